import type { Report } from '../verdict/report.ts';

/** Says of a rule whether some of its results other than plain passes are counted in a report, but not listed. */
export function leftOut({ results, tallies, omitted = 0 }: LeftOut): (rule: string) => boolean {
  if (omitted === 0) return () => false;
  const listed = new Map<string, number>();
  for (const { rule, outcome } of results)
    if (!plain.has(outcome)) listed.set(rule, (listed.get(rule) ?? 0) + 1);
  return (rule) => {
    const {
      passed: _passed,
      'not-exercised': _idle,
      'not-applicable': _unasked,
      ...others
    } = tallies[rule] ?? {};
    const counted = Object.values(others).reduce((sum, count) => sum + count, 0);
    return counted > (listed.get(rule) ?? 0);
  };
}

/** Outcomes that are not listed for each function, or not at all. */
const plain: ReadonlySet<string> = new Set(['passed', 'not-exercised', 'not-applicable']);

type LeftOut = Pick<Report, 'results' | 'tallies' | 'omitted'>;
