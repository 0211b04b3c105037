import { printable } from '../reading/words.ts';
import { fitting } from '../verdict/editions.ts';
import type { Report, ReportedResult, RuleDescription } from '../verdict/report.ts';
import { difference, findingLine } from './finding-line.ts';
import { byScope } from './grouping.ts';

/** Writes a report as JUnit XML: a suite for each function and one for the environment, a case for each rule. */
export function toJunit(report: Report): string {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const lines = byScope(report).flatMap(({ name, results }, index) => {
    const counts = `tests="${results.length}" failures="${results.filter(isFailure).length}" errors="${results.filter(isError).length}" skipped="${results.filter(isSkipped).length}"`;
    return [
      `  <testsuite name="${escapeXml(name)}" ${counts}>`,
      ...(index === 0 ? properties(report) : []),
      ...results.map((result) => testCase(result, rules.get(result.rule))),
      '  </testsuite>',
    ];
  });
  const seconds = (report.duration / 1000).toFixed(3);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeXml(report.target.name)}" tests="${report.results.length}" time="${seconds}">`,
    ...lines,
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

function testCase(result: ReportedResult, rule: RuleDescription | undefined): string {
  const { outcome, reason = '', findings } = result;
  const name = `${result.rule}: ${rule?.title ?? ''}`;
  const open = `    <testcase classname="${escapeXml(rule?.part ?? '')}" name="${escapeXml(name)}"`;
  const text = escapeXml(
    findings.map((finding) => `${findingLine(finding)}\n${finding.curl ?? ''}`).join('\n'),
  );
  if (isFailure(result)) {
    const message = escapeXml(findings[0] === undefined ? '' : difference(findings[0]));
    return `${open}>\n      <failure type="${rule?.level}" message="${message}">${text}</failure>\n    </testcase>`;
  }
  if (isError(result))
    return `${open}>\n      <error type="${outcome}" message="${escapeXml(reason)}"/>\n    </testcase>`;
  if (isSkipped(result))
    return `${open}>\n      <skipped message="${escapeXml(`${outcome}: ${reason}`)}"/>\n    </testcase>`;
  return text === '' ? `${open}/>` : `${open}>\n      <system-out>${text}</system-out>\n    </testcase>`;
}

function isFailure({ outcome }: ReportedResult): boolean {
  return outcome === 'failed';
}

function isError({ outcome }: ReportedResult): boolean {
  return outcome === 'untested';
}

function isSkipped({ outcome }: ReportedResult): boolean {
  return ['not-exercised', 'not-applicable', 'blocked', 'unconfigured', 'known'].includes(outcome);
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
