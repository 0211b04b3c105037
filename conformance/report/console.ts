import { styleText } from 'node:util';
import { printable } from '../reading/words.ts';
import { fitting } from '../verdict/editions.ts';
import type { Report, ReportedFinding, ReportedResult, RuleDescription } from '../verdict/report.ts';
import { byPart, byScope } from './grouping.ts';

const marks: { readonly [outcome in ReportedResult['outcome']]: readonly [mark: string, style: Style] } = {
  passed: ['✓', 'green'],
  failed: ['✗', 'red'],
  warned: ['!', 'yellow'],
  noted: ['i', 'cyan'],
  known: ['k', 'yellow'],
  'not-exercised': ['~', 'yellow'],
  'not-applicable': ['-', 'dim'],
  blocked: ['·', 'dim'],
  unconfigured: ['o', 'yellow'],
  untested: ['?', 'red'],
};

type Style = 'green' | 'red' | 'yellow' | 'cyan' | 'dim' | 'bold';

/** How a report is printed. */
export interface ConsoleOptions {
  readonly color: boolean;
  /** Print every exchange's retries and the notes' details too. */
  readonly verbose: boolean;
}

/** How many findings of one result are printed; the reports have all. */
const longestList = 5;

/** Writes a report for a terminal: by function and part, a line for each rule, and what is wrong in full. */
export function toConsole(report: Report, options: ConsoleOptions): string {
  const style = (name: Style, text: string) =>
    options.color ? styleText(name, text, { validateStream: false }) : text;
  const lines = byScope(report).flatMap(({ name, results }) => [
    '',
    style('bold', printable(name)),
    ...byPart(report, results).flatMap(({ part, results: ofPart }) => [
      `  ${part}`,
      ...ofPart.flatMap(({ rule, result }) => [
        line(rule, result, style),
        ...(isWorthDetails(result, options) ? details(rule, result, style) : []),
      ]),
    ]),
  ]);
  const counts = Object.entries(report.counts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`);
  const { requests, stages, baseline } = report;
  return [
    ...lines,
    '',
    ...stages.map(
      ({ name, status, detail }) => `${name}: ${status === 'run' ? '' : `${status}: `}${printable(detail)}`,
    ),
    ...(report.sample === undefined
      ? []
      : [
          `refusals were tried on ${report.sample.length} of ${report.target.functions} functions, see sample in report.json`,
        ]),
    ...requests.retried.map(
      ({ exchange, reason, waited }) =>
        `retried ${printable(exchange)} after ${waited} ms: ${printable(reason)}`,
    ),
    ...(baseline?.stale ?? []).map(({ rule }) =>
      style('red', `baseline: ${rule} no longer fails; remove its entry`),
    ),
    ...(baseline?.expired ?? []).map(({ rule, expires }) =>
      style('red', `baseline: the entry of ${rule} expired on ${expires}`),
    ),
    ...editions(report),
    ...flakiness(requests),
    `${counts.join(', ')}; ${requests.sent} requests in ${(report.duration / 1000).toFixed(1)} s`,
    style(report.verdict === 'conforms' ? 'green' : 'red', style('bold', printable(report.summary))),
  ].join('\n');
}

/** Which edition the answers were held against, and which they fit. */
function editions(report: Report): string[] {
  const { profile, reason } = report.contract;
  const fits = fitting(report);
  return [
    ...(fits.length === 0
      ? []
      : [`every configuration fits ${fits.join(', ')} (--profile ${fits.join('|')}), but not ${profile}`]),
    ...(reason === undefined ? [] : [`profile ${profile}: ${printable(reason)}`]),
  ];
}

/** What a target made harder than it should be, counted. */
function flakiness({ sent, unanswered, lost, busy }: Report['requests']): string[] {
  const counted = [
    [unanswered, 'without a whole answer'],
    [lost, 'sent again after a lost connection'],
    [busy, 'sent again since the target was busy'],
  ] as const;
  const shown = counted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return shown.length === 0 ? [] : [`of ${sent} requests: ${shown.join(', ')}`];
}

type Styler = (name: Style, text: string) => string;

function line(rule: RuleDescription, { outcome, reason }: ReportedResult, style: Styler): string {
  const [mark, color] = marks[outcome];
  const level = rule.level === 'MUST' ? '' : ` (${rule.level})`;
  const why = reason === undefined ? '' : style('dim', ` — ${outcome}: ${printable(reason)}`);
  return `    ${style(color, mark)} ${rule.id}${style('dim', `${level}  ${printable(rule.title)}`)}${why}`;
}

function isWorthDetails({ outcome, findings }: ReportedResult, { verbose }: ConsoleOptions): boolean {
  return (
    findings.length > 0 && (outcome === 'failed' || outcome === 'warned' || verbose || outcome === 'noted')
  );
}

function details(
  rule: RuleDescription,
  { findings, omittedFindings = 0 }: ReportedResult,
  style: Styler,
): string[] {
  const shown = findings.slice(0, longestList).flatMap((finding) => detail(rule, finding, style));
  const more = Math.max(0, findings.length - longestList) + omittedFindings;
  return more > 0 ? [...shown, `        and ${more} more`] : shown;
}

function detail(rule: RuleDescription, finding: ReportedFinding, style: Styler): string[] {
  const { expected, actual, where, pointer, hint, count, curl } = finding;
  const rows = [
    ['where', where === '' ? 'body' : where],
    ['expected', expected],
    ['actual', `${actual}${count > 1 ? ` (in ${count} answers)` : ''}`],
    ['contract', pointer],
    ['source', rule.source],
    ...(hint === undefined ? [] : [['hint', hint]]),
    ...(curl === undefined ? [] : [['try', curl]]),
  ];
  return rows.map(([name = '', text = '']) => `        ${style('dim', name.padEnd(9))} ${printable(text)}`);
}
