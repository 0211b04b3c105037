import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../verdict/report.ts';
import type { Outcome } from '../verdict/result.ts';
import { exitCodes, type Verdict } from '../verdict/verdict.ts';
import { ReportFileError } from './report-file.ts';
import { bySeverity, worst } from './severity.ts';

/** What became of each rule in one run, a few kilobytes that can be collected over time. */
export interface Results {
  readonly resultsVersion: 1;
  readonly tool: Report['tool'];
  readonly contract: Report['contract'];
  /** The target's name. */
  readonly target: string;
  readonly startedAt: string;
  readonly verdict: Verdict;
  /** The verdict in one sentence. */
  readonly summary: string;
  /** The worst outcome of each rule, by its ID. */
  readonly rules: { readonly [id: string]: Outcome };
}

/** A report, cut down to what became of each rule. */
export function toResults({
  tool,
  contract,
  target,
  startedAt,
  verdict,
  summary,
  ...report
}: Report): Results {
  const rules = report.rules.flatMap(({ id }) => {
    const outcome = worst(Object.keys(report.tallies[id] ?? {}) as Outcome[]);
    return outcome === undefined ? [] : [[id, outcome] as const];
  });
  return {
    resultsVersion: 1,
    tool,
    contract,
    target: target.name,
    startedAt,
    verdict,
    summary,
    rules: Object.fromEntries(rules),
  };
}

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
