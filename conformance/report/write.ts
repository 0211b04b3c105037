import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunOutcome } from '../run.ts';
import { toHar } from './har.ts';
import { toJunit } from './junit.ts';
import { toSummary } from './summary.ts';

/**
 * Writes a run's reports: `report.json`, `junit.xml`, `summary.md` and `exchanges.har`.
 *
 * @param directory - is made where it is not there.
 * @throws the error of the file system where it cannot be written.
 */
export async function writeReports(
  { report, exchanges, redactor }: RunOutcome,
  directory: string,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const files = {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'junit.xml': toJunit(report),
    'summary.md': toSummary(report),
    'exchanges.har': `${JSON.stringify(toHar(exchanges, redactor), null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
}
