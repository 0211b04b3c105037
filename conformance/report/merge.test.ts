import { describe, expect, test } from 'vitest';
import { fitting } from '../verdict/editions.ts';
import type { Report } from '../verdict/report.ts';
import { mergeRuns, type RecordedRun } from './merge.ts';
import { reportOf, resultOf } from './testing/sample-report.ts';

const run = (report: Report): RecordedRun => ({ report, exchanges: [] });
const merge = (...reports: readonly Report[]) => mergeRuns(reports.map(run)).merged;
const passing = reportOf([resultOf('a', 'passed', 'urn:1')]);
const failing = reportOf([resultOf('a', 'failed', 'urn:1')]);
const untested = reportOf([resultOf('a', 'untested')]);

describe('merging runs', () => {
  test.each([
    ['violates where one violates', [passing, untested, failing], 'violates', 1],
    ['is untested where one is, and none violates', [passing, untested], 'untested', 3],
    ['conforms where all do', [passing, passing], 'conforms', 0],
  ] as const)('%s', (_, reports, verdict, exitCode) => {
    expect(merge(...reports)).toMatchObject({ verdict, exitCode });
  });

  test('keeps a single run as it is', () => {
    expect(merge(failing)).toMatchObject({
      reports: [failing],
      summary: failing.summary,
      counts: failing.counts,
    });
  });

  test('adds up the outcomes, and says in words how many runs ended how', () => {
    const merged = merge(passing, failing, failing);
    expect(merged.counts).toMatchObject({ passed: 1, failed: 2 });
    expect(merged.summary).toBe('Of 3 runs, 2 break the contract, 1 keeps it.');
  });

  test('puts runs into the order in which they began', () => {
    const later = reportOf([resultOf('a', 'passed')], { startedAt: '2026-02-01T00:00:00.000Z' });
    expect(merge(later, passing).reports).toEqual([passing, later]);
  });
});

describe('merging shards', () => {
  const shard = (number: number, of: number, functionUrn: string, changes: Partial<Report> = {}) =>
    reportOf([resultOf('environment-rule', 'passed'), resultOf('a', 'passed', functionUrn)], {
      configuration: { shard: `${number}/${of}` },
      ...changes,
    });

  test('makes one run of them, with the functions of all and the environment once', () => {
    const [merged, ...others] = merge(shard(2, 2, 'urn:2'), shard(1, 2, 'urn:1')).reports;
    expect(others).toEqual([]);
    expect(merged).toMatchObject({ verdict: 'conforms', target: { functions: 2 }, counts: { passed: 3 } });
    expect(merged?.results.map((result) => result.function)).toEqual([undefined, 'urn:1', 'urn:2']);
  });

  test('is untested where a shard is missing, and names it', () => {
    const merged = merge(shard(1, 3, 'urn:1'), shard(3, 3, 'urn:3'));
    expect(merged).toMatchObject({ verdict: 'untested', exitCode: 3 });
    expect(merged.summary).toContain('Shard 2 of 3 is missing');
  });

  test('names few of many shards that are missing, in no time', () => {
    const { summary } = merge(shard(2, 4294967295, 'urn:1'));
    expect(summary).toContain(
      'Shards 1, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 4294967284 more of 4294967295 are missing',
    );
  });

  test.each(['5/3', '0/2', `1/${'9'.repeat(400)}`, '1/0'])('%s is no shard', (number) => {
    const { verdict } = merge(reportOf([resultOf('a', 'passed')], { configuration: { shard: number } }));
    expect(verdict).toBe('conforms');
  });

  test('violates where a shard does, even if another is missing', () => {
    const broken = reportOf([resultOf('a', 'failed', 'urn:1')], { configuration: { shard: '1/2' } });
    expect(merge(broken).verdict).toBe('violates');
  });

  test('keeps the worst of what each shard says of the environment', () => {
    const other = reportOf([resultOf('environment-rule', 'failed')], { configuration: { shard: '2/2' } });
    const merged = merge(shard(1, 2, 'urn:1'), other);
    expect(merged.counts).toMatchObject({ passed: 1, failed: 1 });
    expect(merged.verdict).toBe('violates');
  });

  test('keeps shards of other targets, other days and other numbers of shards apart', () => {
    const day = { startedAt: '2026-03-01T00:00:00.000Z' };
    const production = { target: { ...passing.target, name: 'production' } };
    const merged = merge(
      ...[shard(1, 2, 'urn:1'), shard(2, 2, 'urn:2')],
      ...[shard(1, 2, 'urn:1', day), shard(2, 2, 'urn:2', day)],
      ...[shard(1, 2, 'urn:1', production), shard(2, 2, 'urn:2', production)],
      shard(1, 1, 'urn:1'),
    );
    expect(merged.reports.map(({ target }) => target.functions)).toEqual([2, 2, 1, 2]);
  });

  test('tells the exchanges of the shards apart', () => {
    const finding = {
      where: 'status',
      expected: 'a',
      actual: 'b',
      pointer: '#',
      count: 1,
      exchange: 'probe',
    };
    const broken = (number: number) =>
      reportOf([resultOf(`rule${number}`, 'failed', undefined, [finding])], {
        configuration: { shard: `${number}/2` },
      });
    const [report] = merge(broken(1), broken(2)).reports;
    expect(report?.results.map(({ findings }) => findings[0]?.exchange)).toEqual([
      'shard-1/probe',
      'shard-2/probe',
    ]);
  });

  test('calls an entry of a baseline stale only where no shard meets it', () => {
    const note = { rule: 'a', reason: 'known since May' };
    const stale = { stale: [note], expired: [] };
    const notMet = shard(1, 2, 'urn:1', { baseline: stale, verdict: 'violates' });
    const met = reportOf([resultOf('a', 'known', 'urn:2')], {
      configuration: { shard: '2/2' },
      baseline: { stale: [], expired: [] },
    });
    expect(merge(notMet, met)).toMatchObject({ verdict: 'conforms', reports: [{ baseline: { stale: [] } }] });
    const alsoNotMet = shard(2, 2, 'urn:2', { baseline: stale, verdict: 'violates' });
    expect(merge(notMet, alsoNotMet)).toMatchObject({ verdict: 'violates', reports: [{ baseline: stale }] });
  });

  test('takes a rule for exercised where one shard exercises it', () => {
    const rules = (exercised: boolean) => passing.rules.map((rule) => ({ ...rule, exercised }));
    const required = (number: number, exercised: boolean) =>
      shard(number, 2, `urn:${number}`, {
        configuration: { shard: `${number}/2`, 'require-exercised': true },
        rules: rules(exercised),
        verdict: exercised ? 'conforms' : 'untested',
      });
    expect(merge(required(1, false), required(2, true))).toMatchObject({
      verdict: 'conforms',
      reports: [{ rules: rules(true) }],
    });
    expect(merge(required(1, false), required(2, false)).verdict).toBe('untested');
  });

  test('adds up how far interrupted shards came', () => {
    const interrupted = shard(1, 2, 'urn:1', { interrupted: { functionsDone: 0 }, verdict: 'untested' });
    const [report] = merge(interrupted, shard(2, 2, 'urn:2')).reports;
    expect(report).toMatchObject({ verdict: 'untested', interrupted: { functionsDone: 1 } });
  });

  test('says of editions what holds for all shards', () => {
    const place = (broken: { base: number; china: number }, actual?: string) => ({
      where: '/age',
      keyword: 'minimum',
      asked: { base: 60, china: 0 },
      broken,
      ...(actual !== undefined && { actual }),
    });
    const shardOf = (number: number, wrongInAll: number, ...places: readonly ReturnType<typeof place>[]) => {
      const broken = { base: wrongInAll + (places[0]?.broken.base ?? 0), china: wrongInAll };
      const editions = { profiles: ['base', 'china'], functions: 3, broken, wrongInAll, places };
      return shard(number, 2, `urn:${number}`, { editions });
    };
    const tooYoung = shardOf(1, 0, place({ base: 2, china: 0 }, 'the number 10'));
    const [merged = passing] = merge(tooYoung, shardOf(2, 0, place({ base: 0, china: 0 }))).reports;
    expect(merged.editions).toMatchObject({ functions: 6, broken: { base: 2, china: 0 } });
    expect(merged.editions?.places).toEqual([place({ base: 2, china: 0 }, 'the number 10')]);
    expect(fitting(merged)).toEqual(['china']);
    const [wrong = passing] = merge(tooYoung, shardOf(2, 1, place({ base: 0, china: 0 }))).reports;
    expect(fitting(wrong)).toEqual([]);
  });
});
