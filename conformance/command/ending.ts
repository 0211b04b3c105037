import { PlainHttpError } from '../exchange/loopback.ts';
import { JournalError } from '../verdict/journal.ts';
import { exitCodes } from '../verdict/verdict.ts';
import { UsageError } from './configuration/usage-error.ts';
import { FunctionListError } from './listing/function-list-error.ts';
import { printProblem } from './output.ts';

/** What is wrong with how a command is used, and not with the suite. */
const usageErrors = [UsageError, JournalError, PlainHttpError];

/**
 * Does the work of a command. Wrong usage ends in one sentence, and so does a target that lists no functions; whatever else is thrown is thrown on.
 *
 * @returns the exit code.
 */
export async function endOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const isList = error instanceof FunctionListError;
    if (!isList && !usageErrors.some((kind) => error instanceof kind)) throw error;
    printProblem((error as Error).message);
    return isList ? exitCodes.untested : exitCodes.usage;
  }
}
