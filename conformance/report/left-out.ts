import type { Report } from '../verdict/report.ts';

/**
 * Says of a rule whether some of its results are counted in a report but not listed. A report lists the same number
 * of results at the most for each rule, so where any are left out, they are those of the rules that have the most.
 */
export function leftOut({
  results,
  omitted = 0,
}: Pick<Report, 'results' | 'omitted'>): (rule: string) => boolean {
  if (omitted === 0) return () => false;
  const listed = new Map<string, number>();
  for (const { rule } of results) listed.set(rule, (listed.get(rule) ?? 0) + 1);
  const most = Math.max(...listed.values());
  return (rule) => listed.get(rule) === most;
}
