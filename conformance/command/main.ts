import { access, appendFile, constants, mkdir } from 'node:fs/promises';
import { toAnnotations } from '../report/annotations.ts';
import { compareReports, comparisonSummary } from '../report/compare.ts';
import { toConsole } from '../report/console.ts';
import { toSummary } from '../report/summary.ts';
import { writeReports } from '../report/write.ts';
import { tool } from '../tool.ts';
import { JournalError } from '../verdict/journal.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import type { Stage } from '../verdict/stage.ts';
import { exitCodes } from '../verdict/verdict.ts';
import { writeBaseline } from './configuration/baseline-file.ts';
import { type Configuration, configure } from './configuration/configuration.ts';
import { helpText } from './configuration/help.ts';
import { UsageError } from './configuration/usage-error.ts';
import type { Variables } from './configuration/variables.ts';
import { execute } from './execute.ts';
import { listRules } from './list.ts';
import { MockError } from './mock/prism.ts';
import { ProgressLine } from './progress.ts';

/**
 * The command: reads its configuration, runs the suite, prints and writes what it found.
 *
 * @returns the exit code.
 */
export async function main(args: readonly string[], variables: Variables): Promise<number> {
  try {
    const command = await configure(args, variables);
    switch (command.kind) {
      case 'help':
        console.log(helpText());
        return exitCodes.conforms;
      case 'version':
        console.log(tool.version);
        return exitCodes.conforms;
      case 'list':
        console.log(listRules(command.rules, command.json));
        return exitCodes.conforms;
      case 'run':
        return await run(command.configuration, variables);
    }
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof JournalError;
    console.error(isUsage || error instanceof MockError ? error.message : error);
    // What goes wrong in the suite itself says nothing about the target.
    return isUsage ? exitCodes.usage : exitCodes.untested;
  }
}

async function run(configuration: Configuration, variables: Variables): Promise<number> {
  await prepare(configuration.reportDirectory);
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  const progress = new ProgressLine(process.stderr);
  try {
    const outcome = await execute(configuration, await stagesOf(configuration), {
      signal: interrupt.signal,
      onProgress: (state) => progress.show(state),
    });
    progress.clear();
    await publish(outcome, configuration, variables);
    return interrupt.signal.aborted ? 130 : outcome.report.exitCode;
  } finally {
    progress.clear();
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

/** Finds out before anything is sent whether reports can be written. */
async function prepare(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`reports cannot be written to ${directory}: ${reason}.`);
  }
}

/** Schemathesis's runner is loaded only where it is wanted. */
async function stagesOf({ generation }: Configuration): Promise<Stage[]> {
  if (generation === undefined) return [];
  const { schemathesisStage } = await import('../schemathesis/stage.ts');
  return [schemathesisStage(generation)];
}

async function publish(
  outcome: RunOutcome,
  configuration: Configuration,
  variables: Variables,
): Promise<void> {
  const { report } = outcome;
  const { reportDirectory, verbose, json, updatedBaseline, baseline, earlier } = configuration;
  const comparison = earlier && compareReports(earlier, [report]);
  await writeReports(outcome, reportDirectory, comparison);
  const color = process.stdout.isTTY === true && !variables.NO_COLOR;
  console.log(json ? JSON.stringify(report, null, 2) : toConsole(report, { color, verbose }));
  if (!json && comparison) console.log(`since the earlier report: ${comparisonSummary(comparison)}`);
  if (!json)
    console.log(`reports: ${reportDirectory}/report.html, report.json, junit.xml, summary.md, exchanges.har`);
  if (variables.GITHUB_ACTIONS === 'true' && !json)
    for (const command of toAnnotations(report)) console.log(command);
  if (variables.GITHUB_STEP_SUMMARY) await appendFile(variables.GITHUB_STEP_SUMMARY, toSummary(report));
  if (updatedBaseline !== undefined && report.interrupted !== undefined) {
    console.error(`${updatedBaseline} is as it was, since not every function was tested.`);
  } else if (updatedBaseline !== undefined) {
    const entries = await writeBaseline(updatedBaseline, report, baseline);
    console.error(
      `${updatedBaseline} has ${entries} ${entries === 1 ? 'entry' : 'entries'} now; say why in each.`,
    );
  }
}
