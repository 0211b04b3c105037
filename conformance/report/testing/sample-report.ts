import { Causes } from '../../verdict/causes.ts';
import { type Report, type ReportedResult, reportVersion } from '../../verdict/report.ts';
import type { Outcome } from '../../verdict/result.ts';
import { exitCodes } from '../../verdict/verdict.ts';
import { bySeverity } from '../severity.ts';

/** A rule's description, of which the tests look at the id only. */
function ruleOf(id: string): Report['rules'][number] {
  const title = `The rule ${id} holds.`;
  return { id, level: 'MUST', part: 'body', title, source: 'Table 2', pointer: `#/rules/${id}` };
}

/** A result as short as tests want to write it. */
export function resultOf(
  rule: string,
  outcome: ReportedResult['outcome'],
  functionUrn?: string,
  findings: ReportedResult['findings'] = [],
): ReportedResult {
  return { rule, outcome, findings, ...(functionUrn !== undefined && { function: functionUrn }) };
}

/** A report with some results; counts, rules and verdict follow from them. */
export function reportOf(results: readonly ReportedResult[], changes: Partial<Report> = {}): Report {
  const counts = Object.fromEntries(
    bySeverity.map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length]),
  ) as Report['counts'];
  const verdict =
    changes.verdict ?? (counts.failed > 0 ? 'violates' : counts.untested > 0 ? 'untested' : 'conforms');
  const causes = new Causes();
  const tallies: { [rule: string]: { [outcome in Outcome]?: number } } = {};
  for (const result of results) {
    causes.add(result);
    const { rule, outcome } = result;
    tallies[rule] = { ...tallies[rule], [outcome]: (tallies[rule]?.[outcome] ?? 0) + 1 };
  }
  const functions = new Set(results.flatMap((result) => result.function ?? []));
  return {
    reportVersion,
    tool: { name: 'suite', version: '1.2.3' },
    contract: { profile: 'base', version: '1.0.0', digest: 'd16e57' },
    target: {
      name: 'staging',
      baseUrl: 'https://staging.example',
      projectId: 'project',
      functions: functions.size,
      capabilities: ['state'],
      authentication: 'token',
    },
    configuration: {},
    startedAt: '2026-01-02T03:04:05.000Z',
    duration: 1000,
    exitCode: exitCodes[verdict],
    summary: `staging ${verdict}.`,
    counts,
    causes: causes.list,
    tallies,
    rules: [...new Set(results.map(({ rule }) => rule))].map(ruleOf),
    results,
    stages: [],
    requests: {
      sent: results.length,
      unanswered: 0,
      lost: 0,
      busy: 0,
      retried: [],
      timings: { median: 10, slowest: 20 },
    },
    ...changes,
    verdict,
  };
}
