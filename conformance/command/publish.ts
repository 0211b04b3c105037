import { access, appendFile, constants, mkdir } from 'node:fs/promises';
import { LeakError } from '../redaction/last-scan.ts';
import { toAnnotations } from '../report/annotations.ts';
import { compareReports, comparisonSummary } from '../report/compare.ts';
import { toConsole } from '../report/console.ts';
import { toSummary } from '../report/summary.ts';
import { writeReports } from '../report/write.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import { writeBaseline } from './configuration/baseline-file.ts';
import type { Configuration } from './configuration/configuration.ts';
import { UsageError } from './configuration/usage-error.ts';
import type { Variables } from './configuration/variables.ts';
import { print, printJson, printProblem } from './output.ts';

/** Finds out before anything is sent whether reports can be written. */
export async function prepare(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`reports cannot be written to ${directory}: ${reason}.`);
  }
}

/** How the outcome of a run is told. */
export type Publication = Pick<
  Configuration,
  'reportDirectory' | 'verbose' | 'json' | 'updatedBaseline' | 'baseline' | 'earlier'
>;

/** Says what was found, and writes it down: the verdict first, whatever becomes of the files. */
export async function publish(
  outcome: RunOutcome,
  configuration: Publication,
  variables: Variables,
): Promise<void> {
  const { report } = outcome;
  const { reportDirectory, verbose, json, updatedBaseline, baseline, earlier } = configuration;
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
  const written = await writeReports(outcome, reportDirectory, comparison);
  if (!json) print(`reports: ${reportDirectory}/${written.join(', ')}`);
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
