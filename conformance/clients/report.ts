import type { Redactor } from '../../src/redaction/redactor.ts';
import { baseContract } from '../contract/contract.ts';
import { printable } from '../reading/words.ts';
import { tool } from '../tool.ts';
import { Baseline } from '../verdict/baseline.ts';
import { note, outcomes, violationSummary, withWarnings } from '../verdict/build.ts';
import { Causes } from '../verdict/causes.ts';
import { type Report, type ReportedResult, reportVersion } from '../verdict/report.ts';
import type { Outcome } from '../verdict/result.ts';
import { exitCodes, type Verdict, verdictOf } from '../verdict/verdict.ts';
import type { Judgement } from './judge.ts';
import type { Observation } from './observation.ts';
import type { ClientSettings } from './run.ts';
import { describeScenario, type Scenario } from './scenario.ts';

/** What a report on a client is made of. */
export interface ClientReportInput {
  readonly settings: Pick<ClientSettings, 'name' | 'scenarios' | 'strict' | 'baseline' | 'shown'>;
  readonly observations: readonly Observation[];
  readonly judged: readonly { readonly scenario: Scenario; readonly judgement: Judgement }[];
  readonly redactor: Redactor;
  /** When the run began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly isInterrupted: boolean;
}

/** Characters of what a program wrote that are shown where it did not get to a request. */
const longestComplaint = 300;

/** Sums the run of a client up in the form of the suite's reports, with the scenarios in place of rules. */
export function buildClientReport(input: ClientReportInput): Report {
  const { settings, observations, judged, redactor, startedAt, isInterrupted } = input;
  const { name, scenarios, strict } = settings;
  const contract = baseContract();
  const baseline = new Baseline(settings.baseline, new Date(startedAt).toISOString().slice(0, 10));
  const silence = silenceOf(observations);
  const results = judged.map(({ scenario, judgement }) => {
    const result =
      silence === undefined
        ? resultOf(scenario, judgement)
        : ({ outcome: 'untested', reason: silence } as const);
    const { rule, ...rest } = baseline.apply({
      functionUrn: undefined,
      reason: undefined,
      ...result,
      rule: scenario,
    });
    return redactor.value(reported(rule, rest));
  });
  const causes = new Causes();
  for (const result of results) causes.add(result);
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length]),
  ) as Report['counts'];
  const notes = { stale: baseline.stale.map(note), expired: baseline.expired.map(note) };
  const hasOldNotes = notes.stale.length + notes.expired.length > 0;
  const judgedVerdict = hasOldNotes ? 'violates' : verdictOf(counts, strict, 1);
  const verdict = judgedVerdict === 'conforms' && isInterrupted ? 'untested' : judgedVerdict;
  return {
    reportVersion,
    tool: { name: tool.name, version: tool.version },
    contract: { profile: contract.profile, version: contract.version, digest: contract.digest },
    target: {
      name: redactor.text(name),
      baseUrl: '',
      projectId: '',
      functions: 1,
      capabilities: [],
      authentication: 'none',
    },
    configuration: redactor.value(settings.shown),
    startedAt: new Date(startedAt).toISOString(),
    duration: input.duration,
    verdict,
    exitCode: exitCodes[verdict],
    summary: redactor.text(
      summaryOf(name, verdict, counts, { causes: causes.list, hasOldNotes, isInterrupted, silence }),
    ),
    counts,
    causes: causes.list,
    rules: scenarios.map(describeScenario),
    tallies: Object.fromEntries(results.map(({ rule, outcome }) => [rule, { [outcome]: 1 }])),
    results,
    ...(settings.baseline.length > 0 && { baseline: notes }),
    stages: [],
    requests: {
      unanswered: 0,
      lost: 0,
      busy: 0,
      sent: observations.reduce((sum, { arrivals }) => sum + arrivals.length, 0),
      retried: [],
      timings: { median: 0, slowest: 0 },
    },
  };
}

/** Why nothing can be said of a client: in no scenario did it send a request. */
function silenceOf(observations: readonly Observation[]): string | undefined {
  const [first] = observations;
  if (first === undefined || observations.some(({ arrivals }) => arrivals.length > 0)) return undefined;
  const complaint = printable((first.run.stderr.trim() || first.run.stdout.trim()).slice(-longestComplaint));
  return `no request came in any scenario; exit code ${first.run.exitCode}${complaint && `: ${complaint}`}`;
}

interface Judged {
  readonly outcome: Outcome;
  readonly fault?: Extract<Judgement, { kind: 'broken' }>['fault'];
  readonly reason?: string | undefined;
}

function resultOf({ level }: Scenario, judgement: Judgement): Judged {
  switch (judgement.kind) {
    case 'kept':
      return { outcome: 'passed' };
    case 'broken':
      return { outcome: level === 'MUST' ? 'failed' : 'warned', fault: judgement.fault };
    case 'blocked':
    case 'not-applicable':
      return { outcome: judgement.kind, reason: judgement.reason };
  }
}

function reported(
  { id, pointer, reason: why }: Scenario,
  { outcome, fault, reason }: Judged,
): ReportedResult {
  return {
    rule: id,
    outcome,
    findings: fault === undefined ? [] : [{ ...fault, pointer, hint: why, count: 1 }],
    ...(reason !== undefined && { reason }),
  };
}

function summaryOf(
  name: string,
  verdict: Verdict,
  counts: Report['counts'],
  {
    causes,
    hasOldNotes,
    isInterrupted,
    silence,
  }: {
    causes: Report['causes'];
    hasOldNotes: boolean;
    isInterrupted: boolean;
    silence: string | undefined;
  },
): string {
  switch (verdict) {
    case 'conforms':
      return `${name} is a client that keeps the contract${withWarnings(counts.warned)}.`;
    case 'violates':
      return violationSummary(name, counts, causes, hasOldNotes);
    case 'untested':
      if (silence !== undefined) return `${name} could not be tested: ${silence}.`;
      return isInterrupted ? `${name} was not tested in full.` : `${name} could not be tested.`;
  }
}
