import { dirname, join } from 'node:path';
import { toHar } from '../reading/har.ts';
import { printable } from '../reading/words.ts';
import { mergeRuns } from '../report/merge.ts';
import { writeMerge, writeMetrics } from '../report/write.ts';
import type { Progress } from '../run.ts';
import { defaults } from '../settings.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import { exitCodes } from '../verdict/verdict.ts';
import { type Configuration, configure } from './configuration/configuration.ts';
import { credentialsOf, labelOf } from './configuration/environments.ts';
import { type RawSettings, readArguments } from './configuration/flags.ts';
import { withoutFlags } from './configuration/invocation.ts';
import { type OptionName, options, variableOf } from './configuration/options.ts';
import { Settings } from './configuration/settings.ts';
import { targetFlags } from './configuration/source.ts';
import { UsageError } from './configuration/usage-error.ts';
import { readVariables, type Variables } from './configuration/variables.ts';
import { endOf } from './ending.ts';
import { FunctionListError } from './listing/function-list-error.ts';
import { attempt, interruptible, prepare, publish } from './main.ts';
import { print } from './output.ts';
import { ProgressLine } from './progress.ts';

/** What is about one environment, or would be written by all at once. */
const ofOne: readonly OptionName[] = [
  ...targetFlags.filter((flag) => flag !== 'env' && flag !== 'functions-from'),
  ...(['replay', 'update-baseline', 'resume', 'list', 'json'] as const),
];

/**
 * The command for several environments: runs the suite in all at once, each within its own limits, writes the reports of
 * each into a folder of its name, and one of all of them beside these.
 *
 * @param names - of the environments, at least two.
 * @returns the exit code of the worst.
 * @throws UsageError for wrong usage of any, before anything is tested; and what goes wrong in the suite itself.
 */
export async function main(
  names: readonly string[],
  args: readonly string[],
  variables: Variables,
  usual: RawSettings = {},
): Promise<number> {
  const { flags } = readArguments(args, options);
  const useless = ofOne.find((flag) => flags[flag] !== undefined);
  if (useless !== undefined) throw new UsageError(`--${useless} is for one environment, not for several.`);
  const settings = new Settings({ ...readVariables(variables), ...flags });
  const directory = settings.text('report-dir') ?? defaults.reportDirectory;
  const metricsFile = settings.text('metrics');
  await prepare(directory);
  if (metricsFile !== undefined) await prepare(dirname(metricsFile), 'metrics');

  const secrets = await credentialsOf(names, variables);
  const common = withoutFlags(args, ['env', 'report-dir', 'metrics']);
  const ofEach = { ...variables, [variableOf('metrics')]: undefined };
  const configuring = names.map((name) =>
    configure(
      [...common, `--env=${name}`, `--report-dir=${join(directory, labelOf(name))}`],
      ofEach,
      usual,
      secrets,
    ),
  );
  const { found: commands, problems } = sortOut(await Promise.allSettled(configuring));
  const wrong = problems.find((problem) => !(problem instanceof FunctionListError));
  if (wrong !== undefined) throw wrong;
  const configurations = commands.flatMap((command) => (command.kind === 'run' ? command.configuration : []));
  for (const { reportDirectory } of configurations) await prepare(reportDirectory);
  return interruptible(async (signal) => {
    const { outcomes, failures } = await runAll(configurations, signal);
    for (const { outcome, configuration } of outcomes) await publish(outcome, configuration, variables);
    const runs = outcomes.map(({ outcome }) => outcome);
    const codes = runs.map(({ report }) => report.exitCode);
    if (runs.length > 0) {
      const recorded = runs.map(({ report, exchanges }) => ({
        report,
        exchanges: toHar(exchanges).log.entries,
      }));
      const merge = mergeRuns(recorded);
      await writeMerge(merge, runs, directory);
      if (metricsFile !== undefined) await writeMetrics(runs, metricsFile);
      print(printable(merge.merged.summary));
      print(`reports: ${directory}/report.html, report.json`);
    }
    for (const problem of [...problems, ...failures])
      codes.push(
        await endOf(async () => {
          throw problem;
        }),
      );
    return worst(codes);
  });
}

/** How bad an exit code is, the worst first. */
const bySeverity: readonly number[] = [
  exitCodes.failed,
  exitCodes.usage,
  exitCodes.violates,
  exitCodes.untested,
];

function worst(codes: readonly number[]): number {
  return bySeverity.find((code) => codes.includes(code)) ?? exitCodes.conforms;
}

interface Outcomes {
  readonly outcomes: readonly { readonly outcome: RunOutcome; readonly configuration: Configuration }[];
  readonly failures: readonly unknown[];
}

/** Runs all at once. What goes wrong in one does not end the others. */
async function runAll(configurations: readonly Configuration[], signal: AbortSignal): Promise<Outcomes> {
  const line = new ProgressLine(process.stderr);
  const states = new Map<Configuration, Progress>();
  const runs = configurations.map(async (configuration) => {
    const onProgress = (state: Progress) => {
      states.set(configuration, state);
      line.show(sum([...states.values()], configurations.length));
    };
    return { configuration, ...(await attempt(configuration, line, { signal, onProgress })) };
  });
  const { found, problems } = sortOut(await Promise.allSettled(runs));
  line.clear();
  return { outcomes: found, failures: [...problems, ...found.flatMap(({ failure }) => failure ?? [])] };
}

function sum(states: readonly Progress[], environments: number): Progress {
  const total = (of: (state: Progress) => number) => states.reduce((all, state) => all + of(state), 0);
  return {
    stage: `${environments} environments`,
    sent: total(({ sent }) => sent),
    functionsDone: total(({ functionsDone }) => functionsDone),
    functions: total(({ functions }) => functions),
  };
}

function sortOut<T>(settled: readonly PromiseSettledResult<T>[]): { found: T[]; problems: unknown[] } {
  return {
    found: settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    problems: settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])),
  };
}
