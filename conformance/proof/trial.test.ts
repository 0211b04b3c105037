import { expect, test } from 'vitest';
import { readState, writeAnswer } from '../reference/index.ts';
import type { Subject } from './behaviour.ts';
import { faults } from './faults/index.ts';
import { shortcomings } from './matrix.ts';
import { selfTest } from './run.ts';
import { tryOut } from './trial.ts';
import { transmitAlways } from './wire.ts';

const base = await readState();

function broken(): never {
  throw new Error('oops');
}

test('a fault that a rule is wrongly said to find survives', async () => {
  const wrong = faults.filter(({ id }) => id === 'config/func_urn/missing');
  const { matrix } = await selfTest(
    wrong.map((fault) => ({ ...fault, rule: 'times.order' })),
    [],
  );
  expect(shortcomings(matrix)[0]).toBe(
    'Survived: config/func_urn/missing was to be found by times.order; red: body.required-members.',
  );
});

test.each<[string, Subject['serve']]>([
  ['in memory', () => ({ alter: broken })],
  ['over sockets', transmitAlways(broken)],
])('a behaviour that breaks down is an error, not a fault that was found: %s', async (_where, serve) => {
  await expect(tryOut({ id: 'broken', sentence: 'It breaks down.', serve }, base)).rejects.toThrow(
    'broken broke down',
  );
});

test('a server without sockets is judged as the same server with sockets is', async () => {
  const subjects = faults.filter(({ id }) => /^(errors\/every|status\/everywhere|identity)/.test(id));
  for (const subject of subjects) {
    const overSockets = { ...subject, serve: () => ({ transmit: writeAnswer, ...subject.serve() }) };
    expect(await tryOut(overSockets, base), subject.id).toEqual(await tryOut(subject, base));
  }
});
