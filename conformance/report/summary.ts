import { printable } from '../reading/words.ts';
import type { Report, ReportedResult } from '../verdict/report.ts';
import { byScope } from './grouping.ts';

const symbols: { readonly [outcome in ReportedResult['outcome']]: string } = {
  passed: '✅',
  failed: '❌',
  warned: '⚠️',
  noted: 'ℹ️',
  known: '📌',
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
  const amounts = Object.entries(counts).filter(([, count]) => count > 0);
  const scopes = byScope(report).map(({ name, results }) => ({
    name,
    results: results.filter(isWorthALine),
  }));
  return [
    `## ${report.verdict === 'conforms' ? symbols.passed : report.verdict === 'violates' ? symbols.failed : symbols.untested} ${inline(report.summary)}`,
    '',
    `| | |`,
    `| --- | --- |`,
    `| Target | ${inline(target.baseUrl)}, ${target.functions === 1 ? '1 function' : `${target.functions} functions`} |`,
    `| Contract | ${contract.profile} ${contract.version}, \`${contract.digest.slice(0, 12)}\` |`,
    `| Results | ${amounts.map(([outcome, count]) => `${count} ${outcome}`).join(', ')} |`,
    `| Requests | ${requests.sent}, median ${requests.timings.median.toFixed(0)} ms, ${requests.retried.length} retried |`,
    ...report.stages.map(({ name, status, detail }) => `| ${inline(name)} | ${status}: ${inline(detail)} |`),
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
      ? `\`${finding.where}\`: expected ${finding.expected}, got ${finding.actual}`
      : reason;
    return `| ${symbols[outcome]} | \`${rule}\` | ${inline(what)} |`;
  });
  const more = results.length - rows.length;
  return [
    `### ${inline(name)}`,
    '',
    '| | Rule | Finding |',
    '| --- | --- | --- |',
    ...rows,
    ...(more > 0 ? [`| | | and ${more} more in report.json |`] : []),
    '',
  ];
}

/** A text that cannot break out of a line of a Markdown table. */
function inline(text: string): string {
  return printable(text).replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
