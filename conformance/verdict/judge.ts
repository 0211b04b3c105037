import type { Redactor } from '../../src/redaction/redactor.ts';
import type { Contract } from '../contract/contract.ts';
import { decodeContent } from '../exchange/content-coding.ts';
import { curl } from '../exchange/curl.ts';
import { type CompleteExchange, type Exchange, isComplete, type ProbeName } from '../exchange/exchange.ts';
import { limits } from '../exchange/limits.ts';
import type { Capability, Target } from '../probes/target.ts';
import { type Reader, readAll } from '../reading/reader.ts';
import type { Part, Rule } from '../rules/rule.ts';
import type { Baseline } from './baseline.ts';
import { Causes } from './causes.ts';
import type { Diagnosis } from './diagnosis.ts';
import { Editions } from './editions.ts';
import { evaluate } from './evaluate.ts';
import type { JournalEntry } from './journal.ts';
import {
  describeRule,
  type Report,
  type ReportedEditions,
  type ReportedFinding,
  type ReportedResult,
  type ReportedRule,
  type RuleDescription,
} from './report.ts';
import { type CountedFinding, type Outcome, type RuleResult, unremarkable } from './result.ts';

/** With more functions than this, plain passes are counted but not kept one by one. */
export const detailedFunctions = 50;

/** With more functions than that, no more functions than this are listed for one rule, the others counted. */
export const listedFunctions = 1000;

/** What a judge goes by. */
export interface JudgeOptions {
  readonly contract: Contract;
  readonly rules: readonly Rule[];
  readonly capabilities: ReadonlySet<Capability>;
  readonly redactor: Redactor;
  readonly baseline: Baseline;
  /** The other editions of the contract, which may allow what this one does not. */
  readonly editions: readonly Contract[];
  /** How many functions there are to judge. */
  readonly functions: number;
  /** Says which functions are read once more at the end of the run; all by default. */
  readonly isReadAgain?: (functionUrn: string) => boolean;
  /** The functions that have a configuration for sure, or all. None by default. */
  readonly configured?: Target['configured'];
  /** The command that sends the request of an exchange again, if there is one. */
  readonly again?: (exchange: string) => string;
  /** Ends the judging. */
  readonly signal?: AbortSignal;
}

/** A result of another stage, which has no rule of the suite behind it. */
export interface ForeignResult {
  readonly rule: RuleDescription;
  readonly outcome: Outcome;
  readonly findings: readonly ReportedFinding[];
  readonly reason?: string;
}

/** Judges exchanges scope by scope, and keeps what a report needs: no more memory for more functions that conform. */
export class Judge {
  readonly #options: JudgeOptions;
  /** The rules that judge functions, and those that judge the environment; a few do both. */
  readonly #ofFunctions: readonly Rule[];
  readonly #ofEnvironment: readonly Rule[];
  /** The rules that judge what is read at the end of a run. */
  readonly #late: readonly Rule[];
  /** The first answer about each function that is read again, if all its answers were right and alike. */
  readonly #steady = new Map<string, CompleteExchange>();
  readonly #results: ReportedResult[] = [];
  readonly #exchanges: Exchange[] = [];
  readonly #counts = new Map<Outcome, number>();
  readonly #tallies = new Map<string, { [outcome in Outcome]?: number }>();
  readonly #causes = new Causes();
  readonly #rules = new Map<string, RuleDescription>();
  readonly #listed = new Map<string, number>();
  readonly #editions: Editions;
  #omitted = 0;
  #keptBytes = 0;
  #findings = 0;
  #environment: readonly Exchange[] = [];

  constructor(options: JudgeOptions) {
    this.#options = options;
    this.#editions = new Editions(options.contract, options.editions);
    this.#ofFunctions = options.rules.filter(({ probes }) => probes.some(isOfFunctions));
    this.#ofEnvironment = options.rules.filter(({ probes }) => !probes.every(isOfFunction));
    this.#late = options.rules.filter(({ probes }) => probes.some(isLate));
    for (const rule of options.rules) this.#rules.set(rule.id, describeRule(rule));
  }

  /**
   * Judges what is asked once for an environment.
   *
   * @param first - the exchanges with the first function, to compare with.
   */
  async environment(exchanges: readonly Exchange[], first: readonly Exchange[]): Promise<void> {
    this.#environment = exchanges;
    const reader = await this.#read(exchanges);
    if (this.#options.signal?.aborted) return;
    const scope = { ...this.#options, exchanges, others: first };
    const results = evaluate(this.#ofEnvironment, scope, reader);
    this.#keep(results.filter(isMeant), exchanges, true);
  }

  /**
   * Judges the exchanges with one function, and says in short what became of it.
   *
   * @returns nothing where the run was interrupted meanwhile.
   */
  async function(functionUrn: string, exchanges: readonly Exchange[]): Promise<JournalEntry | undefined> {
    const reader = await this.#read(exchanges);
    const { configured, signal } = this.#options;
    if (signal?.aborted) return undefined;
    const isExpected = configured === 'all' || configured?.has(functionUrn) === true;
    const scope = { ...this.#options, functionUrn, isExpected, exchanges, others: this.#environment };
    const isDetailed = this.#options.functions <= detailedFunctions;
    const results = evaluate(this.#ofFunctions, scope, reader).map((result) => this.#hinted(result, reader));
    const fit = this.#editions.fit(exchanges, reader, results);
    if (fit !== undefined) this.#editions.add(fit);
    this.#noteSteady(functionUrn, results, exchanges);
    const kept = this.#keep(results, exchanges, isDetailed);
    const marks = this.#options.baseline.takeMarks();
    return {
      function: functionUrn,
      ...kept,
      ...(fit !== undefined && { fit }),
      ...(marks !== undefined && { baseline: marks }),
    };
  }

  /** Takes note of what a later answer can be held against. */
  #noteSteady(
    functionUrn: string,
    results: readonly Pick<RuleResult, 'rule' | 'outcome'>[],
    exchanges: readonly Exchange[],
  ): void {
    const { isReadAgain = () => true } = this.#options;
    const first = isReadAgain(functionUrn) ? steadyAnswer(results, exchanges) : undefined;
    if (first !== undefined) this.#steady.set(functionUrn, first);
  }

  /** A violation says which editions allow it. */
  #hinted(result: RuleResult, reader: Reader): RuleResult {
    if (result.outcome !== 'failed') return result;
    const findings = result.findings.slice(0, limits.findings).map((finding) => {
      const hint =
        finding.hint ?? this.#editions.hint(result.rule.id, finding.where, finding.exchange, reader);
      return hint === undefined ? finding : { ...finding, hint };
    });
    return { ...result, findings: [...findings, ...result.findings.slice(limits.findings)] };
  }

  /** How configurations fit the editions of the contract; `undefined` where none came. */
  get editions(): ReportedEditions | undefined {
    return this.#editions.report;
  }

  /** Says whether the answers about a function were all right and alike, so that a later one can be held against them. */
  isSteady(functionUrn: string): boolean {
    return this.#steady.has(functionUrn);
  }

  /**
   * Judges the exchanges with a function at the end of a run.
   *
   * @param exchanges - none where the function was not steady.
   */
  async again(functionUrn: string, exchanges: readonly Exchange[]): Promise<void> {
    const reader = await this.#read(exchanges);
    if (this.#options.signal?.aborted) return;
    const first = this.#steady.get(functionUrn);
    const scope = { ...this.#options, functionUrn, exchanges, others: first === undefined ? [] : [first] };
    this.#keep(evaluate(this.#late, scope, reader), exchanges, this.#options.functions <= detailedFunctions);
  }

  /** Leaves every rule untested, since something else than the contract is the matter. */
  giveUp({ problem, exchanges }: Diagnosis): void {
    for (const { id: rule } of this.#options.rules) {
      this.#count(rule, 'untested');
      this.#list({ rule, outcome: 'untested', findings: [], reason: problem });
    }
    this.#show(exchanges);
  }

  #read(exchanges: readonly Exchange[]): Promise<Reader> {
    return readAll(this.#options.contract, exchanges, this.#options.signal);
  }

  /**
   * Takes in what became of functions in an earlier part of the run, and the exchanges that show it. With many functions
   * those of passes are not kept, so that what is read at the end has nothing to be held against.
   */
  restore(entries: readonly JournalEntry[], exchanges: readonly Exchange[]): void {
    const rules = new Map(this.#options.rules.map((rule) => [rule.id, rule]));
    for (const { function: functionUrn, outcomes, results, baseline, fit } of entries) {
      if (fit !== undefined) this.#editions.add(fit);
      if (baseline !== undefined) this.#options.baseline.restore(baseline);
      for (const { id } of this.#ofFunctions) this.#count(id, outcomes[id] ?? 'passed');
      for (const result of results) this.#list(result);
      if (this.#options.functions > detailedFunctions) continue;
      const judged = results.flatMap(({ rule: id, outcome }) => {
        const rule = rules.get(id);
        return rule === undefined ? [] : [{ rule, outcome }];
      });
      const ofFunction = exchanges.filter((exchange) => exchange.functionUrn === functionUrn);
      this.#noteSteady(functionUrn, judged, ofFunction);
    }
    this.#show(exchanges);
  }

  /** Takes the results of another stage in. */
  foreign(results: readonly ForeignResult[]): void {
    for (const result of results) {
      this.#rules.set(result.rule.id, result.rule);
      const { outcome, reason } = this.#options.baseline.apply(result);
      this.#count(result.rule.id, outcome);
      this.#list(
        this.#options.redactor.value({
          rule: result.rule.id,
          outcome,
          findings: result.findings,
          ...(reason !== undefined && { reason }),
        }),
      );
    }
  }

  /** Every rule that was judged or could have been. */
  get rules(): readonly ReportedRule[] {
    return [...this.#rules.values()].map((rule) => {
      const outcomes = Object.keys(this.#tallies.get(rule.id) ?? {}) as Outcome[];
      const isExercised = outcomes.some((outcome) => exercising.has(outcome));
      const isJudged = isExercised || outcomes.includes('not-exercised');
      return isJudged ? { ...rule, exercised: isExercised } : rule;
    });
  }

  get results(): readonly ReportedResult[] {
    return this.#results;
  }

  /** The exchanges that a report shows, unredacted. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  get redactor(): Redactor {
    return this.#options.redactor;
  }

  get baseline(): Baseline {
    return this.#options.baseline;
  }

  /** How many results were counted but not listed, since too many functions share them. */
  get omitted(): number {
    return this.#omitted;
  }

  /** How many results have an outcome. */
  count(outcome: Outcome): number {
    return this.#counts.get(outcome) ?? 0;
  }

  /** How often each rule had each outcome. */
  get tallies(): Report['tallies'] {
    return Object.fromEntries(this.#tallies);
  }

  /** The findings, put together where they are alike. */
  get causes(): Report['causes'] {
    return this.#causes.list;
  }

  /** @param isDetailed - passes are kept, too. */
  #keep(
    judged: readonly RuleResult[],
    exchanges: readonly Exchange[],
    isDetailed: boolean,
  ): Pick<JournalEntry, 'outcomes' | 'results'> {
    const results = judged.map((result) => this.#options.baseline.apply(result));
    for (const { rule, outcome } of results) this.#count(rule.id, outcome);
    const remarkable = results.filter(({ outcome }) => outcome !== 'passed');
    const outcomes = Object.fromEntries(remarkable.map(({ rule, outcome }) => [rule.id, outcome]));
    // That a rule had nothing to judge is listed once, for its reason.
    const isFirst = ({ rule, outcome }: RuleResult) =>
      unlistedReasons.has(outcome) && this.#tallies.get(rule.id)?.[outcome] === 1;
    const listed = results.filter(
      (result) => isDetailed || !unremarkable.has(result.outcome) || isFirst(result),
    );
    const reported = listed.map((result) => this.#reported(result));
    const isListed = reported.map((result) => this.#list(result));
    const shown = new Set(
      listed.flatMap(({ findings }, index) =>
        isListed[index] ? findings.map(({ exchange }) => exchange) : [],
      ),
    );
    this.#show(exchanges.filter((exchange) => isDetailed || shown.has(exchange)));
    return { outcomes, results: reported };
  }

  #show(exchanges: readonly Exchange[]): void {
    for (const exchange of exchanges) {
      if (this.#keptBytes >= limits.keptBytes) return;
      const bytes = sizeOf(exchange);
      if (this.#keptBytes + bytes > limits.keptBytes) continue;
      this.#keptBytes += bytes;
      this.#exchanges.push(exchange);
    }
  }

  /**
   * Lists a result, unless so many functions have one of this rule already that it is only counted.
   *
   * @returns whether its exchanges are worth keeping: it is listed, or the first of a cause.
   */
  #list(result: ReportedResult): boolean {
    const isFirst = this.#causes.add(result);
    const count = (this.#listed.get(result.rule) ?? 0) + 1;
    if (count > listedFunctions) {
      this.#omitted += 1;
      return isFirst;
    }
    this.#listed.set(result.rule, count);
    this.#results.push(result);
    return true;
  }

  #count(rule: string, outcome: Outcome): void {
    this.#counts.set(outcome, this.count(outcome) + 1);
    const tally = this.#tallies.get(rule) ?? {};
    tally[outcome] = (tally[outcome] ?? 0) + 1;
    this.#tallies.set(rule, tally);
  }

  #reported({ rule, functionUrn, outcome, findings, reason }: RuleResult): ReportedResult {
    const room = Math.max(1, Math.min(limits.findings, limits.findingsOfRun - this.#findings));
    const kept = findings.slice(0, room);
    this.#findings += kept.length;
    return {
      rule: rule.id,
      ...(functionUrn !== undefined && { function: functionUrn }),
      outcome,
      findings: kept.map((finding) => reportedFinding(finding, this.#options.again)),
      ...(findings.length > room && { omittedFindings: findings.length - room }),
      ...(reason !== undefined && { reason }),
    };
  }
}

/** Those of them that have a reason. */
const unlistedReasons: ReadonlySet<Outcome> = new Set<Outcome>(['not-exercised', 'not-applicable']);

/** Outcomes of rules that had something to judge. */
const exercising: ReadonlySet<Outcome> = new Set<Outcome>(['passed', 'failed', 'warned', 'noted', 'known']);

const functionProbes: ReadonlySet<ProbeName> = new Set([
  'known-function',
  'encoded-colons',
  'equivalent-spelling',
  'documented-example',
  'no-credentials',
  'wrong-credentials',
  'foreign-project',
  'unknown-version',
]);

const late: ReadonlySet<ProbeName> = new Set(['known-function-again', 'any-media-type', 'identity-coding']);

function isOfFunctions(probe: ProbeName): boolean {
  return functionProbes.has(probe);
}

/** Says whether a probe is about one function, whenever it is sent. */
function isOfFunction(probe: ProbeName): boolean {
  return isOfFunctions(probe) || isLate(probe);
}

/** Says whether a probe is sent when everything else was asked for. */
export function isLate(probe: ProbeName): boolean {
  return late.has(probe);
}

/** Parts whose findings may come and go from answer to answer. */
const unsteady: ReadonlySet<Part> = new Set(['status', 'headers', 'body', 'idempotence']);

/** A larger answer is not kept until the end of a run; a configuration has about a thousand bytes. */
const largestKept = 100_000;

/** The first of a function's answers, where they were all right and alike. */
function steadyAnswer(
  results: readonly Pick<RuleResult, 'rule' | 'outcome'>[],
  exchanges: readonly Exchange[],
): CompleteExchange | undefined {
  const isUnsteady = results.some(({ rule, outcome }) => outcome === 'failed' && unsteady.has(rule.part));
  const known = exchanges.filter(({ probe }) => probe === 'known-function');
  if (isUnsteady || !known.every(isFound)) return undefined;
  const [first] = known;
  return first !== undefined && first.response.body.length <= largestKept ? first : undefined;
}

function isFound(exchange: Exchange): exchange is CompleteExchange {
  return isComplete(exchange) && exchange.response.status === 200;
}

/**
 * A rule is not applicable to an environment of which nothing was asked that it judges. That is worth a line only
 * where the rule does not judge functions, too.
 */
function isMeant({ outcome, rule, exchanges }: RuleResult): boolean {
  return outcome !== 'not-applicable' || exchanges > 0 || !rule.probes.some(isOfFunctions);
}

/** How many bytes a report needs for an answer. */
function sizeOf({ response }: Exchange): number {
  if (response === undefined) return 0;
  const decoded = decodeContent({ response });
  const body = 'bytes' in decoded ? decoded.bytes : response.body;
  return body.length + response.headers.join().length;
}

function reportedFinding(
  { exchange, ...finding }: CountedFinding,
  again: JudgeOptions['again'],
): ReportedFinding {
  const { where, expected, actual } = finding;
  return {
    ...finding,
    where: short(where),
    expected: short(expected),
    actual: short(actual),
    exchange: exchange.id,
    curl: curl(exchange.request),
    ...(again !== undefined && { again: again(exchange.id) }),
  };
}

/** A text of a finding, cut where it is long. */
function short(text: string): string {
  const most = limits.findingCharacters;
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
}
