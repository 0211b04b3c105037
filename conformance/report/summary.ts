import { amount, formatCount, printable } from '../reading/words.ts';
import { fitting } from '../verdict/editions.ts';
import type { Report, ReportedResult } from '../verdict/report.ts';
import type { Outcome } from '../verdict/result.ts';
import { totalsByPart, whereabouts } from './grouping.ts';

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

/** How many causes, and how many further rules, a summary lists. */
const longestList = 50;

/** Writes a report as Markdown that is fit for the summary of a job. */
export function toSummary(report: Report): string {
  const { contract, target, counts, requests } = report;
  const fits = fitting(report);
  const amounts = Object.entries(counts).filter(([, count]) => count > 0);
  return [
    `## ${report.verdict === 'conforms' ? symbols.passed : report.verdict === 'violates' ? symbols.failed : symbols.untested} ${report.summary.replace(target.name, code)}`,
    '',
    ...(report.interrupted?.resume === undefined
      ? []
      : [`Go on with ${code(report.interrupted.resume)}`, '']),
    ...causeTable(report),
    ...openTable(report),
    `| | |`,
    `| --- | --- |`,
    `| Target | ${code(target.baseUrl)}, ${amount(target.functions, 'function')} |`,
    `| Contract | ${contract.profile} ${contract.version}, \`${contract.digest.slice(0, 12)}\`${contract.reason === undefined ? '' : `, since ${code(contract.reason)}`} |`,
    ...(fits.length === 0
      ? []
      : [`| Fits | every configuration fits ${fits.join(', ')}, but not ${contract.profile} |`]),
    `| Results | ${amounts.map(([outcome, count]) => `${formatCount(count)} ${outcome}`).join(', ')} |`,
    `| Requests | ${formatCount(requests.sent)}, median ${requests.timings.median.toFixed(0)} ms, ${requests.retried.length} retried |`,
    ...report.stages.map(({ name, status, detail }) => `| ${name} | ${status}: ${code(detail)} |`),
    '',
  ].join('\n');
}

function causeTable({ causes }: Report): string[] {
  return table(
    'Cause',
    causes.map((cause) => {
      const { where, expected, actual } = cause.finding;
      const what = `${code(where)}: expected ${code(expected)}, got ${code(actual)}`;
      return [symbols[cause.outcome], code(cause.rule), code(whereabouts(cause)), what];
    }),
  );
}

/** What is open: rules that were not judged, or not everywhere, and not for their own sake. */
function openTable(report: Report): string[] {
  if (report.diagnosis !== undefined) return [];
  const open: readonly Outcome[] = ['untested', 'blocked', 'unconfigured'];
  return table(
    'Reason',
    totalsByPart(report).flatMap(({ rules }) =>
      rules.flatMap(({ rule, tally, results }) =>
        tally
          .filter(([outcome]) => open.includes(outcome))
          .map(([outcome, count]) => {
            const reason = results.find((result) => result.outcome === outcome)?.reason ?? '';
            return [symbols[outcome], code(rule.id), amount(count, 'result'), code(reason)];
          }),
      ),
    ),
  );
}

function table(last: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - longestList;
  return [
    `| | Rule | Where | ${last} |`,
    '| --- | --- | --- | --- |',
    ...rows.slice(0, longestList).map((cells) => `| ${cells.join(' | ')} |`),
    ...(more > 0 ? [`| | and ${more} more in report.html | | |`] : []),
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
