import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes } from '../verdict/verdict.ts';
import { ReportFileError } from './report-file.ts';
import type { Results } from './results.ts';
import { bySeverity } from './severity.ts';

/**
 * Reads the results that were collected in a folder, whatever their files are called and in whichever folder they are.
 *
 * @returns in the order in which the runs began.
 * @throws ReportFileError where the folder cannot be read or has none, or a `results.json` cannot be read as one.
 */
export async function readHistory(folder: string): Promise<readonly Results[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => {
    throw new ReportFileError(folder, 'cannot be read as a folder.');
  });
  const files = entries.filter((entry) => entry.endsWith('.json')).sort();
  const found = await Promise.all(files.map((file) => readResults(join(folder, file))));
  const results = found.flatMap((each) => each ?? []);
  if (results.length === 0) throw new ReportFileError(folder, 'has no results.json; each run writes one.');
  return results.sort((a, b) => a.startedAt.localeCompare(b.startedAt));
}

/** The results of a file; `undefined` where it is something else. */
async function readResults(file: string): Promise<Results | undefined> {
  const content = await readFile(file, 'utf8')
    .then((text): unknown => JSON.parse(text))
    .catch(() => undefined);
  if (isResults(content)) return content;
  if (/(^|[\\/])results\.json$/.test(file))
    throw new ReportFileError(file, 'does not hold results of a run.');
  return undefined;
}

function isResults(content: unknown): content is Results {
  if (typeof content !== 'object' || content === null) return false;
  const { resultsVersion, target, startedAt, verdict, summary, rules } = content as {
    readonly [name in keyof Results]?: unknown;
  };
  return (
    resultsVersion === 1 &&
    [target, startedAt, summary].every((text) => typeof text === 'string') &&
    Object.hasOwn(exitCodes, String(verdict)) &&
    typeof rules === 'object' &&
    rules !== null &&
    Object.values(rules).every((outcome) => (bySeverity as readonly unknown[]).includes(outcome))
  );
}
