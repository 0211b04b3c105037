import { describe, expect, test } from 'vitest';
import { Gate } from './gate.ts';

/** Sends calls that end when they are told to, and knows how many are under way. */
function calls(gate: Gate, count: number) {
  const open: (() => void)[] = [];
  const done = Promise.all(
    Array.from({ length: count }, () => gate.pass(() => new Promise<void>((resolve) => open.push(resolve)))),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    done,
    underWay: async () => {
      await settle();
      return open.length;
    },
    end: async (number: number) => {
      for (const finish of open.splice(0, number)) finish();
      await settle();
    },
  };
}

describe('how many calls are under way', () => {
  test('is bounded by the concurrency, and the next call takes the place of one that ends', async () => {
    const sent = calls(new Gate(3), 5);
    expect(await sent.underWay()).toBe(3);
    await sent.end(1);
    expect(await sent.underWay()).toBe(3);
    await sent.end(3);
    expect(await sent.underWay()).toBe(1);
    await sent.end(1);
    await sent.done;
  });

  test('is halved by each complaint, down to one, without ending what is under way', async () => {
    const gate = new Gate(4);
    const sent = calls(gate, 10);
    gate.narrow();
    expect(await sent.underWay()).toBe(4);
    await sent.end(3);
    expect(await sent.underWay()).toBe(2);
    gate.narrow();
    gate.narrow();
    await sent.end(2);
    expect(await sent.underWay()).toBe(1);
  });

  test('grows back slowly to what it was, and no further', async () => {
    const gate = new Gate(2);
    gate.narrow();
    for (let call = 0; call < 100; call += 1) await gate.pass(async () => undefined);
    const sent = calls(gate, 5);
    expect(await sent.underWay()).toBe(2);
  });

  test('is not used up by calls that fail', async () => {
    const gate = new Gate(1);
    await expect(gate.pass(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await gate.pass(async () => 'next')).toBe('next');
  });
});

test('no more calls begin in a second than the rate allows', async () => {
  const gate = new Gate(10, 100);
  const start = performance.now();
  await Promise.all(Array.from({ length: 11 }, () => gate.pass(async () => undefined)));
  expect(performance.now() - start).toBeGreaterThanOrEqual(95);
});

test('a target that complains is asked more slowly than before, and more quickly again where it stays calm', async () => {
  const gate = new Gate(1);
  const calls = (count: number) =>
    Promise.all(Array.from({ length: count }, () => gate.pass(async () => undefined)));
  await calls(100);
  const complaint = performance.now();
  gate.slow(complaint);
  // What was under way by then says nothing of the new rate.
  gate.slow(complaint - 1);
  await calls(11);
  expect(performance.now() - complaint).toBeGreaterThanOrEqual(140);
  await calls(300);
  const calm = performance.now();
  await calls(100);
  expect(performance.now() - calm).toBeLessThan(1400);
});

describe('a pause', () => {
  test('holds every call up, those that wait for their turn and those that come later', async () => {
    const gate = new Gate(2);
    const begun: number[] = [];
    const ask = () =>
      gate.pass(async () => {
        begun.push(performance.now());
      });
    const end = performance.now() + 120;
    gate.pause(120);
    await Promise.all([ask(), ask(), ask()]);
    expect(begun.every((time) => time >= end)).toBe(true);
  });

  test('that is asked for while calls wait holds them up, too', async () => {
    const gate = new Gate(3);
    gate.pause(20);
    let begun = 0;
    const waiting = gate.pass(async () => {
      begun = performance.now();
    });
    const end = performance.now() + 150;
    gate.pause(150);
    await waiting;
    expect(begun).toBeGreaterThanOrEqual(end);
  });

  test('ends with an interrupt, and so does waiting for the rate', async () => {
    const interrupt = new AbortController();
    const gate = new Gate(2, 1 / 3600, interrupt.signal);
    gate.pause(3_600_000);
    const calls = Promise.all([1, 2, 3, 4].map((call) => gate.pass(async () => call)));
    interrupt.abort();
    expect(await calls).toEqual([1, 2, 3, 4]);
  });
});
