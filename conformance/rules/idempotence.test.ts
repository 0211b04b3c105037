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

test('of many changes only as many are named as anybody reads', () => {
  const members = (value: number) =>
    Object.fromEntries(Array.from({ length: 2 * limits.findings }, (_, index) => [`member_${index}`, value]));
  const exchanges = [answered(members(1)), answered(members(2))];
  expect(judgeBy('idempotence.values', exchanges)?.findings).toHaveLength(limits.findings);
  expect(judgeBy('drift.unlisted-members', exchanges)?.findings).toHaveLength(limits.findings);
});
