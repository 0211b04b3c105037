import { basename, join } from 'node:path';
import { toHar } from '../reading/har.ts';
import { compareReports, comparisonSummary } from '../report/compare.ts';
import { mergeRuns } from '../report/merge.ts';
import { mergedFiles, writeMerged } from '../report/write.ts';
import type { Progress } from '../run.ts';
import { defaults } from '../settings.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import type { Report } from '../verdict/report.ts';
import { carryOut, type End } from './carry-out.ts';
import { type Configuration, configure, readEarlier } from './configuration/configuration.ts';
import type { RawSettings } from './configuration/flags.ts';
import { toArguments } from './configuration/invocation.ts';
import type { OptionName } from './configuration/options.ts';
import { Settings } from './configuration/settings.ts';
import { UsageError } from './configuration/usage-error.ts';
import { readVariables, type Variables } from './configuration/variables.ts';
import { interruptible } from './interruptible.ts';
import { print } from './output.ts';
import { ProgressLine } from './progress.ts';
import { prepare, publish } from './publish.ts';

/** Settings that are about one environment, or about what only one run leaves behind. */
const ofOne: readonly OptionName[] = [
  ...(['base-url', 'project-id', 'function-urn', 'functions-file', 'mock', 'replay'] as const),
  ...(['shard', 'resume', 'update-baseline', 'list', 'json'] as const),
];

/**
 * Tests several environments at once, each within its own limits, and merges what was found. Reports of an environment
 * are in a folder of its name, and those of all beside these folders.
 *
 * @param names - of the environments.
 * @returns the exit code of the merged verdict.
 * @throws UsageError before anything is sent where one of them is wrong; what goes wrong in one run, once all are over.
 */
export async function runEnvironments(
  names: readonly string[],
  flags: RawSettings,
  variables: Variables,
  usual: RawSettings,
): Promise<number> {
  const settings = new Settings({ ...readVariables(variables), ...flags });
  const single = ofOne.find((flag) => settings.raw[flag] !== undefined);
  if (single !== undefined)
    throw new UsageError(`--${single} is about one environment, but ${names.length} are named.`);
  const directory = settings.text('report-dir') ?? defaults.reportDirectory;
  const folders = names.map((name) => basename(name, '.yaml'));
  const double = folders.find((folder, index) => folders.indexOf(folder) !== index);
  if (double !== undefined)
    throw new UsageError(
      `two environments are named ${double}, so that their reports would be in one folder.`,
    );
  const earlierFile = settings.text('compare');
  const earlier = earlierFile === undefined ? undefined : await readEarlier(earlierFile);
  const configurations: Configuration[] = [];
  for (const [index, env] of names.entries()) {
    const own = { ...flags, env, compare: undefined, 'report-dir': join(directory, folders[index] ?? '') };
    const command = await configure(toArguments(own), variables, usual);
    if (command.kind === 'run') configurations.push(command.configuration);
  }
  for (const { reportDirectory } of configurations) await prepare(reportDirectory);
  return interruptible(async (signal) => {
    const ends = await carryAllOut(discreet(configurations), signal);
    const outcomes: RunOutcome[] = [];
    const failures: unknown[] = [];
    for (const [index, configuration] of configurations.entries()) {
      const end = ends[index];
      if (end?.status === 'rejected') failures.push(end.reason);
      if (end?.status !== 'fulfilled') continue;
      await publish(end.value.outcome, configuration, variables);
      outcomes.push(end.value.outcome);
      if (end.value.failure !== undefined) failures.push(end.value.failure);
    }
    if (outcomes.length === 0) throw failures[0];
    const exitCode = await publishAll(outcomes, directory, earlier);
    if (failures.length > 0) throw failures[0];
    return exitCode;
  });
}

/** Environments whose reports show no secret of another one either. */
function discreet(configurations: readonly Configuration[]): readonly Configuration[] {
  const all = configurations.flatMap(({ source }) => {
    if (source.kind !== 'environment') return [];
    const { secrets, concealed = [] } = source.authentication;
    return [...secrets, ...concealed];
  });
  return configurations.map(({ source, ...rest }) => {
    if (source.kind !== 'environment') return { source, ...rest };
    const { secrets } = source.authentication;
    const concealed = [...new Set(all)].filter((secret) => !secrets.includes(secret));
    return { source: { ...source, authentication: { ...source.authentication, concealed } }, ...rest };
  });
}

async function carryAllOut(
  configurations: readonly Configuration[],
  signal: AbortSignal,
): Promise<readonly PromiseSettledResult<End>[]> {
  const progress = new ProgressLine(process.stderr);
  const states = new Map<Configuration, Progress>();
  try {
    return await Promise.allSettled(
      configurations.map((configuration) =>
        carryOut(configuration, progress, {
          signal,
          onProgress: (state) => {
            states.set(configuration, state);
            progress.show(sum([...states.values()], `${configurations.length} environments`));
          },
        }),
      ),
    );
  } finally {
    progress.clear();
  }
}

function sum(states: readonly Progress[], stage: string): Progress {
  const total = (count: (state: Progress) => number) =>
    states.reduce((before, state) => before + count(state), 0);
  return {
    stage,
    sent: total(({ sent }) => sent),
    functionsDone: total(({ functionsDone }) => functionsDone),
    functions: total(({ functions }) => functions),
  };
}

/** @returns the exit code of the merged verdict. */
async function publishAll(
  outcomes: readonly RunOutcome[],
  directory: string,
  earlier: readonly Report[] | undefined,
): Promise<number> {
  const recorded = outcomes.map(({ report, exchanges }) => ({
    report,
    exchanges: toHar(exchanges).log.entries,
  }));
  const { merged, runs } = mergeRuns(recorded);
  const comparison = earlier && compareReports(earlier, merged.reports);
  print(merged.summary);
  if (comparison !== undefined) print(`since the earlier report: ${comparisonSummary(comparison)}`);
  const lastScans = outcomes.map(({ lastScan }) => lastScan);
  await writeMerged({ merged, runs, ...(comparison !== undefined && { comparison }) }, directory, lastScans);
  print(`reports: ${directory}/${mergedFiles.join(', ')}`);
  return merged.exitCode;
}
