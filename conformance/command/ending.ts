import { PlainHttpError } from '../exchange/loopback.ts';
import { JournalError } from '../verdict/journal.ts';
import { exitCodes } from '../verdict/verdict.ts';
import { UsageError } from './configuration/usage-error.ts';
import { printProblem } from './output.ts';

/** What is wrong with how a command is used, and not with the suite. */
const usageErrors = [UsageError, JournalError, PlainHttpError];

/**
 * Does the work of a command. Wrong usage ends in one sentence; whatever else is thrown is thrown on.
 *
 * @returns the exit code.
 */
export async function endOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !usageErrors.some((kind) => error instanceof kind)) throw error;
    printProblem(error.message);
    return exitCodes.usage;
  }
}
