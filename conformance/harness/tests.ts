import { describe, test } from 'vitest';
import { findingLine } from '../report/finding-line.ts';
import { groupedBy } from '../report/grouping.ts';
import type { Report, ReportedFinding } from '../verdict/report.ts';

/** Registers one test for each rule and function of a report: it fails, is skipped or is annotated as it was judged. */
export function registerTests(report: Report): void {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  for (const [name, results] of groupedBy(report.results, (result) => result.function ?? 'environment')) {
    describe(name, () => {
      for (const [part = '', ofPart] of groupedBy(results, ({ rule }) => rules.get(rule)?.part)) {
        describe(part, () => {
          for (const { rule, outcome, findings, reason } of ofPart) {
            test(`${rule}: ${rules.get(rule)?.title}`, async ({ annotate, skip, expect }) => {
              if (['not-exercised', 'not-applicable', 'blocked', 'unconfigured', 'known'].includes(outcome))
                skip(reason === undefined ? outcome : `${outcome}: ${reason}`);
              if (outcome === 'untested') expect.fail(`could not be tested: ${reason ?? 'no whole answer'}`);
              if (outcome === 'failed') expect.fail(findings.map(inFull).join('\n'));
              for (const finding of findings)
                await annotate(inFull(finding), outcome === 'warned' ? 'warning' : 'notice');
            });
          }
        });
      }
    });
  }
}

function inFull(finding: ReportedFinding): string {
  return `${findingLine(finding)}\n  contract ${finding.pointer}\n  ${finding.curl ?? ''}`;
}
