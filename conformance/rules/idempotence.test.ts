import { expect, test } from 'vitest';
import { limits } from '../exchange/limits.ts';
import { answered, judgeBy } from '../testing/exchange.ts';

test.each(['idempotence.values', 'idempotence.last-modified'])(
  '%s compares: one answer is not enough',
  (id) => {
    expect(judgeBy(id, [answered()])?.outcome).toBe('not-applicable');
    expect(judgeBy(id, [answered(), answered()])?.outcome).toBe('passed');
  },
);

test('of many members that the document does not list only as many are named as anybody reads', () => {
  const members = (value: number) =>
    Object.fromEntries(Array.from({ length: 2 * limits.findings }, (_, index) => [`member_${index}`, value]));
  const exchanges = [answered(members(1)), answered(members(2))];
  expect(judgeBy('drift.unlisted-members', exchanges)?.findings).toHaveLength(limits.findings);
});

test('what the document does not list may change from answer to answer, beside so much that not all is kept', () => {
  const numbers = Array.from({ length: limits.jsonValues + 100 }, (_, index) => [`member_${index}`, 1]);
  const [inOrder, reversed] = [Object.fromEntries(numbers), Object.fromEntries(numbers.toReversed())];
  const outcome = (other: { readonly [name: string]: unknown }) =>
    judgeBy('idempotence.values', [answered(inOrder), answered(other)])?.outcome;
  expect(outcome({ ...reversed, member_0: 2 })).toBe('passed');
  expect(outcome({ ...reversed, max_async_retry_attempts: 1 })).toBe('failed');
});
