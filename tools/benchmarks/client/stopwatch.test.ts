import { describe, expect, test } from 'vitest';
import { median, race } from './stopwatch.ts';

describe('the median', () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (numbers, middle) => expect(median(numbers)).toBe(middle));

  test('of nothing is no number', () => expect(median([])).toBeNaN());
});

test('a race calls every contender and waits for those that are asynchronous', async () => {
  let finished = 0;
  const spin = (times: number) => {
    let sum = 0;
    for (let i = 0; i < times; i++) sum += Math.sqrt(i);
    return sum;
  };
  const times = await race({
    fast: () => spin(10),
    slow: () => spin(100_000),
    asynchronous: async () => {
      await Promise.resolve();
      finished++;
    },
  });
  expect(times.fast).toBeGreaterThan(0);
  expect(times.slow).toBeGreaterThan(times.fast);
  expect(finished).toBeGreaterThan(0);
});
