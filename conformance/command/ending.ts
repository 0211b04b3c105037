import { exitCodes } from '../verdict/verdict.ts';
import { UsageError } from './configuration/usage-error.ts';
import { printProblem } from './output.ts';

/**
 * Does the work of a command. Wrong usage ends in one sentence; whatever else is thrown is thrown on.
 *
 * @returns the exit code.
 */
export async function endOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printProblem(error.message);
    return exitCodes.usage;
  }
}
