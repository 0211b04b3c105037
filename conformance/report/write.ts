import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toHar } from '../reading/har.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import type { Comparison } from './compare.ts';
import { renderPage } from './html/page.ts';
import { toJunit } from './junit.ts';
import { singleRun } from './merge.ts';
import { toSummary } from './summary.ts';

/**
 * Writes a run's reports: `report.json`, `report.html`, `junit.xml`, `summary.md` and `exchanges.har`.
 *
 * @param directory - is made where it is not there.
 * @param comparison - with earlier reports, for `report.html`.
 * @throws the error of the file system where it cannot be written.
 */
export async function writeReports(
  { report, exchanges }: RunOutcome,
  directory: string,
  comparison?: Comparison,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const har = toHar(exchanges);
  const page = {
    ...singleRun({ report, exchanges: har.log.entries }),
    ...(comparison !== undefined && { comparison }),
  };
  const files = {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'report.html': renderPage(page),
    'junit.xml': toJunit(report),
    'summary.md': toSummary(report),
    'exchanges.har': `${JSON.stringify(har, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
}
