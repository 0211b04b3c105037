import { printable } from '../reading/words.ts';
import type { Report, ReportedResult, RuleDescription } from '../verdict/report.ts';
import { byScope } from './grouping.ts';

/** Writes a report as JUnit XML: a suite for each function and one for the environment, a case for each rule. */
export function toJunit(report: Report): string {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const lines = byScope(report).flatMap(({ name, results }) => {
    const counts = `tests="${results.length}" failures="${results.filter(isFailure).length}" errors="${results.filter(isError).length}" skipped="${results.filter(isSkipped).length}"`;
    return [
      `  <testsuite name="${escapeXml(name)}" ${counts}>`,
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

function testCase(result: ReportedResult, rule: RuleDescription | undefined): string {
  const { outcome, reason = '', findings } = result;
  const name = `${result.rule}: ${rule?.title ?? ''}`;
  const open = `    <testcase classname="${escapeXml(rule?.part ?? '')}" name="${escapeXml(name)}"`;
  const text = escapeXml(
    findings
      .map(
        ({ where, expected, actual, curl = '' }) => `${where}: expected ${expected}, got ${actual}\n${curl}`,
      )
      .join('\n'),
  );
  if (isFailure(result)) {
    const message = escapeXml(
      findings[0] === undefined ? '' : `expected ${findings[0].expected}, got ${findings[0].actual}`,
    );
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
