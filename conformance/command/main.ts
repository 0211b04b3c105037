import { access, appendFile, constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LeakError } from '../redaction/last-scan.ts';
import { toAnnotations } from '../report/annotations.ts';
import { compareReports, comparisonSummary } from '../report/compare.ts';
import { toConsole } from '../report/console.ts';
import { toSummary } from '../report/summary.ts';
import { reportFiles, writeMetrics, writeReports } from '../report/write.ts';
import { type Progress, type RunControl, RunError } from '../run.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import type { Stage } from '../verdict/stage.ts';
import { exitCodes } from '../verdict/verdict.ts';
import { writeBaseline } from './configuration/baseline-file.ts';
import { type Configuration, configure } from './configuration/configuration.ts';
import type { RawSettings } from './configuration/flags.ts';
import { UsageError } from './configuration/usage-error.ts';
import type { Variables } from './configuration/variables.ts';
import { execute } from './execute.ts';
import { listRules } from './list.ts';
import { print, printJson, printProblem } from './output.ts';
import { ProgressLine } from './progress.ts';

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
  const command = await configure(args, variables, usual);
  if (command.kind === 'run') return run(command.configuration, variables);
  console.log(listRules(command.rules, command.json));
  return exitCodes.conforms;
}

/** The exit code of a run that was interrupted, as shells have it. */
const interrupted = 130;

/**
 * Does work that a signal ends early, and a second one at once.
 *
 * @returns the exit code of the work, or that of an interruption.
 */
export async function interruptible(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const interrupt = new AbortController();
  const onInterrupt = () => {
    if (interrupt.signal.aborted) process.exit(interrupted);
    interrupt.abort();
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    const exitCode = await work(interrupt.signal);
    return interrupt.signal.aborted ? interrupted : exitCode;
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

async function run(configuration: Configuration, variables: Variables): Promise<number> {
  const { reportDirectory, metricsFile } = configuration;
  await prepare(reportDirectory);
  if (metricsFile !== undefined) await prepare(dirname(metricsFile), 'metrics');
  return interruptible(async (signal) => {
    const progress = new ProgressLine(process.stderr);
    try {
      const onProgress = (state: Progress) => progress.show(state);
      const { outcome, failure } = await attempt(configuration, progress, { signal, onProgress });
      progress.clear();
      await publish(outcome, configuration, variables);
      if (failure !== undefined) throw failure;
      return outcome.report.exitCode;
    } finally {
      progress.clear();
    }
  });
}

/** Runs what a configuration asks for; where the suite itself fails meanwhile, with what was found by then. */
export async function attempt(
  configuration: Configuration,
  progress: ProgressLine,
  control: RunControl,
): Promise<{ outcome: RunOutcome; failure?: RunError }> {
  try {
    return { outcome: await execute(configuration, await stagesOf(configuration, progress), control) };
  } catch (error) {
    if (error instanceof RunError) return { outcome: error.outcome, failure: error };
    throw error;
  }
}

/** Finds out before anything is sent whether reports, or something else, can be written. */
export async function prepare(directory: string, what = 'reports'): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${what} cannot be written to ${directory}: ${reason}.`);
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

/** How the outcome of a run is told. */
export type Publication = Pick<
  Configuration,
  'reportDirectory' | 'metricsFile' | 'verbose' | 'json' | 'updatedBaseline' | 'baseline' | 'earlier'
>;

/** Says what was found, and writes it down: the verdict first, whatever becomes of the files. */
export async function publish(
  outcome: RunOutcome,
  configuration: Publication,
  variables: Variables,
): Promise<void> {
  const { report } = outcome;
  const { reportDirectory, metricsFile, verbose, json, updatedBaseline, baseline, earlier } = configuration;
  const comparison = earlier && compareReports(earlier, [report]);
  const color = process.stdout.isTTY === true && !variables.NO_COLOR;
  const leaks: LeakError[] = [];
  const checked = (artefact: string, text: string): string => {
    if (!outcome.lastScan.finds(text)) return text;
    leaks.push(new LeakError(artefact));
    return '';
  };
  if (json) printJson(checked('the report', JSON.stringify(report, null, 2)));
  else print(checked('the report', toConsole(report, { color, verbose })) || report.verdict);
  if (!json && comparison) print(`since the earlier report: ${comparisonSummary(comparison)}`);
  if (variables.GITHUB_ACTIONS === 'true' && !json)
    for (const command of toAnnotations(report)) console.log(checked('an annotation', command));
  await writeReports(outcome, reportDirectory, comparison);
  if (metricsFile !== undefined) await writeMetrics([outcome], metricsFile);
  if (!json) print(`reports: ${reportDirectory}/${reportFiles.join(', ')}`);
  if (variables.GITHUB_STEP_SUMMARY)
    await appendFile(variables.GITHUB_STEP_SUMMARY, checked('the summary', toSummary(report)));
  if (updatedBaseline !== undefined && report.interrupted !== undefined) {
    printProblem(`${updatedBaseline} is as it was, since not every function was tested.`);
  } else if (updatedBaseline !== undefined) {
    const entries = await writeBaseline(updatedBaseline, report, baseline);
    printProblem(
      `${updatedBaseline} has ${entries} ${entries === 1 ? 'entry' : 'entries'} now; say in each why, and until when.`,
    );
  }
  if (leaks[0] !== undefined) throw leaks[0];
}
