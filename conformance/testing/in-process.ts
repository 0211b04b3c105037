import { writeBaseline } from '../command/configuration/baseline-file.ts';
import { configure } from '../command/configuration/configuration.ts';
import type { Variables } from '../command/configuration/variables.ts';
import { execute } from '../command/execute.ts';
import { toAnnotations } from '../report/annotations.ts';
import { toConsole } from '../report/console.ts';
import { toSummary } from '../report/summary.ts';
import { writeReports } from '../report/write.ts';
import type { Report } from '../verdict/report.ts';

/** Everything that a run says. */
export interface RunHere {
  readonly report: Report;
  /** What the command would print: the report in brief and in full, the summary, the annotations. */
  readonly printed: string;
}

/** Does what the command does, without a process and without showing the rules as tests: it takes a tenth of the time. */
export async function runHere(args: readonly string[], variables: Variables): Promise<RunHere> {
  const command = await configure(args, variables);
  if (command.kind !== 'run') throw new Error(`not a run: ${command.kind}`);
  const { configuration } = command;
  const outcome = await execute(configuration, []);
  const { report } = outcome;
  await writeReports(outcome, configuration.reportDirectory);
  if (configuration.updatedBaseline !== undefined)
    await writeBaseline(configuration.updatedBaseline, report, configuration.baseline);
  const printed = [
    toConsole(report, { color: false, verbose: false }),
    toConsole(report, { color: true, verbose: true }),
    toSummary(report),
    ...toAnnotations(report),
  ].join('\n');
  return { report, printed };
}
