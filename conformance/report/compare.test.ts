import { describe, expect, test } from 'vitest';
import { detailedFunctions } from '../verdict/judge.ts';
import type { Outcome } from '../verdict/result.ts';
import { compareReports, comparisonSummary } from './compare.ts';
import { reportOf, resultOf } from './testing/sample-report.ts';

const kinds = (before: Outcome | undefined, after: Outcome | undefined) => {
  const report = (outcome: Outcome | undefined) =>
    reportOf(outcome === undefined ? [] : [resultOf('a', outcome, 'urn:1')]);
  const { pairs } = compareReports([report(before)], [report(after)]);
  return pairs.flatMap(({ changes }) => changes.map(({ kind }) => kind));
};

describe('comparing with an earlier run', () => {
  test.each([
    ['passed', 'failed', 'newly-broken'],
    ['passed', 'warned', 'newly-broken'],
    [undefined, 'failed', 'newly-broken'],
    ['untested', 'failed', 'newly-broken'],
    ['failed', 'passed', 'newly-fixed'],
    ['known', 'passed', 'newly-fixed'],
    ['failed', 'failed', 'still-broken'],
    ['failed', 'known', 'still-broken'],
    ['warned', 'untested', 'no-longer-judged'],
    ['failed', undefined, 'no-longer-judged'],
  ] as const)('%s, then %s: %s', (before, after, kind) => {
    expect(kinds(before, after)).toEqual([kind]);
  });

  test.each([
    ['passed', 'passed'],
    ['passed', 'noted'],
    ['passed', 'not-applicable'],
    [undefined, 'passed'],
    ['untested', 'passed'],
  ] as const)('%s, then %s: no change', (before, after) => {
    expect(kinds(before, after)).toEqual([]);
  });

  test('tells the functions and the environment apart', () => {
    const before = reportOf([resultOf('a', 'failed'), resultOf('a', 'passed', 'urn:1')]);
    const after = reportOf([resultOf('a', 'passed'), resultOf('a', 'failed', 'urn:1')]);
    expect(comparisonSummary(compareReports([before], [after]))).toBe(
      '1 newly broken, 1 newly fixed, 0 still broken',
    );
  });

  test('takes passes that a report of many functions does not list as passes', () => {
    const { target } = reportOf([]);
    const many = { target: { ...target, functions: detailedFunctions + 1 } };
    const before = reportOf([resultOf('a', 'failed', 'urn:1')], many);
    const after = { ...before, results: [resultOf('a', 'failed', 'urn:2')] };
    const [pair] = compareReports([before], [after]).pairs;
    expect(pair?.changes).toMatchObject([
      { kind: 'newly-fixed', function: 'urn:1' },
      { kind: 'newly-broken', function: 'urn:2', before: 'passed' },
    ]);
  });

  test('says nothing of functions whose results a report leaves out', () => {
    const { target } = reportOf([]);
    const target51 = { ...target, functions: detailedFunctions + 1 };
    const many = { target: target51, omitted: 7, tallies: { a: { failed: 8 } } };
    const before = reportOf([resultOf('a', 'failed', 'urn:1')], many);
    const after = { ...before, results: [resultOf('a', 'failed', 'urn:2')] };
    expect(compareReports([before], [after]).pairs[0]?.changes).toEqual([]);
  });

  test('matches several targets by name, the latest run of each', () => {
    const run = (name: string, startedAt: string, outcome: Outcome) =>
      reportOf([resultOf('a', outcome)], { startedAt, target: { ...reportOf([]).target, name } });
    const earlier = [run('staging', '2026-01-01', 'passed'), run('staging', '2026-01-02', 'failed')];
    const later = [run('production', '2026-01-03', 'failed'), run('staging', '2026-01-03', 'passed')];
    const comparison = compareReports(earlier, later);
    expect(comparison.withoutEarlier).toEqual(['production']);
    expect(comparison.pairs).toMatchObject([
      { earlier: earlier[1], later: later[1], changes: [{ kind: 'newly-fixed' }] },
    ]);
  });

  test('compares one run with one run, whatever their targets are called', () => {
    const before = reportOf([resultOf('a', 'passed')], { target: { ...reportOf([]).target, name: 'old' } });
    expect(compareReports([before], [reportOf([resultOf('a', 'failed')])]).pairs).toHaveLength(1);
  });
});
