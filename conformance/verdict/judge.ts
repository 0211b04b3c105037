import type { Contract } from '../contract/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { curl } from '../report/curl.ts';
import type { ReportedFinding, ReportedResult, RuleDescription } from '../report/report.ts';
import type { Capability, Rule } from '../rules/rule.ts';
import type { Baseline } from './baseline.ts';
import { evaluate } from './evaluate.ts';
import type { CountedFinding, Outcome, RuleResult } from './result.ts';

/** With more functions than this, plain passes are counted but not kept one by one. */
export const detailedFunctions = 50;

/** What a judge goes by. */
export interface JudgeOptions {
  readonly contract: Contract;
  readonly rules: readonly Rule[];
  readonly capabilities: ReadonlySet<Capability>;
  readonly secrets: readonly string[];
  readonly redactor: Redactor;
  readonly baseline: Baseline;
  /** How many functions there are to judge. */
  readonly functions: number;
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
  readonly #results: ReportedResult[] = [];
  readonly #exchanges: Exchange[] = [];
  readonly #counts = new Map<Outcome, number>();
  readonly #rules = new Map<string, RuleDescription>();
  #environment: readonly Exchange[] = [];

  constructor(options: JudgeOptions) {
    this.#options = options;
    for (const { id, level, part, title, source, pointer } of options.rules) {
      this.#rules.set(id, { id, level, part, title, source, pointer });
    }
  }

  /**
   * Judges what is asked once for an environment.
   *
   * @param first - the exchanges with the first function, to compare with.
   */
  environment(exchanges: readonly Exchange[], first: readonly Exchange[]): void {
    this.#environment = exchanges;
    this.#keep(evaluate(this.#options.rules, { ...this.#options, exchanges, others: first }), exchanges);
  }

  /** Judges the exchanges with one function. */
  function(functionUrn: string, exchanges: readonly Exchange[]): void {
    const scope = { ...this.#options, functionUrn, exchanges, others: this.#environment };
    this.#keep(evaluate(this.#options.rules, scope), exchanges);
  }

  /** Takes the results of another stage in. */
  foreign(results: readonly ForeignResult[]): void {
    for (const result of results) {
      this.#rules.set(result.rule.id, result.rule);
      const { outcome, reason } = this.#options.baseline.apply(result);
      this.#count(outcome);
      this.#results.push(
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
  get rules(): readonly RuleDescription[] {
    return [...this.#rules.values()];
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

  /** How many results have an outcome. */
  count(outcome: Outcome): number {
    return this.#counts.get(outcome) ?? 0;
  }

  #keep(all: readonly RuleResult[], exchanges: readonly Exchange[]): void {
    const isDetailed = this.#options.functions <= detailedFunctions;
    const results = all.map((result) => this.#options.baseline.apply(result)).filter(isMeant);
    for (const result of results) {
      this.#count(result.outcome);
      if (isDetailed || result.functionUrn === undefined || result.outcome !== 'passed') {
        this.#results.push(this.#reported(result));
      }
    }
    const shown = new Set(results.flatMap(({ findings }) => findings.map(({ exchange }) => exchange)));
    const isEnvironment = results.every(({ functionUrn }) => functionUrn === undefined);
    this.#exchanges.push(
      ...exchanges.filter((exchange) => isDetailed || isEnvironment || shown.has(exchange)),
    );
  }

  #count(outcome: Outcome): void {
    this.#counts.set(outcome, this.count(outcome) + 1);
  }

  #reported({ rule, functionUrn, outcome, findings, reason }: RuleResult): ReportedResult {
    const { redactor } = this.#options;
    return {
      rule: rule.id,
      ...(functionUrn !== undefined && { function: functionUrn }),
      outcome,
      findings: findings.map((finding) => redactor.value(reportedFinding(finding))),
      ...(reason !== undefined && { reason: redactor.text(reason) }),
    };
  }
}

/**
 * A rule is not applicable in a scope that has none of its probes. That is worth a line only where it says
 * something about the target, not where the other scope judges the rule.
 */
function isMeant({ outcome, rule, functionUrn, exchanges }: RuleResult): boolean {
  if (outcome !== 'not-applicable') return true;
  const isOfFunctions = rule.probes.some((probe) => functionProbes.has(probe));
  return exchanges > 0 || isOfFunctions === (functionUrn !== undefined);
}

const functionProbes: ReadonlySet<string> = new Set([
  'known-function',
  'encoded-colons',
  'documented-example',
]);

function reportedFinding({ exchange, ...finding }: CountedFinding): ReportedFinding {
  return { ...finding, exchange: exchange.id, curl: curl(exchange.request) };
}
