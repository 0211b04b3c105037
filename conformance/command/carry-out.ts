import { type RunControl, RunError } from '../run.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import type { Stage } from '../verdict/stage.ts';
import type { Configuration } from './configuration/configuration.ts';
import { execute } from './execute.ts';
import { printProblem } from './output.ts';
import type { ProgressLine } from './progress.ts';

/** How a run ended. */
export interface End {
  readonly outcome: RunOutcome;
  /** Why the suite itself failed meanwhile, where it did. */
  readonly failure?: RunError;
}

/**
 * Runs what a configuration asks for, Schemathesis included.
 *
 * @param progress - makes way where something else has to be said.
 * @throws what keeps a run from beginning.
 */
export async function carryOut(
  configuration: Configuration,
  progress: ProgressLine,
  control: RunControl,
): Promise<End> {
  try {
    return { outcome: await execute(configuration, await stagesOf(configuration, progress), control) };
  } catch (error) {
    if (error instanceof RunError) return { outcome: error.outcome, failure: error };
    throw error;
  }
}

/** Schemathesis's runner is loaded only where it is wanted. */
async function stagesOf({ generation }: Configuration, progress: ProgressLine): Promise<Stage[]> {
  if (generation === undefined) return [];
  const { schemathesisStage } = await import('../schemathesis/stage.ts');
  const onInstall = (message: string) => {
    progress.clear();
    printProblem(message);
  };
  return [schemathesisStage(generation, onInstall)];
}
