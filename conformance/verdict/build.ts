import type { Contract } from '../contract/contract.ts';
import { curl } from '../exchange/curl.ts';
import { sampleOf } from '../probes/plan.ts';
import type { Statistics } from '../probes/statistics.ts';
import type { Target } from '../probes/target.ts';
import { amount, formatCount } from '../reading/words.ts';
import { noConfiguration } from '../rules/status.ts';
import { tool } from '../tool.ts';
import type { BaselineEntry } from './baseline.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Judge } from './judge.ts';
import {
  type BaselineNote,
  countUnexercised,
  type Report,
  type ReportedStage,
  reportVersion,
} from './report.ts';
import type { Outcome } from './result.ts';
import { exitCodes, type Verdict, verdictOf } from './verdict.ts';

/** What a report is made of. */
export interface ReportInput {
  readonly settings: {
    readonly target: Target;
    readonly contract: Contract;
    readonly profileReason?: string;
    /** Warnings count as violations. */
    readonly strict: boolean;
    /** A rule that met nothing to judge leaves a run incomplete; not by default. */
    readonly requireExercised?: boolean;
    readonly baseline: readonly BaselineEntry[];
    /** The command that goes on where the run is interrupted, if that is possible. */
    readonly resume?: string;
    /** The settings as the report shows them. */
    readonly shown: { readonly [name: string]: unknown };
  };
  readonly judge: Judge;
  /** Why nothing was judged, where something else than the contract is the matter. */
  readonly diagnosis?: Diagnosis;
  readonly statistics: Statistics;
  readonly stages: readonly ReportedStage[];
  /** When the run began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How long the run took, in milliseconds. */
  readonly duration: number;
  /** How many functions were done when the run was interrupted; absent where it was not. */
  readonly interruptedAfter?: number;
}

/** Every outcome, in the order of reports. */
export const outcomes = [
  'passed',
  'failed',
  'warned',
  'noted',
  'known',
  'not-exercised',
  'not-applicable',
  'blocked',
  'unconfigured',
  'untested',
] as const satisfies readonly Outcome[];

/** Sums a run up, with every secret left out. */
export function buildReport(input: ReportInput): Report {
  const { settings, judge, diagnosis, statistics, stages, startedAt, interruptedAfter } = input;
  const { target, contract, strict } = settings;
  const { baseline, redactor } = judge;
  const sample = sampleIn(target);
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, judge.count(outcome)]),
  ) as Report['counts'];
  const notes = { stale: baseline.stale.map(note), expired: baseline.expired.map(note) };
  const hasOldNotes = notes.stale.length + notes.expired.length > 0;
  const isIncomplete =
    interruptedAfter !== undefined || stages.some(({ isRequired, status }) => isRequired && status !== 'run');
  const unexercised = countUnexercised(judge.rules);
  const judged = hasOldNotes ? 'violates' : verdictOf(counts, strict, target.functionUrns.length);
  const isPartial = isIncomplete || (settings.requireExercised === true && unexercised > 0);
  const verdict = judged === 'conforms' && isPartial ? 'untested' : judged;
  return {
    reportVersion,
    tool: { name: tool.name, version: tool.version },
    contract: {
      profile: contract.profile,
      ...(settings.profileReason !== undefined && { reason: settings.profileReason }),
      version: contract.version,
      digest: contract.digest,
    },
    target: {
      name: redactor.text(target.name),
      baseUrl: redactor.text(target.baseUrl),
      projectId: target.projectId,
      functions: target.functionUrns.length,
      capabilities: [...target.capabilities],
      authentication: target.authentication.kind,
    },
    configuration: redactor.value(settings.shown),
    startedAt: new Date(startedAt).toISOString(),
    duration: input.duration,
    verdict,
    exitCode: exitCodes[verdict],
    summary: redactor.text(
      summary(verdict, counts, target, {
        ...input,
        causes: judge.causes,
        hasOldNotes,
        isIncomplete,
        judged,
        unexercised,
      }),
    ),
    ...(diagnosis !== undefined && { diagnosis: reportedDiagnosis(diagnosis) }),
    counts,
    causes: judge.causes,
    rules: judge.rules,
    tallies: judge.tallies,
    results: judge.results,
    ...(judge.omitted > 0 && { omitted: judge.omitted }),
    ...(judge.editions !== undefined && { editions: redactor.value(judge.editions) }),
    ...(sample !== undefined && { sample }),
    ...(interruptedAfter !== undefined && {
      interrupted: {
        functionsDone: interruptedAfter,
        ...(settings.resume !== undefined && { resume: redactor.text(settings.resume) }),
      },
    }),
    ...(settings.baseline.length > 0 && { baseline: notes }),
    stages,
    requests: {
      unanswered: statistics.unanswered,
      lost: statistics.lost,
      busy: statistics.busy,
      sent: statistics.sent,
      retried: redactor.value(statistics.retried),
      timings: statistics.timings,
    },
  };
}

function reportedDiagnosis({
  problem,
  advice,
  exchanges: [exchange],
}: Diagnosis): NonNullable<Report['diagnosis']> {
  return { problem, advice, exchange: exchange.id, curl: curl(exchange.request) };
}

/** The functions that the refusals were tried on, where those are not all. */
function sampleIn(target: Target): readonly string[] | undefined {
  const { functionUrns } = target;
  const sample = sampleOf(target);
  const tried = functionUrns.filter((functionUrn) => sample.has(functionUrn));
  return tried.length < functionUrns.length ? tried : undefined;
}

/** An entry of a baseline as reports show it. */
export function note({ rule, reason, expires, ...entry }: BaselineEntry): BaselineNote {
  return {
    rule,
    ...(entry.function !== undefined && { function: entry.function }),
    reason,
    ...(expires !== undefined && { expires }),
  };
}

/** What a summary goes by beside the counts. */
interface Circumstances extends Pick<ReportInput, 'diagnosis' | 'statistics' | 'interruptedAfter'> {
  readonly causes: Report['causes'];
  readonly hasOldNotes: boolean;
  readonly isIncomplete: boolean;
  /** The verdict, were it complete. */
  readonly judged: Verdict;
  /** How many rules met nothing to judge. */
  readonly unexercised: number;
}

function summary(
  verdict: Verdict,
  counts: Report['counts'],
  target: Target,
  circumstances: Circumstances,
): string {
  const { interruptedAfter } = circumstances;
  const functions = target.functionUrns.length;
  const stopped =
    interruptedAfter === undefined
      ? ''
      : ` Stopped after ${formatCount(interruptedAfter)} of ${amount(functions, 'function')}.`;
  const without =
    counts.unconfigured > 0
      ? ` ${formatCount(counts.unconfigured)} of ${amount(functions, 'function')} answered 404 each time.`
      : '';
  const idle = verdict === 'conforms' ? idleSentence(circumstances) : '';
  const more = verdict === 'untested' ? '' : without;
  return sentence(verdict, counts, target, circumstances) + more + idle + stopped;
}

function idleSentence({ unexercised }: Pick<Circumstances, 'unexercised'>): string {
  return unexercised > 0 ? ` ${amount(unexercised, 'rule')} met nothing to judge.` : '';
}

function sentence(
  verdict: Verdict,
  counts: Report['counts'],
  { name, functionUrns: { length: functions } }: Target,
  { causes, diagnosis, hasOldNotes, isIncomplete, judged, unexercised, statistics }: Circumstances,
): string {
  switch (verdict) {
    case 'conforms':
      return `${name} keeps the contract${withWarnings(counts.warned)}.`;
    case 'untested':
      if (diagnosis !== undefined)
        return `${name} could not be tested: ${diagnosis.problem}. ${diagnosis.advice}`;
      if (isIncomplete) return `${name} was not tested in full; nothing that was judged breaks the contract.`;
      if (judged === 'conforms') return `${name} was not tested in full.${idleSentence({ unexercised })}`;
      if (counts.unconfigured >= functions) {
        const which = functions === 1 ? 'the function' : `all ${formatCount(functions)} functions`;
        return `${name} could not be tested: it answers 404 for ${which} each time. ${noConfiguration}.`;
      }
      return untestedSummary(name, counts, statistics);
    case 'violates':
      return violationSummary(name, counts, causes, hasOldNotes);
  }
}

/** Says of a target, or of a client, how it breaks the contract. */
export function violationSummary(
  name: string,
  { failed, warned }: Report['counts'],
  causes: Report['causes'],
  hasOldNotes: boolean,
): string {
  if (failed > 0) {
    const different = causes.filter(({ outcome }) => outcome === 'failed').length;
    const because = different < failed ? ` of ${amount(different, 'cause')}` : '';
    return `${name} breaks the contract: ${amount(failed, 'violation')}${because}${withWarnings(warned)}.`;
  }
  if (hasOldNotes) return `The baseline of ${name} is out of date.`;
  return `${name} keeps the contract, but not strictly: ${amount(warned, 'warning')}.`;
}

/** What is said of warnings beside something else. */
export function withWarnings(warned: number): string {
  return warned > 0 ? `, with ${amount(warned, 'warning')}` : '';
}

/** What of a run was judged, and what was not. */
function untestedSummary(
  name: string,
  counts: Report['counts'],
  { calls, unanswered, silent }: Statistics,
): string {
  const judged = counts.passed + counts.warned + counts.noted + counts.known;
  if (judged === 0 || unanswered === calls)
    return `${name} could not be tested: there was no whole answer to judge.`;
  const which = silent.length === 0 ? '' : ` (${silent.join(', ')})`;
  const why =
    unanswered === 0
      ? `${amount(counts.untested + counts.blocked, 'result')} left open`
      : `${unanswered} of ${amount(calls, 'call')} got no whole answer${which}`;
  return `${name} was not tested in full: ${why}; ${amount(judged, 'result')} judged.`;
}
