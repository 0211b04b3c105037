import type { Exchange, TransportFailure } from './exchange/exchange.ts';
import { openTransport, type Transport, type TransportOptions } from './exchange/transport.ts';
import { beginJudging, type Judging, type JudgingSettings } from './judging.ts';
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
import { readAll } from './reading/reader.ts';
import { tool } from './tool.ts';
import { type Diagnosis, diagnose, isDoubtful } from './verdict/diagnosis.ts';
import { Journal, JournalError } from './verdict/journal.ts';
import type { Judge } from './verdict/judge.ts';
import type { RunOutcome } from './verdict/outcome.ts';
import type { ReportedStage } from './verdict/report.ts';
import type { Stage } from './verdict/stage.ts';

/** Everything that decides how a run goes. */
export interface RunSettings extends JudgingSettings {
  /** How often each known function is asked for. */
  readonly repeat: number;
  /** All failing signatures with the real access key are tried, and not only the most important ones. */
  readonly thorough?: boolean;
  /** How often a call is repeated whose answer says that it is temporary. */
  readonly retries: number;
  /** How many calls may be under way at once. */
  readonly concurrency: number;
  /** Where the functions that are done are noted, and whether to go on from there; nowhere by default. */
  readonly journal?: {
    readonly file: string;
    readonly isResumed: boolean;
    readonly exchanges: readonly Exchange[];
  };
  /** What is asked once for an environment is left to another shard. */
  readonly isLaterShard?: boolean;
  /** Opens what sends the requests; over sockets by default. */
  readonly openTransport?: (options: TransportOptions) => Promise<Transport>;
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
  const judging = await beginJudging(settings, now(), signal);
  const transport = await (settings.openTransport ?? openTransport)({
    ...settings.transport,
    origin: new URL(target.baseUrl).origin,
    connections: concurrency,
    isAnonymous: target.authentication.kind === 'none',
  });
  const run = new Run(settings, { ...control, now, signal }, judging, transport, broken);
  let failure: unknown;
  try {
    await run.conduct();
  } catch (error) {
    if (error instanceof JournalError) throw error;
    broken.abort();
    failure = error;
  } finally {
    await transport.close();
  }
  await run.closeJournal().catch((error: unknown) => {
    failure ??= error;
  });
  const outcome = judging.conclude({
    stages: run.stages,
    ...(run.diagnosis && { diagnosis: run.diagnosis }),
    ...((signal.aborted || failure !== undefined) && { interruptedAfter: run.functionsDone }),
  });
  if (failure !== undefined) throw new RunError(failure, outcome);
  return outcome;
}

/** One run against a target, from the first call to the last. */
class Run {
  readonly stages: ReportedStage[] = [];
  functionsDone = 0;
  /** Why nothing was judged, where something else than the contract is the matter. */
  diagnosis: Diagnosis | undefined;
  readonly #settings: RunSettings;
  readonly #control: RunControl & { readonly signal: AbortSignal };
  readonly #judge: Judge;
  readonly #statistics: Judging['statistics'];
  readonly #sender: Sender;
  readonly #options: ConductOptions;
  /** Ends all that is under way. */
  readonly #broken: AbortController;
  #journal: Journal | undefined;
  /** Why the target does not answer any more. */
  #lost: TransportFailure | undefined;
  #isEachTested = true;
  #isComplete = false;

  constructor(
    settings: RunSettings,
    control: RunControl & Required<Pick<RunControl, 'now' | 'signal'>>,
    { judge, statistics, secrecy }: Judging,
    transport: Transport,
    broken: AbortController,
  ) {
    this.#settings = settings;
    this.#control = control;
    this.#judge = judge;
    this.#statistics = statistics;
    this.#broken = broken;
    this.#sender = new Sender({
      ...settings,
      ...settings.target,
      ...control,
      transport,
      exchangeRedactor: secrecy.exchanges,
      userAgent: tool.userAgent,
    });
    this.#options = {
      ...settings,
      needed: neededProbes(settings.rules, settings.target.capabilities),
      send: (probe, isPatient) => this.#send(probe, isPatient),
      leave: (probe, failure) => this.#sender.leave(probe, failure),
    };
  }

  /** Finds out whether there is anything to judge, and if so, asks everything. */
  async conduct(): Promise<void> {
    const { functionUrns } = this.#settings.target;
    const { journal, done } = await openJournal(this.#settings, this.#judge);
    this.#journal = journal;
    this.functionsDone = done.size;
    const left = functionUrns.filter((functionUrn) => !done.has(functionUrn));
    const [first = '', ...others] = left.length > 0 ? left : functionUrns.slice(0, 1);
    const { early, send } = keepingEarly(this.#options.send);
    this.diagnosis = await examine({ ...this.#options, send: early }, first);
    if (this.diagnosis !== undefined) {
      this.#judge.giveUp(this.diagnosis);
      return;
    }
    const basis = await this.#askFunctions({ ...this.#options, send }, [first, ...others], done);
    await this.#readAgain(basis);
    await this.#runStages();
    this.#isComplete = this.#isEachTested && !this.#control.signal.aborted;
  }

  /** Ends the notes of what is done, which go where nothing is left to do. */
  async closeJournal(): Promise<void> {
    await this.#journal?.close(this.#isComplete);
  }

  async #send(probe: Probe, isPatient: boolean | undefined): Promise<Exchange> {
    const exchange = await this.#sender.send(probe, isPatient);
    this.#statistics.add(exchange);
    const isLost = isUnreachable(exchange) || exchange.failure?.kind === 'unavailable';
    this.#lost = isLost ? exchange.failure : undefined;
    this.#showProgress(probe.name);
    return exchange;
  }

  /**
   * Asks for functions, and around the first that has a configuration for the environment.
   *
   * @param done - those that an earlier part of the run judged.
   * @returns the function around which the environment was asked.
   */
  async #askFunctions(
    options: ConductOptions,
    functionUrns: readonly string[],
    done: ReadonlySet<string>,
  ): Promise<string> {
    const sample = sampleOf(this.#settings.target);
    const ask = (functionUrn: string) => askFunction(options, functionUrn, sample.has(functionUrn));
    const asked = await askUntilFound(ask, functionUrns);
    const [basis = '', ofBasis = []] = asked.at(-1) ?? [];
    if (!this.#isLaterShard) await this.#judge.environment(await askEnvironment(options, basis), ofBasis);
    const judge = async (functionUrn: string, exchanges: readonly Exchange[]) => {
      if (!done.has(functionUrn)) await this.#judgeFunction(functionUrn, exchanges);
    };
    for (const [functionUrn, exchanges] of asked) await judge(functionUrn, exchanges);
    await this.#forEach(functionUrns.slice(asked.length), async (functionUrn) =>
      judge(functionUrn, await ask(functionUrn)),
    );
    return basis;
  }

  async #judgeFunction(functionUrn: string, exchanges: readonly Exchange[]): Promise<void> {
    const entry = await this.#judge.function(functionUrn, exchanges);
    if (entry === undefined) return;
    // What could not be tested is asked for again where the run goes on.
    if (Object.values(entry.outcomes).includes('untested')) this.#isEachTested = false;
    else this.#journal?.add(entry);
    this.functionsDone += 1;
  }

  /** Reads some functions once more, to see what all those calls have changed. @param basis - it is read in full. */
  async #readAgain(basis: string): Promise<void> {
    const { target } = this.#settings;
    const sample = sampleOf(target);
    const read = target.functionUrns.filter((functionUrn) => sample.has(functionUrn));
    const late = new Map<string, readonly Exchange[]>();
    await this.#forEach(read, async (functionUrn) => {
      const isInFull = !this.#isLaterShard && functionUrn === basis;
      const failure = this.#lost;
      if (this.#judge.isSteady(functionUrn)) {
        late.set(functionUrn, await askAgain(this.#options, functionUrn, isInFull));
      } else if (failure !== undefined) {
        const send = async (probe: Probe) => this.#sender.leave(probe, failure);
        late.set(functionUrn, await askAgain({ ...this.#options, send }, functionUrn, isInFull));
      }
    });
    for (const functionUrn of read) await this.#judge.again(functionUrn, late.get(functionUrn) ?? []);
  }

  async #runStages(): Promise<void> {
    const { signal } = this.#control;
    for (const stage of this.#isLaterShard || signal.aborted ? [] : this.#settings.stages) {
      const { stage: reported, results } = await stage({
        signal,
        settings: this.#settings,
        judge: this.#judge,
        isAnswering: this.#lost === undefined,
        onProgress: (text) => this.#showProgress(text),
      });
      this.stages.push(reported);
      this.#judge.foreign(results);
    }
  }

  get #isLaterShard(): boolean {
    return this.#settings.isLaterShard === true;
  }

  #showProgress(stage: string): void {
    this.#control.onProgress?.({
      stage,
      sent: this.#statistics.sent,
      functionsDone: this.functionsDone,
      functions: this.#settings.target.functionUrns.length,
    });
  }

  /** Works on several functions at once, until all are done, the run is interrupted, or work on one fails. */
  async #forEach(
    functionUrns: readonly string[],
    work: (functionUrn: string) => Promise<void>,
  ): Promise<void> {
    const queue = functionUrns.values();
    const worker = async () => {
      for (const functionUrn of queue) {
        if (this.#control.signal.aborted) return;
        await work(functionUrn).catch((error: unknown) => {
          this.#broken.abort();
          throw error;
        });
      }
    };
    const endings = Array.from({ length: this.#settings.concurrency }, () => worker());
    await Promise.allSettled(endings);
    await Promise.all(endings);
  }
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
