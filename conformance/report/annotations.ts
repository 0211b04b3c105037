import { printable, runnerCommand } from '../reading/words.ts';
import type { Report } from '../verdict/report.ts';
import { findingLine } from './finding-line.ts';
import { whereabouts } from './grouping.ts';

/** How many annotations a run writes; GitHub shows no more of one step. */
const most = 10;

/** A report as workflow commands, which GitHub shows as annotations of the run. */
export function toAnnotations({ causes }: Pick<Report, 'causes'>): string[] {
  const commands = causes.flatMap((cause) => {
    const { rule, outcome, finding } = cause;
    if (outcome !== 'failed' && outcome !== 'warned') return [];
    const line = `${findingLine(finding)} (${whereabouts(cause)})`;
    return [`::${outcome === 'failed' ? 'error' : 'warning'} title=${property(rule)}::${data(line)}`];
  });
  return commands.slice(0, most);
}

function data(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll(runnerCommand, '# #');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
