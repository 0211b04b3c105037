import {
  type CheckFailure,
  NotInstalledError,
  type RunOptions,
  type RunResult,
  runSchemathesis,
  SchemathesisError,
} from '../../packages/schemathesis-runner-wrapper/src/index.ts';
import type { Contract } from '../contract/contract.ts';
import { isComplete } from '../exchange/exchange.ts';
import { limits } from '../exchange/limits.ts';
import { openTransport } from '../exchange/transport.ts';
import type { Target } from '../probes/target.ts';
import type { ForeignResult } from '../verdict/judge.ts';
import type { ReportedFinding, ReportedStage } from '../verdict/report.ts';
import type { Stage, StageContext, StageSettings } from '../verdict/stage.ts';
import { checkId, checkRules, checks, type GenerativeCheck } from './checks.ts';
import { expectedStatuses, explanationOf } from './expectations.ts';
import { openForwarder } from './forwarder.ts';

/** How much is generated. */
export interface GenerationOptions {
  /** The ids of the checks to run, as reports show them. */
  readonly checks: readonly string[];
  /** How many calls are made up at random, beside the examples and the systematic cases; none by default. */
  readonly maxExamples?: number;
  /** A run without this stage is not complete. */
  readonly isRequired: boolean;
  /** Schemathesis is installed where it is not there. */
  readonly isInstalled: boolean;
  /** Makes the random calls repeatable; without random calls, runs are repeatable anyway. */
  readonly seed?: number;
}

/** The name of the stage in reports. */
export const stageName = 'schemathesis';

/** Without calls made up at random, two runs against the same target send the same calls. */
const systematicSeed = 1;

/** The most that the stage may take, in milliseconds, without and with calls made up at random. */
const timeLimits = { systematic: 120_000, random: 1_800_000 };

/** How often the configured project and function are used in generated calls; other calls have made-up ones. */
const share = 0.75;

/**
 * Makes the stage that lets Schemathesis generate calls around the configured function.
 *
 * @param onInstall - is told in words what is installed, before it is.
 */
export function schemathesisStage(options: GenerationOptions, onInstall: (message: string) => void): Stage {
  const { isRequired } = options;
  return async (context) => {
    const obstacle = obstacleIn(context);
    if (obstacle !== undefined) return { stage: notRun(obstacle, isRequired), results: [] };
    try {
      const generated = await generate(context, options, onInstall);
      const stage = described(generated, isRequired);
      return { stage, results: stage.status === 'run' ? judged(generated.result, context, options) : [] };
    } catch (error) {
      if (!(error instanceof SchemathesisError)) throw error;
      const detail =
        error instanceof NotInstalledError
          ? 'Schemathesis is not installed; --fuzz install brings it'
          : error.message;
      return { stage: notRun(detail, isRequired), results: [] };
    }
  };
}

/** Why a target would only take time: it gave no whole answer, or too many calls had none in time. */
function obstacleIn({ isAnswering, judge: { exchanges } }: StageContext): string | undefined {
  if (!isAnswering || !exchanges.some(isComplete)) return 'the target did not answer the rules either';
  const timeOuts = exchanges.filter(({ failure }) => failure?.kind === 'time-out').length;
  return timeOuts < limits.timeOuts ? undefined : `${timeOuts} calls of the rules had no answer in time`;
}

function notRun(detail: string, isRequired: boolean): ReportedStage {
  return { name: stageName, status: 'not-run', isRequired, detail };
}

/** Below this share of calls that got past authentication, nothing else was exercised. */
const leastAdmitted = 0.1;

function described({ result, statuses, isCutShort }: Generated, isRequired: boolean): ReportedStage {
  const { executable, seed } = result;
  const counts = [...statuses.values()];
  const sent = counts.reduce((sum, count) => sum + count, 0);
  const admitted = sent - (statuses.get(401) ?? 0);
  const isExercised = sent === 0 || admitted >= sent * leastAdmitted;
  const answers = [...statuses].map(([status, count]) => `${count} with ${status}`).join(', ');
  const detail = [
    `Schemathesis ${executable.version} (${executable.source})`,
    `${sent} calls answered, ${answers}`,
    `${admitted} of ${sent} got past authentication`,
    `seed ${seed}`,
    ...(isCutShort ? ['cut short by its time limit'] : []),
  ].join('; ');
  return { name: stageName, status: isExercised ? 'run' : 'not-exercised', isRequired, detail };
}

/** What Schemathesis found, and what its calls were answered with. */
interface Generated {
  readonly result: RunResult;
  readonly statuses: ReadonlyMap<number, number>;
  readonly isCutShort: boolean;
}

async function generate(
  { settings, signal, onProgress }: StageContext,
  options: GenerationOptions,
  onInstall: (message: string) => void,
): Promise<Generated> {
  const { target, transport } = settings;
  const opened = await openTransport({
    ...transport,
    origin: new URL(target.baseUrl).origin,
    connections: 4,
    isAnonymous: target.authentication.kind === 'none',
  });
  const forwarder = await openForwarder({
    target: target.baseUrl,
    transport: opened,
    authentication: target.authentication,
  });
  try {
    const redact = target.authentication.secrets;
    const run = runSchemathesis({ ...common(settings, options), baseUrl: forwarder.baseUrl, redact, signal });
    const { result, isCutShort } = await follow(run, onProgress, onInstall).then(
      (whole) => ({ result: whole, isCutShort: false }),
      (error: unknown) => ({ result: partOf(error), isCutShort: true }),
    );
    const { statuses } = forwarder;
    return { result: addressed(result, forwarder.baseUrl, target.baseUrl), statuses, isCutShort };
  } finally {
    await forwarder.stop();
    await opened.close();
  }
}

/**
 * What was found until the time limit.
 *
 * @throws any other error as it is.
 */
function partOf(error: unknown): RunResult {
  const isTimedOut = error instanceof SchemathesisError && error.code === 'TIMED_OUT';
  if (!isTimedOut || !('partial' in error)) throw error;
  return error.partial as RunResult;
}

function common(
  { target, contract, transport, rate }: StageSettings,
  options: GenerationOptions,
): Omit<RunOptions, 'baseUrl'> {
  const isRandom = options.maxExamples !== undefined;
  const isNear = /^https?:\/\/(127\.|localhost|\[::1\])/.test(target.baseUrl);
  const usual = isNear ? false : undefined;
  return {
    document: documentOf(contract, target),
    allowedMethods: ['GET'],
    phases: isRandom ? ['examples', 'coverage', 'fuzzing'] : ['examples', 'coverage'],
    checks: checks.filter(({ name }) => options.checks.includes(checkId(name))).map(({ name }) => name),
    expectedStatuses,
    parameters: {
      'path.project_id': { values: [target.projectId], probability: share },
      'path.function_urn': { values: target.functionUrns.slice(0, 1), probability: share },
    },
    maxExamples: options.maxExamples,
    seed: options.seed ?? (isRandom ? undefined : systematicSeed),
    maxResponseBytes: limits.decodedBytes,
    rateLimit: rate === undefined ? usual : `${Math.max(1, Math.round(rate * 60))}/m`,
    timeout: isRandom ? timeLimits.random : timeLimits.systematic,
    install: options.isInstalled,
    requestTimeout: Math.max(1, Math.round(transport.timeoutSeconds * 1000)),
  };
}

/** The contract with the configured project and function as its examples, around which Schemathesis generates. */
function documentOf(contract: Contract, { projectId, functionUrns: [functionUrn = ''] }: Target): object {
  const document = structuredClone(contract.document) as unknown as {
    components: { parameters: Parameters };
  };
  document.components.parameters.project_id.example = projectId;
  document.components.parameters.function_urn.example = functionUrn;
  return document;
}

interface Parameters {
  readonly project_id: { example: string };
  readonly function_urn: { example: string };
}

async function follow(
  run: ReturnType<typeof runSchemathesis>,
  onProgress: (text: string) => void,
  onInstall: (message: string) => void,
): Promise<RunResult> {
  for await (const event of run) {
    if (event.type === 'preparing') onInstall(event.message);
    if (event.type === 'progress') onProgress(`${stageName}, ${event.requests} generated`);
  }
  return run.result;
}

/** A result in which the target stands in place of the forwarder. */
function addressed(result: RunResult, from: string, to: string): RunResult {
  return JSON.parse(JSON.stringify(result).replaceAll(from, to)) as RunResult;
}

function judged(result: RunResult, { judge }: StageContext, options: GenerationOptions): ForeignResult[] {
  const failed = [
    ...new Set(judge.results.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule)),
  ];
  return checks
    .filter(({ name }) => options.checks.includes(checkId(name)))
    .map((check) => judgedCheck(check, result, failed));
}

function judgedCheck(check: GenerativeCheck, result: RunResult, failed: readonly string[]): ForeignResult {
  const rule = checkRules.find(({ id }) => id === checkId(check.name));
  if (rule === undefined) throw new Error(`${check.name} has no rule`);
  const counts = result.checks[check.name];
  const findings = result.failures
    .filter((failure) => failure.check === check.name && explanationOf(failure) === undefined)
    .map((failure) => finding(failure, rule.pointer));
  const known = failed.filter((id) => check.sameAs.some((beginning) => id.startsWith(beginning)));
  if (findings.length > 0 && known.length > 0) {
    return { rule, outcome: 'blocked', findings: [], reason: `found already, see ${known.join(', ')}` };
  }
  if (findings.length > 0) return { rule, outcome: 'failed', findings };
  if (counts === undefined || counts.passed + counts.failed === 0) {
    return { rule, outcome: 'not-exercised', findings: [], reason: 'no generated call got that far' };
  }
  return { rule, outcome: 'passed', findings: [] };
}

function finding(
  { title, message, description, response, reproduction, occurrences }: CheckFailure,
  pointer: string,
): ReportedFinding {
  const [reason = ''] = message.split('\n', 1);
  return {
    where: 'answer',
    expected: description === '' ? title : `${title} (${description})`,
    actual: `status ${response?.status}: ${reason === '' ? (response?.excerpt ?? '') : reason}`,
    pointer,
    count: occurrences,
    curl: reproduction,
  };
}
