import { baseContract } from '../contract/contract.ts';
import type { RuleDescription } from '../index.ts';
import { readState } from '../reference/index.ts';
import { rulesFor } from '../rules/index.ts';
import type { Fault, Subject, Variant } from './behaviour.ts';
import { faultRow, type KillMatrix, killMatrix, variantRow } from './matrix.ts';
import { type Trial, tryOut } from './trial.ts';

/** How many servers run at once. Most of them spend most of their time waiting. */
const parallel = 8;

/** The outcome of a self-test. */
export interface SelfTest {
  readonly matrix: KillMatrix;
  /** What the suite did that it must never do, one sentence each. */
  readonly misconduct: readonly string[];
}

/**
 * Runs the suite against every fault and every variant, each on a server of its own, and puts the matrix together.
 *
 * @param onProgress is told how many of the servers have been tried.
 */
export async function selfTest(
  faults: readonly Fault[],
  variants: readonly Variant[],
  onProgress: (done: number) => void = () => undefined,
): Promise<SelfTest> {
  const rules: readonly RuleDescription[] = rulesFor(baseContract());
  const base = await readState();
  const trials = new Map<Subject, Trial>();
  // Those that wait come first, so that none of them is left to wait for in the end.
  const queue = [...variants.toReversed(), ...faults.toReversed()].values();
  const work = async () => {
    for (const subject of queue) {
      trials.set(subject, await tryOut(subject, base));
      onProgress(trials.size);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  const trialOf = (subject: Subject): Trial => {
    const trial = trials.get(subject);
    if (trial === undefined) throw new Error(`${subject.id} was not tried.`);
    return trial;
  };
  return {
    matrix: killMatrix(
      rules,
      faults.map((fault) => faultRow(fault, trialOf(fault), rules)),
      variants.map((variant) => variantRow(variant, trialOf(variant))),
    ),
    misconduct: [...trials].flatMap(([{ id }, { misconduct }]) =>
      misconduct.map((what) => `${id}: the suite ${what}.`),
    ),
  };
}
