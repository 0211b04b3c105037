import type { Exchange, TransportFailure } from './exchange/exchange.ts';
import { proxyCredentials } from './exchange/proxy.ts';
import { openTransport, type Transport, type TransportOptions } from './exchange/transport.ts';
import {
  askAgain,
  askEnvironment,
  askFunction,
  type ConductOptions,
  isUnreachable,
  type Send,
  tellingProbes,
} from './probes/conduct.ts';
import { neededProbes, type Probe, sampleOf } from './probes/plan.ts';
import { Sender } from './probes/sender.ts';
import { Statistics } from './probes/statistics.ts';
import type { Recording } from './reading/read-har.ts';
import { readAll } from './reading/reader.ts';
import { amount } from './reading/words.ts';
import { openSecrecy, type Secrecy } from './redaction/secrecy.ts';
import type { Rule } from './rules/rule.ts';
import { tool } from './tool.ts';
import { Baseline, type BaselineEntry } from './verdict/baseline.ts';
import { buildReport, type ReportInput } from './verdict/build.ts';
import { type Diagnosis, diagnose, isDoubtful } from './verdict/diagnosis.ts';
import { otherEditions } from './verdict/editions.ts';
import { Journal, JournalError } from './verdict/journal.ts';
import { detailedFunctions, isLate, Judge, type JudgeOptions } from './verdict/judge.ts';
import type { RunOutcome } from './verdict/outcome.ts';
import type { ReportedStage } from './verdict/report.ts';
import type { Stage, StageSettings } from './verdict/stage.ts';

/** Everything that decides how a run goes. */
export interface RunSettings extends StageSettings {
  /** Why the contract's profile was chosen, where it was not named. */
  readonly profileReason?: string;
  /** The rules to judge by. */
  readonly rules: readonly Rule[];
  /** How often each known function is asked for. */
  readonly repeat: number;
  /** All failing signatures with the real access key are tried, and not only the most important ones. */
  readonly thorough?: boolean;
  /** How often a call is repeated whose answer says that it is temporary. */
  readonly retries: number;
  /** How many calls may be under way at once. */
  readonly concurrency: number;
  /** Warnings count as violations. */
  readonly strict: boolean;
  /** A rule that met nothing to judge leaves the run incomplete; not by default. */
  readonly requireExercised?: boolean;
  readonly baseline: readonly BaselineEntry[];
  /** Where the functions that are done are noted, and whether to go on from there; nowhere by default. */
  readonly journal?: {
    readonly file: string;
    readonly isResumed: boolean;
    readonly exchanges: readonly Exchange[];
  };
  /** The command that goes on where the run is interrupted, if that is possible. */
  readonly resume?: string;
  /** The command that sends the request of an exchange again, if there is one. */
  readonly again?: (exchange: string) => string;
  /** What is asked once for an environment is left to another shard. */
  readonly isLaterShard?: boolean;
  /** Opens what sends the requests; over sockets by default. */
  readonly openTransport?: (options: TransportOptions) => Promise<Transport>;
  /** The settings as the report shows them. */
  readonly shown: { readonly [name: string]: unknown };
  /** What is run after the rules, in this order. */
  readonly stages: readonly Stage[];
}

/** How far a run is. */
export interface Progress {
  /** What is being done, in a few words. */
  readonly stage: string;
  readonly sent: number;
  readonly functionsDone: number;
  readonly functions: number;
}

/** The suite itself failed during a run. */
export class RunError extends Error {
  override readonly name = 'RunError';
  /** What was found until then. */
  readonly outcome: RunOutcome;

  constructor(cause: unknown, outcome: RunOutcome) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.outcome = outcome;
  }
}

/** Watches and interrupts a run. */
export interface RunControl {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** What time it is, in milliseconds since 1970; the system's clock by default. */
  readonly now?: () => number;
}

/**
 * Asks a target, judges what came, and sums it up. Whatever a target does ends in a verdict, never in an exception.
 *
 * @throws {@link RunError} where the suite itself fails, {@link JournalError} where a run cannot go on,
 *   {@link PlainHttpError} where credentials would go to another machine unencrypted.
 */
export async function runConformance(settings: RunSettings, control: RunControl = {}): Promise<RunOutcome> {
  const { target, concurrency } = settings;
  const broken = new AbortController();
  const signal = AbortSignal.any([broken.signal, ...(control.signal === undefined ? [] : [control.signal])]);
  const { now = Date.now } = control;
  const startedAt = now();
  const started = performance.now();
  const statistics = new Statistics();
  const secrecy = secrecyOf(settings);
  const judge = new Judge(await judgeOptions(settings, secrecy, startedAt, signal));
  let functionsDone = 0;
  const onProgress = (stage: string) =>
    control.onProgress?.({
      stage,
      sent: statistics.sent,
      functionsDone,
      functions: target.functionUrns.length,
    });
  const transport = await (settings.openTransport ?? openTransport)({
    ...settings.transport,
    origin: new URL(target.baseUrl).origin,
    connections: concurrency,
    isAnonymous: target.authentication.kind === 'none',
  });
  const stages: ReportedStage[] = [];
  let journal: Journal | undefined;
  let diagnosis: Diagnosis | undefined;
  let isComplete = false;
  let failure: unknown;
  try {
    const sender = new Sender({
      ...settings,
      ...target,
      signal,
      now,
      transport,
      exchangeRedactor: secrecy.exchanges,
      userAgent: tool.userAgent,
    });
    /** Why the target does not answer any more. */
    let lost: TransportFailure | undefined;
    const { early, send } = keepingEarly(async (probe, isPatient) => {
      const exchange = await sender.send(probe, isPatient);
      statistics.add(exchange);
      const isLost = isUnreachable(exchange) || exchange.failure?.kind === 'unavailable';
      lost = isLost ? exchange.failure : undefined;
      onProgress(probe.name);
      return exchange;
    });
    const options: ConductOptions = {
      ...settings,
      needed: neededProbes(settings.rules, target.capabilities),
      send,
      leave: (probe, failure) => sender.leave(probe, failure),
    };
    const { done, ...opened } = await openJournal(settings, judge);
    journal = opened.journal;
    functionsDone = done.size;
    const left = target.functionUrns.filter((functionUrn) => !done.has(functionUrn));
    const [first = '', ...others] = left.length > 0 ? left : target.functionUrns.slice(0, 1);
    diagnosis = await examine({ ...options, send: early }, first);
    if (diagnosis !== undefined) {
      judge.giveUp(diagnosis);
    } else {
      const sample = sampleOf(target);
      const ask = (functionUrn: string) => askFunction(options, functionUrn, sample.has(functionUrn));
      const asked = await askUntilFound(ask, [first, ...others]);
      const [basis = '', ofBasis = []] = asked.at(-1) ?? [];
      const isAsked = settings.isLaterShard !== true;
      if (isAsked) await judge.environment(await askEnvironment(options, basis), ofBasis);
      let isEachTested = true;
      const judgeFunction = async (functionUrn: string, exchanges: readonly Exchange[]) => {
        if (done.has(functionUrn)) return;
        const entry = await judge.function(functionUrn, exchanges);
        if (entry === undefined) return;
        // What could not be tested is asked for again where the run goes on.
        if (Object.values(entry.outcomes).includes('untested')) isEachTested = false;
        else journal?.add(entry);
        functionsDone += 1;
      };
      for (const [functionUrn, exchanges] of asked) await judgeFunction(functionUrn, exchanges);
      await inParallel(left.slice(asked.length), concurrency, broken, signal, async (functionUrn) => {
        await judgeFunction(functionUrn, await ask(functionUrn));
      });
      const read = target.functionUrns.filter((functionUrn) => sample.has(functionUrn));
      const late = new Map<string, readonly Exchange[]>();
      await inParallel(read, concurrency, broken, signal, async (functionUrn) => {
        const isInFull = isAsked && functionUrn === basis;
        const failure = lost;
        if (judge.isSteady(functionUrn)) {
          late.set(functionUrn, await askAgain(options, functionUrn, isInFull));
        } else if (failure !== undefined) {
          const left = { ...options, send: async (probe: Probe) => sender.leave(probe, failure) };
          late.set(functionUrn, await askAgain(left, functionUrn, isInFull));
        }
      });
      for (const functionUrn of read) await judge.again(functionUrn, late.get(functionUrn) ?? []);
      for (const stage of isAsked && !signal.aborted ? settings.stages : []) {
        const context = { signal, settings, judge, isAnswering: lost === undefined, onProgress };
        const { stage: reported, results } = await stage(context);
        stages.push(reported);
        judge.foreign(results);
      }
      isComplete = isEachTested && !signal.aborted;
    }
  } catch (error) {
    if (error instanceof JournalError) throw error;
    broken.abort();
    failure = error;
  } finally {
    await transport.close();
  }
  await journal?.close(isComplete).catch((error: unknown) => {
    failure ??= error;
  });
  const interrupted = (signal.aborted || failure !== undefined) && { interruptedAfter: functionsDone };
  const duration = performance.now() - started;
  const outcome = outcomeOf(
    {
      settings,
      judge,
      statistics,
      stages,
      startedAt,
      duration,
      ...interrupted,
      ...(diagnosis && { diagnosis }),
    },
    secrecy,
  );
  if (failure !== undefined) throw new RunError(failure, outcome);
  return outcome;
}

/** Sends probes, and takes what was sent early for sent where it is asked for again. */
function keepingEarly(send: Send): { readonly early: Send; readonly send: Send } {
  const kept = new Map<string, Exchange>();
  const keyOf = ({ id, url }: Probe) => JSON.stringify([id, url]);
  return {
    early: async (probe, isPatient) => {
      const exchange = await send(probe, isPatient);
      // Those that nobody waited for are sent again.
      if (isPatient !== false || exchange.failure === undefined) kept.set(keyOf(probe), exchange);
      return exchange;
    },
    send: async (probe) => kept.get(keyOf(probe)) ?? send(probe),
  };
}

/** Looks before anything is judged whether it is the contract at all that is to be judged. */
async function examine(options: ConductOptions, functionUrn: string): Promise<Diagnosis | undefined> {
  const [first, ...others] = tellingProbes(options, functionUrn);
  if (first === undefined) return undefined;
  const exchange = await options.send(first);
  const isClear =
    !isUnreachable(exchange) && !isDoubtful(exchange, await readAll(options.contract, [exchange]));
  if (isClear) return undefined;
  const rest = isUnreachable(exchange)
    ? []
    : await Promise.all(others.map((probe) => options.send(probe, false)));
  const exchanges = [exchange, ...rest];
  return diagnose(exchanges, await readAll(options.contract, exchanges));
}

/** How many functions without a configuration are asked for one after the other, before the rest is asked at once. */
const mostTries = 10;

/** Asks for functions until one has a configuration, around which the environment is asked. */
async function askUntilFound(
  ask: (functionUrn: string) => Promise<readonly Exchange[]>,
  functionUrns: readonly string[],
): Promise<[functionUrn: string, exchanges: readonly Exchange[]][]> {
  const asked: [string, readonly Exchange[]][] = [];
  for (const functionUrn of functionUrns.slice(0, mostTries)) {
    const exchanges = await ask(functionUrn);
    asked.push([functionUrn, exchanges]);
    if (exchanges[0]?.response?.status !== 404) break;
  }
  return asked;
}

/** Begins a journal, or goes on with one: the functions that are done in it count and are not asked for again. */
async function openJournal(
  { journal: options, target, contract, rules, repeat, strict, baseline }: RunSettings,
  judge: Judge,
): Promise<{ journal?: Journal; done: ReadonlySet<string> }> {
  if (options === undefined) return { done: new Set() };
  const { baseUrl, projectId, functionUrns } = target;
  const ids = rules.map(({ id }) => id);
  const key = [baseUrl, projectId, functionUrns, contract.digest, ids, repeat, strict, baseline];
  if (!options.isResumed) return { journal: await Journal.begin(options.file, key), done: new Set() };
  const { journal, done } = await Journal.resume(options.file, key);
  const urns = new Set(done.map((entry) => entry.function));
  judge.restore(
    done,
    options.exchanges.filter(({ functionUrn }) => functionUrn !== undefined && urns.has(functionUrn)),
  );
  return { journal, done: urns };
}

/**
 * Judges exchanges that were recorded earlier; nothing is sent.
 *
 * @param recorded - exchanges of the environment, and of the functions of the settings' target; and what was left out.
 */
export async function judgeRecorded(
  settings: RunSettings,
  recorded: Pick<Recording, 'exchanges' | 'leftOut'>,
  { signal }: RunControl = {},
): Promise<RunOutcome> {
  const startedAt = Date.now();
  const started = performance.now();
  const statistics = new Statistics();
  const secrecy = secrecyOf(settings);
  const exchanges = recorded.exchanges.map(secrecy.exchanges.redact);
  for (const exchange of exchanges) statistics.add(exchange);
  const judge = new Judge(await judgeOptions(settings, secrecy, startedAt, signal));
  const byFunction = new Map<string | undefined, Exchange[]>();
  for (const exchange of exchanges) {
    const known = byFunction.get(exchange.functionUrn);
    if (known === undefined) byFunction.set(exchange.functionUrn, [exchange]);
    else known.push(exchange);
  }
  const ofFunction = (functionUrn: string | undefined) => byFunction.get(functionUrn) ?? [];
  const { functionUrns } = settings.target;
  await judge.environment(ofFunction(undefined), ofFunction(functionUrns[0]));
  let functionsDone = 0;
  for (const functionUrn of functionUrns) {
    const early = ofFunction(functionUrn).filter(({ probe }) => !isLate(probe));
    if ((await judge.function(functionUrn, early)) === undefined) break;
    functionsDone += 1;
  }
  for (const functionUrn of functionUrns)
    await judge.again(
      functionUrn,
      ofFunction(functionUrn).filter(({ probe }) => isLate(probe)),
    );
  const interrupted = signal?.aborted && { interruptedAfter: functionsDone };
  const duration = performance.now() - started;
  const stages = recorded.leftOut.length === 0 ? [] : [replayStage(exchanges.length, recorded.leftOut)];
  return outcomeOf({ settings, judge, statistics, stages, startedAt, duration, ...interrupted }, secrecy);
}

function replayStage(judged: number, leftOut: readonly string[]): ReportedStage {
  const detail = `${amount(judged, 'call')} judged; left out: ${leftOut.join(', ')}`;
  return { name: 'replay', status: 'run', isRequired: false, detail };
}

/** Keeps the credentials of a run and of its proxies. What it asks for, and how the contract words it, is shown. */
function secrecyOf({ target, transport, contract }: RunSettings): Secrecy {
  const { authentication, baseUrl, projectId, functionUrns } = target;
  return openSecrecy({
    credentials: authentication.secrets,
    concealed: [...(authentication.concealed ?? []), ...proxyCredentials(transport.proxies)],
    shown: [
      baseUrl,
      projectId,
      ...functionUrns.slice(0, detailedFunctions),
      JSON.stringify(contract.document),
    ],
  });
}

async function judgeOptions(
  settings: RunSettings,
  { redactor }: Secrecy,
  startedAt: number,
  signal: AbortSignal | undefined,
): Promise<JudgeOptions> {
  const { capabilities, configured, functionUrns } = settings.target;
  return {
    ...settings,
    capabilities,
    ...(configured !== undefined && { configured }),
    redactor,
    editions: await otherEditions(settings.contract),
    baseline: new Baseline(settings.baseline, new Date(startedAt).toISOString().slice(0, 10)),
    functions: functionUrns.length,
    ...(signal !== undefined && { signal }),
  };
}

function outcomeOf(input: ReportInput, { lastScan }: Secrecy): RunOutcome {
  const { judge, statistics } = input;
  return {
    report: buildReport(input),
    exchanges: judge.exchanges,
    durations: statistics.durations,
    lastScan,
  };
}

async function inParallel<T>(
  items: readonly T[],
  workers: number,
  broken: AbortController,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) {
      if (signal.aborted) return;
      await work(item);
    }
  };
  const endings = Array.from({ length: workers }, () =>
    worker().catch((error: unknown) => {
      broken.abort();
      throw error;
    }),
  );
  await Promise.allSettled(endings);
  await Promise.all(endings);
}
