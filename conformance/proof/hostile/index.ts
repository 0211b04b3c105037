import { readState } from '../../reference/index.ts';
import { reportOn } from '../trial.ts';
import { echoes } from './echoes.ts';
import type { Hostile } from './hostile.ts';
import { inputsFrom } from './inputs.ts';
import { targets } from './targets.ts';

/** Everything hostile: servers, and files, some of which are made from a report that is right. */
export async function hostiles(): Promise<readonly Hostile[]> {
  const { report } = await reportOn(
    { id: 'right', sentence: 'It is right.', serve: () => ({}) },
    await readState(),
  );
  return [...targets, ...echoes, ...inputsFrom(report)];
}
