import type { Report } from '../verdict/report.ts';
import { type Outcome, unremarkable } from '../verdict/result.ts';

/** Says of a rule whether some of its results other than plain passes are counted in a report, but not listed. */
export function leftOut({ results, tallies, omitted = 0 }: LeftOut): (rule: string) => boolean {
  if (omitted === 0) return () => false;
  const listed = new Map<string, number>();
  for (const { rule, outcome } of results)
    if (!unremarkable.has(outcome)) listed.set(rule, (listed.get(rule) ?? 0) + 1);
  return (rule) => {
    const tally = Object.entries(tallies[rule] ?? {}) as [Outcome, number][];
    const counted = tally.reduce((sum, [outcome, count]) => sum + (unremarkable.has(outcome) ? 0 : count), 0);
    return counted > (listed.get(rule) ?? 0);
  };
}

type LeftOut = Pick<Report, 'results' | 'tallies' | 'omitted'>;
