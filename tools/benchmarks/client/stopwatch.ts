/** Something to be timed. It may be asynchronous. */
export type Work = () => unknown;

const rounds = 15;

/** How long one round takes, in milliseconds. */
const roundTime = 60;

/**
 * Times contenders one after the other, round by round, so that whatever else the machine does hits all of them.
 *
 * @returns microseconds per call, the median of the rounds, by the name of the contender.
 */
export async function race<Name extends string>(
  contenders: Readonly<Record<Name, Work>>,
): Promise<Record<Name, number>> {
  const entries = Object.entries(contenders) as Array<[Name, Work]>;
  const times = new Map<Name, number[]>(entries.map(([name]) => [name, []]));
  // The first round warms up, and does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, work] of entries) {
      const time = await timeRound(work);
      if (round > 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries(entries.map(([name]) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

async function timeRound(work: Work): Promise<number> {
  const isAsync = work() instanceof Promise;
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < roundTime) {
    for (let call = 0; call < 20; call++) {
      if (isAsync) await work();
      else work();
    }
    calls += 20;
  }
  return ((performance.now() - start) * 1000) / calls;
}

/** The middle of some numbers; the mean of the two middle ones where there is no middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}
