import { expect, test } from 'vitest';
import { resultOf } from '../report/testing/sample-report.ts';
import { Causes } from './causes.ts';
import type { ReportedFinding } from './report.ts';

const finding = (changes: Partial<ReportedFinding> = {}): ReportedFinding => ({
  where: '/max_async_retry_attempts',
  expected: 'at most 8',
  actual: 'the number 9',
  pointer: '#',
  count: 1,
  ...changes,
});

const urn = { expected: '"urn:fss:a:b"', actual: '"urn:fss:a:c": another version' };
const otherUrn = { expected: '"urn:fss:x:\\"y"', actual: '"urn:fss:z": another version' };
const status = { where: 'status', expected: 'status 200' };

test.each<[string, Partial<ReportedFinding>, Partial<ReportedFinding>, number]>([
  ['another number', {}, { actual: 'the number 10.5' }, 1],
  ['another string, expected or found', urn, otherUrn, 1],
  ['a string that is cut', urn, { ...urn, actual: '"urn:fss:a… (500 characters)' }, 2],
  ['another value of one type', { actual: 'string: "9"' }, { actual: 'string: "none, 1"' }, 1],
  ['another type', { actual: 'string: "9"' }, { actual: 'null: null' }, 2],
  ['another place', {}, { where: '/max_async_event_age_in_seconds' }, 2],
  ['another status', { ...status, actual: 'status 404' }, { ...status, actual: 'status 403' }, 2],
])('two findings that differ by %s', (_what, one, other, count) => {
  const causes = new Causes();
  expect(causes.add(resultOf('a', 'failed', 'urn:1', [finding(one)]))).toBe(true);
  causes.add(resultOf('a', 'failed', 'urn:2', [finding(other)]));
  expect(causes.list).toHaveLength(count);
});

test('functions are counted once each, exactly, and the first one is named', () => {
  const causes = new Causes();
  causes.add(resultOf('a', 'warned', undefined, [finding()]));
  for (let index = 0; index < 5000; index += 1)
    causes.add(resultOf('a', 'failed', `urn:${index}`, [finding(), finding({ actual: 'the number 10' })]));
  expect(causes.list).toMatchObject([
    { outcome: 'failed', functions: 5000, first: 'urn:0' },
    { outcome: 'warned', functions: 0 },
  ]);
});

test('however many differ, as many are told apart as can be listed, and the rest counts as one', () => {
  const causes = new Causes();
  for (let index = 0; index < 2000; index += 1)
    causes.add(resultOf('a', 'failed', `urn:${index}`, [finding({ where: `/${index}` })]));
  const { list } = causes;
  expect(list.length).toBeLessThanOrEqual(501);
  expect(list.reduce((sum, { functions }) => sum + functions, 0)).toBe(2000);
  const united = new Causes();
  united.unite(list);
  united.unite(list);
  expect(united.list.reduce((sum, { functions }) => sum + functions, 0)).toBe(4000);
});
