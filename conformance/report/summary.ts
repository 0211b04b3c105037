import { printable } from '../reading/words.ts';
import { fitting } from '../verdict/editions.ts';
import type { Report, ReportedResult } from '../verdict/report.ts';
import { byScope } from './grouping.ts';

const symbols: { readonly [outcome in ReportedResult['outcome']]: string } = {
  passed: '✅',
  failed: '❌',
  warned: '⚠️',
  noted: 'ℹ️',
  known: '📌',
  'not-exercised': '💤',
  'not-applicable': '➖',
  blocked: '🚧',
  unconfigured: '⭕',
  untested: '❔',
};

/** How many results of one scope a summary lists. */
const longestList = 50;

/** Writes a report as Markdown that is fit for the summary of a job. */
export function toSummary(report: Report): string {
  const { contract, target, counts, requests } = report;
  const fits = fitting(report);
  const amounts = Object.entries(counts).filter(([, count]) => count > 0);
  const scopes = byScope(report).map(({ name, results }) => ({
    name,
    results: results.filter(isWorthALine),
  }));
  return [
    `## ${report.verdict === 'conforms' ? symbols.passed : report.verdict === 'violates' ? symbols.failed : symbols.untested} ${report.summary.replace(target.name, code)}`,
    '',
    `| | |`,
    `| --- | --- |`,
    `| Target | ${code(target.baseUrl)}, ${target.functions === 1 ? '1 function' : `${target.functions} functions`} |`,
    `| Contract | ${contract.profile} ${contract.version}, \`${contract.digest.slice(0, 12)}\`${contract.reason === undefined ? '' : `, since ${code(contract.reason)}`} |`,
    ...(fits.length === 0
      ? []
      : [`| Fits | every configuration fits ${fits.join(', ')}, but not ${contract.profile} |`]),
    `| Results | ${amounts.map(([outcome, count]) => `${count} ${outcome}`).join(', ')} |`,
    `| Requests | ${requests.sent}, median ${requests.timings.median.toFixed(0)} ms, ${requests.retried.length} retried |`,
    ...report.stages.map(({ name, status, detail }) => `| ${name} | ${status}: ${code(detail)} |`),
    '',
    ...scopes
      .filter(({ results }) => results.length > 0)
      .flatMap(({ name, results }) => table(name, results)),
  ].join('\n');
}

function isWorthALine({ outcome }: ReportedResult): boolean {
  return outcome !== 'passed' && outcome !== 'not-applicable';
}

function table(name: string, results: readonly ReportedResult[]): string[] {
  const rows = results.slice(0, longestList).map(({ rule, outcome, findings, reason = '' }) => {
    const [finding] = findings;
    const what = finding
      ? `${code(finding.where)}: expected ${code(finding.expected)}, got ${code(finding.actual)}${finding.hint === undefined ? '' : ` — ${code(finding.hint)}`}`
      : code(reason);
    return `| ${symbols[outcome]} | ${code(rule)} | ${what} |`;
  });
  const more = results.length - rows.length;
  return [
    `### ${code(name)}`,
    '',
    '| | Rule | Finding |',
    '| --- | --- | --- |',
    ...rows,
    ...(more > 0 ? [`| | | and ${more} more in report.json |`] : []),
    '',
  ];
}

/**
 * A text as code, which is the one place in Markdown where nothing is a link, an image, a mention or markup. The fence
 * is longer than any in the text, and only a bar would still end the cell of a table.
 */
function code(text: string): string {
  const safe = printable(text).replaceAll('|', '\\|');
  if (safe.trim() === '') return '';
  const fence = '`'.repeat(1 + Math.max(0, ...(safe.match(/`+/g) ?? []).map(({ length }) => length)));
  return fence === '`' ? `\`${safe}\`` : `${fence} ${safe} ${fence}`;
}
