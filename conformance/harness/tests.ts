import { describe, test } from 'vitest';
import { findingLine } from '../report/finding-line.ts';
import { byPart, byScope } from '../report/grouping.ts';
import type { Report, ReportedFinding } from '../verdict/report.ts';

/** Registers one test for each rule and function of a report: it fails, is skipped or is annotated as it was judged. */
export function registerTests(report: Report): void {
  for (const { name, results } of byScope(report)) {
    describe(name, () => {
      for (const { part, results: ofPart } of byPart(report, results)) {
        describe(part, () => {
          for (const { rule, result } of ofPart) {
            test(`${rule.id}: ${rule.title}`, async ({ annotate, skip, expect }) => {
              const { outcome, findings, reason } = result;
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
