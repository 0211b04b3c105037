import { printable } from '../reading/words.ts';
import { fitting } from '../verdict/editions.ts';
import type { Report, ReportedCause } from '../verdict/report.ts';
import type { Outcome } from '../verdict/result.ts';
import { difference, findingLine } from './finding-line.ts';
import { type RuleTotals, totalsByPart, whereabouts } from './grouping.ts';

/** Writes a report as JUnit XML: a suite for each part, a test for each rule, whatever the number of functions. */
export function toJunit(report: Report): string {
  const causes = new Map(report.rules.map(({ id }) => [id, report.causes.filter(({ rule }) => rule === id)]));
  const suites = totalsByPart(report).map(({ part, rules }, index) => {
    const having = (kind: Kind) => rules.filter(({ tally: [[outcome]] }) => kinds[outcome] === kind).length;
    return {
      tests: rules.length,
      lines: [
        `  <testsuite name="${escapeXml(part)}" tests="${rules.length}" failures="${having('failure')}" errors="${having('error')}" skipped="${having('skipped')}">`,
        ...(index === 0 ? properties(report) : []),
        ...rules.map((totals) => testCase(totals, causes.get(totals.rule.id) ?? [])),
        '  </testsuite>',
      ],
    };
  });
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  const seconds = (report.duration / 1000).toFixed(3);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeXml(report.target.name)}" tests="${tests}" time="${seconds}">`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

/** Which edition of the contract the run went by, and which its answers fit; in the first suite, which all readers know. */
function properties(report: Report): string[] {
  const { profile, reason } = report.contract;
  const fits = fitting(report);
  const all = [
    ['contract.profile', profile],
    ...(reason === undefined ? [] : [['contract.reason', reason]]),
    ...(fits.length === 0 ? [] : [['contract.fitting', fits.join(', ')]]),
  ];
  return [
    '    <properties>',
    ...all.map(
      ([name = '', value = '']) => `      <property name="${escapeXml(name)}" value="${escapeXml(value)}"/>`,
    ),
    '    </properties>',
  ];
}

type Kind = 'failure' | 'error' | 'skipped' | 'success';

/** What a test is called whose rule has an outcome. */
const kinds: { readonly [outcome in Outcome]: Kind } = {
  failed: 'failure',
  untested: 'error',
  known: 'skipped',
  'not-exercised': 'skipped',
  'not-applicable': 'skipped',
  blocked: 'skipped',
  unconfigured: 'skipped',
  warned: 'success',
  noted: 'success',
  passed: 'success',
};

/** A rule is a test, and fails where it fails for one function. */
function testCase({ rule, tally, reason = '' }: RuleTotals, causes: readonly ReportedCause[]): string {
  const [[outcome]] = tally;
  const open = `    <testcase classname="${escapeXml(rule.part)}" name="${escapeXml(`${rule.id}: ${rule.title}`)}"`;
  const own = causes.filter((cause) => outcome !== 'failed' || cause.outcome === 'failed');
  const text = escapeXml(own.map(wordsOf).join('\n'));
  const [first] = own;
  const totals = tally.map(([each, count]) => `${count} ${each}`).join(', ');
  switch (kinds[outcome]) {
    case 'failure': {
      const message = first ? `${difference(first.finding)} (${totals})` : totals;
      return `${open}>\n      <failure type="${rule.level}" message="${escapeXml(message)}">${text}</failure>\n    </testcase>`;
    }
    case 'error':
      return `${open}>\n      <error type="${outcome}" message="${escapeXml(reason)} (${totals})"/>\n    </testcase>`;
    case 'skipped':
      return `${open}>\n      <skipped message="${escapeXml(`${outcome}: ${reason}`)}"/>\n    </testcase>`;
    case 'success':
      return text === '' ? `${open}/>` : `${open}>\n      <system-out>${text}</system-out>\n    </testcase>`;
  }
}

function wordsOf(cause: ReportedCause): string {
  return `${whereabouts(cause)}: ${findingLine(cause.finding)}\n${cause.finding.curl ?? ''}`;
}

/** Escapes a text for XML; characters that XML 1.0 cannot hold are written as JSON escapes. */
function escapeXml(text: string): string {
  const safe = text.split('\n').map(printable).join('\n');
  return safe
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll(/[\ufffe\uffff]/g, '');
}
