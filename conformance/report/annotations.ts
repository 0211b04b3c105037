import { printable } from '../reading/words.ts';
import type { Report } from '../verdict/report.ts';

/** How many annotations a run writes; GitHub shows no more of one step. */
const most = 10;

/** A report as workflow commands, which GitHub shows as annotations of the run. */
export function toAnnotations({ results }: Pick<Report, 'results'>): string[] {
  const commands = results.flatMap(({ rule, outcome, findings }) => {
    const [finding] = findings;
    if (finding === undefined || (outcome !== 'failed' && outcome !== 'warned')) return [];
    const text = `${finding.where}: expected ${finding.expected}, got ${finding.actual}`;
    return [`::${outcome === 'failed' ? 'error' : 'warning'} title=${property(rule)}::${data(text)}`];
  });
  return commands.slice(0, most);
}

function data(text: string): string {
  return printable(text)
    .replaceAll('%', '%25')
    .replaceAll(/##(?=(?:vso)?\[)/g, '# #');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
