import type { Cost } from './measure.ts';

/** Something to be measured. */
export type Contender<T extends Cost = Cost> = () => Promise<T>;

/**
 * Measures contenders by turns, round by round, so that whatever else the machine does hits all of them.
 *
 * @returns the least of the rounds, since noise only adds to them, by the name of the contender.
 */
export async function compare<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  rounds: number,
): Promise<Record<Name, Cost>> {
  const entries = Object.entries(contenders) as [Name, Contender][];
  const costs = new Map<Name, Cost[]>(entries.map(([name]) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, contender] of entries) {
      console.error(`  ${name}, round ${round} of ${rounds}`);
      costs.get(name)?.push(await contender());
    }
  }
  return Object.fromEntries(entries.map(([name]) => [name, leastOf(costs.get(name) ?? [])])) as Record<
    Name,
    Cost
  >;
}

/** The least of each figure. */
export function leastOf(costs: readonly Cost[]): Cost {
  const cpu = costs.flatMap((cost) => cost.cpu ?? []);
  const memory = costs.flatMap((cost) => cost.memory ?? []);
  return {
    wall: Math.min(...costs.map(({ wall }) => wall)),
    ...(cpu.length > 0 && { cpu: Math.min(...cpu) }),
    ...(memory.length > 0 && { memory: Math.min(...memory) }),
  };
}
