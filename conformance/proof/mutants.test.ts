import { describe, expect, test } from 'vitest';
import type { Subject } from './behaviour.ts';
import { faults } from './faults/index.ts';
import { shortcomings } from './matrix.ts';
import { selfTest } from './run.ts';
import { variants } from './variants/index.ts';

/** Mutants of the rules meet what the self-test tries out, but for that which needs sockets. */
const isInMemory = ({ serve }: Subject) => serve().transmit === undefined;

describe('the suite, tried out in memory', () => {
  const tried = faults.filter(isInMemory);
  const rulesMeant = [...new Set(tried.map(({ rule }) => rule))];

  test.each(rulesMeant)('%s finds each of its faults, and no other rule does', async (meant) => {
    const { matrix, misconduct } = await selfTest(
      tried.filter(({ rule }) => rule === meant),
      [],
    );
    expect(shortcomings(matrix).filter((problem) => !problem.startsWith('No fault shows'))).toEqual([]);
    expect(misconduct).toEqual([]);
  });

  test('no benign variant raises an alarm', async () => {
    const { matrix, misconduct } = await selfTest([], variants.filter(isInMemory));
    expect(matrix.variants.filter(({ alarms }) => alarms.length > 0)).toEqual([]);
    expect(misconduct).toEqual([]);
  });
});
