import { styleText } from 'node:util';
import { amount, formatCount, printable } from '../reading/words.ts';
import { fitting } from '../verdict/editions.ts';
import type { Report, ReportedCause, ReportedResult, RuleDescription } from '../verdict/report.ts';
import { noteName, type RuleTotals, totalsByPart, whereabouts } from './grouping.ts';

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

/** How many causes are printed in full, and how many in brief at the end; the reports have all. */
const most = { inFull: 20, inBrief: 10 };

/**
 * Writes a report for a terminal: what was found at first, in full, then every rule, and in the end what was found once
 * more, in brief. With one function each rule has its line, with several those that are alike share one.
 */
export function toConsole(report: Report, options: ConsoleOptions): string {
  const style: Styler = (name, text) =>
    options.color ? styleText(name, text, { validateStream: false }) : text;
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const causes = report.causes.filter(({ outcome }) => outcome !== 'known' || options.verbose);
  const left = causes.length - most.inFull;
  const { diagnosis } = report;
  const isDetailed = report.target.functions <= 1 || options.verbose;
  const lines = [
    ...causes.slice(0, most.inFull).flatMap((cause) => inFull(cause, rules.get(cause.rule), style)),
    ...(left > 0 ? [`and ${left} more in report.html`] : []),
    ...(causes.length > 0 && !isDetailed ? [''] : []),
    ...(diagnosis === undefined
      ? totalsByPart(report).flatMap(({ part, rules: ofPart }) =>
          isDetailed
            ? ['', `  ${part}`, ...ofPart.map((totals) => line(totals, style))]
            : summed(part, ofPart, style),
        )
      : ['', ...rows([['try', diagnosis.curl]], style)]),
  ];
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
    ...(baseline?.stale ?? []).map((note) =>
      style('red', `baseline: ${noteName(note)} no longer fails; remove its entry`),
    ),
    ...(baseline?.expired ?? []).map((note) =>
      style('red', `baseline: the entry of ${noteName(note)} expired on ${note.expires}`),
    ),
    ...editions(report),
    ...flakiness(requests),
    ...(report.omitted === undefined
      ? []
      : [
          `${formatCount(report.omitted)} results are counted above, and not listed in report.json one by one`,
        ]),
    ...(causes.length > 1
      ? [
          amount(causes.length, 'cause'),
          ...causes.slice(0, most.inBrief).map((cause) => `  ${inBrief(cause, style)}`),
        ]
      : []),
    ...(causes.length > most.inBrief ? [`  and ${causes.length - most.inBrief} more, see above`] : []),
    `${counts.join(', ')}; ${requests.sent} requests in ${(report.duration / 1000).toFixed(1)} s`,
    ...(report.interrupted?.resume === undefined
      ? []
      : [`go on with: ${printable(report.interrupted.resume)}`]),
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

function line({ rule, tally, reason }: RuleTotals, style: Styler): string {
  const [[outcome], ...others] = tally;
  const [mark, color] = marks[outcome];
  const level = rule.level === 'MUST' ? '' : ` (${rule.level})`;
  const why = reason === undefined ? '' : style('dim', ` — ${outcome}: ${printable(reason)}`);
  const totals = others.length === 0 ? '' : `  ${totalsOf(tally, style)}`;
  return `    ${style(color, mark)} ${rule.id}${style('dim', `${level}  ${printable(rule.title)}`)}${totals}${why}`;
}

/** The rules of a part, those in one line that have the same outcomes equally often. */
function summed(part: string, ofPart: readonly RuleTotals[], style: Styler): string[] {
  const alike = new Map<string, string[]>();
  for (const { rule, tally, reason } of ofPart) {
    const why = reason === undefined ? '' : style('dim', ` — ${tally[0][0]}: ${printable(reason)}`);
    const key = JSON.stringify([totalsOf(tally, style), why]);
    alike.set(key, [...(alike.get(key) ?? []), rule.id]);
  }
  return [...alike].map(([key, ids]) => {
    const [totals, why] = JSON.parse(key) as [string, string];
    return `${part.padEnd(14)} ${totals}  ${ids.join(', ')}${why}`;
  });
}

function totalsOf(tally: RuleTotals['tally'], style: Styler): string {
  return tally
    .map(([outcome, count]) => style(marks[outcome][1], `${formatCount(count)} ${marks[outcome][0]}`))
    .join(' ');
}

/** A cause in one line. */
function inBrief(cause: ReportedCause, style: Styler): string {
  const [mark, color] = marks[cause.outcome];
  return `${style(color, mark)} ${cause.rule}: ${printable(whereabouts(cause))}`;
}

function inFull(cause: ReportedCause, rule: RuleDescription | undefined, style: Styler): string[] {
  const { expected, actual, where, pointer, hint, count, curl, again } = cause.finding;
  const level = rule === undefined || rule.level === 'MUST' ? '' : ` (${rule.level})`;
  return [
    '',
    `${inBrief(cause, style)}${style('dim', `${level}  ${printable(rule?.title ?? '')}`)}`,
    ...rows(
      [
        ['where', where === '' ? 'body' : where],
        ['expected', expected],
        ['actual', `${actual}${count > 1 ? ` (in ${count} answers)` : ''}`],
        ['contract', pointer],
        ['source', rule?.source],
        ['hint', hint],
        ['try', curl],
        ['again', again],
      ],
      style,
    ),
  ];
}

function rows(
  named: readonly (readonly [name: string, text: string | undefined])[],
  style: Styler,
): string[] {
  return named.flatMap(([name, text]) =>
    text === undefined ? [] : [`        ${style('dim', name.padEnd(9))} ${printable(text)}`],
  );
}
