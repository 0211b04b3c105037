import { exitCodes } from '../verdict/verdict.ts';
import { printProblem } from './output.ts';

/**
 * Makes a command this process. Whatever goes wrong in the suite itself ends in one sentence and an exit code of its
 * own, also where nothing waits for it: standard output that is closed or full, an error in a callback.
 */
export async function runAsProcess(command: () => Promise<number>): Promise<void> {
  const problem = versionProblem(process.versions.node);
  if (problem !== undefined) {
    printProblem(problem);
    process.exitCode = exitCodes.usage;
    return;
  }
  process.on('uncaughtException', (error) => {
    printProblem(sentence(error));
    process.exit(exitCodes.failed);
  });
  let lost: Error | undefined;
  process.stdout.on('error', (error) => {
    lost ??= error;
  });
  process.stderr.on('error', () => undefined);
  try {
    process.exitCode = await command();
  } catch (error) {
    printProblem(sentence(error));
    process.exitCode = exitCodes.failed;
  }
  await new Promise((resolve) => process.stdout.write('', resolve));
  if (lost === undefined) return;
  printProblem(`the suite itself failed: standard output cannot be written: ${lost.message}`);
  process.exitCode = exitCodes.failed;
}

function sentence(error: unknown): string {
  return `the suite itself failed: ${error instanceof Error ? error.message : String(error)}`;
}

/** The oldest Node.js that runs the suite. */
const oldest = [20, 19] as const;

/** Why a version of Node.js cannot run the suite; `undefined` where it can. */
export function versionProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `Node.js ${oldest.join('.')} or newer is needed, and this is ${version}: https://nodejs.org`;
}
