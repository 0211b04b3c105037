import { exitCodes } from '../verdict/verdict.ts';
import { carryOut } from './carry-out.ts';
import { type Configuration, configure, namedEnvironments } from './configuration/configuration.ts';
import { type RawSettings, readArguments } from './configuration/flags.ts';
import { options } from './configuration/options.ts';
import { readVariables, type Variables } from './configuration/variables.ts';
import { interruptible } from './interruptible.ts';
import { listRules } from './list.ts';
import { ProgressLine } from './progress.ts';
import { prepare, publish } from './publish.ts';

/**
 * The command: reads its configuration, runs the suite, prints and writes what it found.
 *
 * @param usual - settings in place of the defaults.
 * @returns the exit code.
 * @throws UsageError, JournalError or PlainHttpError for wrong usage, and what goes wrong in the suite itself.
 */
export async function main(
  args: readonly string[],
  variables: Variables,
  usual: RawSettings = {},
): Promise<number> {
  const { flags } = readArguments(args, options);
  const environments = await namedEnvironments(flags, readVariables(variables));
  if (environments.length > 1) {
    const { runEnvironments } = await import('./environments.ts');
    return runEnvironments(environments, flags, variables, usual);
  }
  const command = await configure(args, variables, usual);
  if (command.kind === 'run') return run(command.configuration, variables);
  console.log(listRules(command.rules, command.json));
  return exitCodes.conforms;
}

async function run(configuration: Configuration, variables: Variables): Promise<number> {
  await prepare(configuration.reportDirectory);
  return interruptible(async (signal) => {
    const progress = new ProgressLine(process.stderr);
    try {
      const { outcome, failure } = await carryOut(configuration, progress, {
        signal,
        onProgress: (state) => progress.show(state),
      });
      progress.clear();
      await publish(outcome, configuration, variables);
      if (failure !== undefined) throw failure;
      return outcome.report.exitCode;
    } finally {
      progress.clear();
    }
  });
}
