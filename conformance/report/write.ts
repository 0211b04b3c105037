import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunOutcome } from '../run.ts';
import { compareReports } from './compare.ts';
import { toHar } from './har.ts';
import { renderPage } from './html/page.ts';
import { toJunit } from './junit.ts';
import { mergeRuns } from './merge.ts';
import type { Report } from './report.ts';
import { toSummary } from './summary.ts';

/**
 * Writes a run's reports: `report.json`, `report.html`, `junit.xml`, `summary.md` and `exchanges.har`.
 *
 * @param directory - is made where it is not there.
 * @param earlier - reports to compare with in `report.html`.
 * @throws the error of the file system where it cannot be written.
 */
export async function writeReports(
  { report, exchanges, redactor }: RunOutcome,
  directory: string,
  earlier?: readonly Report[],
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const har = toHar(exchanges, redactor);
  const merge = mergeRuns([{ report, exchanges: har.log.entries }]);
  const comparison = earlier && compareReports(earlier, merge.merged.reports);
  const files = {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'report.html': renderPage({ ...merge, ...(comparison !== undefined && { comparison }) }),
    'junit.xml': toJunit(report),
    'summary.md': toSummary(report),
    'exchanges.har': `${JSON.stringify(har, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
}
