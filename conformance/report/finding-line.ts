import type { ReportedFinding } from '../verdict/report.ts';

/** A finding in one line: where, what was expected, what came, and what else may explain it. */
export function findingLine(finding: ReportedFinding): string {
  return `${finding.where === '' ? 'body' : finding.where}: ${difference(finding)}`;
}

/** The same without its place. */
export function difference({ expected, actual, hint }: ReportedFinding): string {
  return `expected ${expected}, got ${actual}${hint === undefined ? '' : ` — ${hint}`}`;
}
