import { describe, expect, test } from 'vitest';
import { limits } from '../exchange/limits.ts';
import { configuration, conversation, judgeBy } from '../testing/conversation.ts';

/** The first of several answers, and a later one that differs in some members. */
function pair(first: object, later: object) {
  const { ofFunction } = conversation((answer, { name }, repetition) =>
    name === 'known-function'
      ? { ...answer, body: { ...configuration, ...(repetition === 1 ? first : later) } }
      : answer,
  );
  return ofFunction.filter(({ probe }) => probe === 'known-function').slice(0, 2);
}

const values = 'idempotence.values';
const lastModified = 'idempotence.last-modified';

describe('two answers are enough', () => {
  test('to see a value that changes', () => {
    const result = judgeBy(values, pair({}, { max_async_retry_attempts: 0 }));
    expect(result?.findings.map(({ where }) => where)).toEqual(['/max_async_retry_attempts']);
  });

  test('to see that reading counts as a change', () => {
    expect(judgeBy(lastModified, pair({}, { last_modified: '2022-01-01T00:00:00Z' }))?.outcome).toBe(
      'failed',
    );
  });

  test('and one is not', () => {
    expect(judgeBy(values, pair({}, {}).slice(0, 1))?.outcome).toBe('not-applicable');
  });
});

describe('values that are no times', () => {
  test.each([
    ['texts', 'one', 'another'],
    ['a time and a text', '2021-03-04T14:50:02+08:00', 'yesterday'],
    ['a text and a time', 'yesterday', '2021-03-04T14:50:02+08:00'],
    ['a time and a number', '2021-03-04T14:50:02+08:00', 5],
    ['a number and a time', 5, '2021-03-04T14:50:02+08:00'],
    ['a list and a time', ['2021-03-04T14:50:02+08:00'], '2021-03-04T14:50:02+08:00'],
    ['nothing and a time', undefined, '2021-03-04T14:50:02+08:00'],
  ])('are compared as they are: %s', (_what, one, other) => {
    expect(judgeBy(values, pair({ note: one }, { note: other }))?.outcome).toBe('failed');
    expect(judgeBy(values, pair({ note: one }, { note: one }))?.outcome).toBe('passed');
  });
});

test('of many changes only as many are named as anybody reads', () => {
  const members = (value: number) =>
    Object.fromEntries(Array.from({ length: 2 * limits.findings }, (_, index) => [`member_${index}`, value]));
  expect(judgeBy(values, pair(members(1), members(2)))?.findings).toHaveLength(limits.findings);
});
