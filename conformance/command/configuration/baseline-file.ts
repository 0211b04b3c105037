import { readFile, writeFile } from 'node:fs/promises';
import { type BaselineEntry, covers } from '../../verdict/baseline.ts';
import type { Report, ReportedResult } from '../../verdict/report.ts';
import type { Outcome } from '../../verdict/result.ts';
import { suggestion, UsageError } from './usage-error.ts';
import { readYaml } from './yaml.ts';

const keys = ['rule', 'function', 'reason', 'expires'] as const;

/**
 * Reads known failures: a YAML list of `rule`, `reason` and, where wanted, `function` and `expires`.
 *
 * @param rules - the ids of all rules.
 * @throws UsageError where the file is not there, an entry is not of that form, or there is no such rule.
 */
export async function readBaseline(file: string, rules: readonly string[]): Promise<BaselineEntry[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`the baseline ${file} cannot be read; --update-baseline writes one.`);
  });
  const entries = (await readYaml(text, file)) ?? [];
  if (!Array.isArray(entries))
    throw new UsageError(`${file}: expected a list of entries with rule and reason.`);
  return entries.map((entry: unknown, index) => readEntry(entry, `${file}, entry ${index + 1}`, rules));
}

function readEntry(entry: unknown, place: string, rules: readonly string[]): BaselineEntry {
  if (typeof entry !== 'object' || entry === null)
    throw new UsageError(`${place}: expected rule and reason.`);
  for (const [key, value] of Object.entries(entry)) {
    if (!(keys as readonly string[]).includes(key)) {
      throw new UsageError(`${place}: there is no key ${key}${suggestion(key, keys)}`);
    }
    if (typeof value !== 'string' || value === '') throw new UsageError(`${place}: ${key} must be a string.`);
  }
  const { rule, reason, expires } = entry as Partial<BaselineEntry>;
  if (rule === undefined || reason === undefined)
    throw new UsageError(`${place}: rule and reason are needed.`);
  if (!rules.includes(rule)) {
    throw new UsageError(
      `${place}: there is no rule ${rule}${suggestion(rule, rules) || '; --list shows them all.'}`,
    );
  }
  if (reason.startsWith(unexplained) && expires === undefined)
    throw new UsageError(`${place}: say why, in reason, or give the day on which it expires.`);
  if (expires !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(expires)) {
    throw new UsageError(`${place}: expires must be a date such as 2030-01-31.`);
  }
  return entry as BaselineEntry;
}

/** With more functions than this that fail a rule, one entry is written for all of them. */
const mostOfRule = 20;

/** How long a failure is accepted before somebody says why, in days. */
const unexplainedDays = 30;

/** How the reason of an entry begins that nobody has explained yet. */
const unexplained = 'to be explained';

const introduction = `# Known failures. A run fails on an entry that no longer holds, and on one that has expired.
#   rule      the rule, by its id
#   function  the URN of a function, * standing for any characters; every function and the environment without it
#   reason    why it is accepted
#   expires   the last day on which it is, as YYYY-MM-DD; give each entry one
`;

/**
 * Writes the failures of a run as a baseline with which the same run would be green. Entries that still fail keep their
 * reason and, as long as it has not passed, their date; the others go. What is new is accepted for 30 days.
 *
 * @returns how many entries the baseline has now.
 */
export async function writeBaseline(
  file: string,
  report: Report,
  before: readonly BaselineEntry[],
): Promise<number> {
  const counted: readonly Outcome[] =
    report.configuration.strict === true ? ['failed', 'known', 'warned'] : ['failed', 'known'];
  const entries = Object.entries(report.tallies).flatMap(([rule, tally]) => {
    const broken = report.results.filter(
      (result) => result.rule === rule && counted.includes(result.outcome),
    );
    const amount = counted.reduce((sum, outcome) => sum + (tally[outcome] ?? 0), 0);
    return entriesFor(broken, amount, before, Date.parse(report.startedAt));
  });
  const { stringify } = (await import('yaml')).default;
  await writeFile(file, introduction + stringify(entries));
  return entries.length;
}

/**
 * The entries of one rule.
 *
 * @param broken - its results that are to be covered, as far as the report lists them.
 * @param amount - how many there are.
 * @param now - in milliseconds since 1970.
 */
function entriesFor(
  broken: readonly ReportedResult[],
  amount: number,
  before: readonly BaselineEntry[],
  now: number,
): BaselineEntry[] {
  const expires = dayOf(now + unexplainedDays * 86_400_000);
  const known = new Set<BaselineEntry>();
  const unknown = broken.filter((result) => {
    const entry = before.find((each) =>
      covers(each, { rule: { id: result.rule }, functionUrn: result.function }),
    );
    if (entry !== undefined) known.add(entry);
    return entry === undefined;
  });
  const kept = [...known].map((entry) =>
    entry.expires !== undefined && entry.expires < dayOf(now) ? { ...entry, expires } : entry,
  );
  const added = ({ rule, function: functionUrn, findings: [finding] }: ReportedResult): BaselineEntry => ({
    rule,
    ...(functionUrn !== undefined && { function: functionUrn }),
    reason: `${unexplained}: ${finding?.where} is ${finding?.actual}`,
    expires,
  });
  const isListed = amount === broken.length && unknown.length <= mostOfRule;
  const [first] = unknown.length > 0 ? unknown : broken;
  if (isListed || first === undefined) return [...kept, ...unknown.map(added)];
  const { function: _one, reason, ...all } = added(first);
  return [...kept, { ...all, reason: `${reason}, for one of ${amount}` }];
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
