import type { Report, ReportedResult } from '../verdict/report.ts';
import type { Outcome } from '../verdict/result.ts';
import { findingLine } from './finding-line.ts';
import { groupedBy } from './grouping.ts';

/** The edition of the Common Test Report Format. */
const specVersion = '0.0.0';

const statuses = ['passed', 'failed', 'skipped', 'pending', 'other'] as const;
type Status = (typeof statuses)[number];

/** Writes a report in the Common Test Report Format: a test for each rule and function, with the reason for what it says. */
export function toCtrf(report: Report): object {
  const { tool, contract, target, startedAt, duration, summary, verdict, omitted } = report;
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const scopes = groupedBy(report.results, (result) => result.function ?? 'environment');
  const tests = [...scopes].flatMap(([scope, results]) =>
    results.map((result) => {
      const rule = rules.get(result.rule);
      const [message, trace] = reasonOf(result);
      return {
        name: rule === undefined ? result.rule : `${result.rule}: ${rule.title}`,
        status: statusOf(result.outcome),
        rawStatus: result.outcome,
        duration: 0,
        suite: [scope],
        ...(message !== '' && { message }),
        ...(trace !== '' && { trace }),
        ...(rule !== undefined && {
          tags: [rule.part, rule.level],
          extra: { source: rule.source, contract: rule.pointer },
        }),
      };
    }),
  );
  const start = Date.parse(startedAt);
  const count = (status: Status) => tests.filter((test) => test.status === status).length;
  return {
    reportFormat: 'CTRF',
    specVersion,
    generatedBy: tool.name,
    timestamp: new Date(start + duration).toISOString(),
    results: {
      tool: { name: tool.name, version: tool.version },
      summary: {
        tests: tests.length,
        ...Object.fromEntries(statuses.map((status) => [status, count(status)])),
        start,
        stop: Math.round(start + duration),
        extra: { verdict, summary, ...(omitted !== undefined && { omitted }) },
      },
      tests,
      environment: { appName: target.name, extra: { contract } },
    },
  };
}

function statusOf(outcome: Outcome): Status {
  if (outcome === 'failed' || outcome === 'untested') return 'failed';
  return outcome === 'passed' || outcome === 'warned' || outcome === 'noted' ? 'passed' : 'skipped';
}

/** Why a result is what it is, in one line, and all of it. */
function reasonOf({ findings, reason = '' }: ReportedResult): [message: string, trace: string] {
  const lines = findings.map(findingLine);
  const whole = findings.map(({ pointer, curl = '' }, index) => `${lines[index]}\n${pointer}\n${curl}`);
  return [lines[0] ?? reason, whole.join('\n')];
}
