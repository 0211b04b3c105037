import { printable, runnerCommand } from '../reading/words.ts';
import type { Report } from '../verdict/report.ts';
import { findingLine } from './finding-line.ts';

/** How many annotations a run writes; GitHub shows no more of one step. */
const most = 10;

/** A report as workflow commands, which GitHub shows as annotations of the run. */
export function toAnnotations({ results }: Pick<Report, 'results'>): string[] {
  const commands = results.flatMap(({ rule, outcome, findings }) => {
    const [finding] = findings;
    if (finding === undefined || (outcome !== 'failed' && outcome !== 'warned')) return [];
    const line = findingLine(finding);
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
