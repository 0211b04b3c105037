import { readFile, writeFile } from 'node:fs/promises';
import type { BaselineEntry } from '../../verdict/baseline.ts';
import type { Report } from '../../verdict/report.ts';
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
  if (expires !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(expires)) {
    throw new UsageError(`${place}: expires must be a date such as 2030-01-31.`);
  }
  return entry as BaselineEntry;
}

/**
 * Writes the failures of a run as a baseline. Entries that still fail keep their reason and date; the others go.
 *
 * @returns how many entries the baseline has now.
 */
export async function writeBaseline(
  file: string,
  report: Report,
  before: readonly BaselineEntry[],
): Promise<number> {
  const failed = report.results.filter(({ outcome }) => outcome === 'failed' || outcome === 'known');
  const entries = failed.map((result): BaselineEntry => {
    const known = before.find(
      (entry) =>
        entry.rule === result.rule && (entry.function === undefined || entry.function === result.function),
    );
    const [finding] = result.findings;
    const reason = `to be explained: ${finding?.where} is ${finding?.actual}`;
    return (
      known ?? {
        rule: result.rule,
        ...(result.function !== undefined && { function: result.function }),
        reason,
      }
    );
  });
  const { stringify } = await import('yaml');
  const unique = [...new Set(entries)];
  await writeFile(
    file,
    `# Known failures: rule, function, why, and until when. A run fails on an entry that no longer holds.\n${stringify(unique)}`,
  );
  return unique.length;
}
