import { expect, test } from 'vitest';
import { fault, variant } from './behaviour.ts';
import { faults } from './faults/index.ts';
import { shortcomings } from './matrix.ts';
import { readState } from './reference/index.ts';
import { selfTest } from './run.ts';
import { tryOut } from './trial.ts';
import { variants } from './variants/index.ts';

test('one fault of each rule is found by that rule, and the plain variants raise no alarm', async () => {
  const firstOfRule = [...new Map(faults.toReversed().map((subject) => [subject.rule, subject])).values()];
  const plain = variants.filter(({ id }) => id.startsWith('reference') || id === 'mock');
  const { matrix, misconduct } = await selfTest(firstOfRule, plain);
  expect(shortcomings(matrix)).toEqual([]);
  expect(misconduct).toEqual([]);
  expect(matrix.faults.length).toBe(firstOfRule.length);
});

test('a fault that a rule is wrongly said to find survives', async () => {
  const [wrong] = faults.filter(({ id }) => id === 'config/func_urn/missing');
  const { matrix } = await selfTest([{ ...wrong!, rule: 'times.order' }], []);
  expect(shortcomings(matrix)[0]).toBe(
    'Survived: config/func_urn/missing was to be found by times.order; red: body.required-members.',
  );
});

test('a behaviour that breaks down is an error, not a fault that was found', async () => {
  const broken = fault('broken', 'headers.complete-message', 'It breaks down.', () => ({
    alter: () => {
      throw new Error('oops');
    },
  }));
  await expect(tryOut(broken, await readState())).rejects.toThrow('broken broke down');
});

test('a server that gets nothing but GET, and whose token stays out of the report, shows no misconduct', async () => {
  const trial = await tryOut(
    variant('plain', 'Plain.', () => ({})),
    await readState(),
  );
  expect(trial).toEqual({ verdict: 'conforms', failed: [], warned: [], noted: [], misconduct: [] });
});
