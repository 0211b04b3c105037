import type { Rule } from '../rules/rule.ts';
import type { RuleResult } from './result.ts';

/** One failure that is known and accepted for now. */
export interface BaselineEntry {
  /** The id of the rule. */
  readonly rule: string;
  /** The URN of the function; without it the entry is for every function and the environment. */
  readonly function?: string;
  /** Why it is accepted. */
  readonly reason: string;
  /** The last day on which it is, as `YYYY-MM-DD`; for ever by default. */
  readonly expires?: string;
}

/** Known failures, and which of them still occur. */
export class Baseline {
  readonly #entries: readonly BaselineEntry[];
  readonly #today: string;
  readonly #met = new Set<BaselineEntry>();
  readonly #judged = new Set<BaselineEntry>();

  /** @param today - as `YYYY-MM-DD`. */
  constructor(entries: readonly BaselineEntry[], today: string) {
    this.#entries = entries;
    this.#today = today;
  }

  /** Turns a failure that is known into a result that says so. An expired entry no longer covers anything. */
  apply<
    T extends Pick<RuleResult, 'outcome' | 'functionUrn' | 'reason'> & { readonly rule: Pick<Rule, 'id'> },
  >(result: T): T {
    const entry = this.#entries.find((candidate) => covers(candidate, result));
    if (entry === undefined) return result;
    const isJudged =
      result.outcome === 'passed' || result.outcome === 'failed' || result.outcome === 'warned';
    if (isJudged) this.#judged.add(entry);
    if (result.outcome !== 'failed' && result.outcome !== 'warned') return result;
    this.#met.add(entry);
    return this.#isExpired(entry) ? result : { ...result, outcome: 'known', reason: entry.reason };
  }

  /** The entries whose rule was judged and did not fail. */
  get stale(): readonly BaselineEntry[] {
    return this.#entries.filter((entry) => this.#judged.has(entry) && !this.#met.has(entry));
  }

  /** The entries whose day has passed. */
  get expired(): readonly BaselineEntry[] {
    return this.#entries.filter((entry) => this.#isExpired(entry));
  }

  #isExpired({ expires }: BaselineEntry): boolean {
    return expires !== undefined && expires < this.#today;
  }
}

function covers(
  entry: BaselineEntry,
  { rule, functionUrn }: { rule: Pick<Rule, 'id'>; functionUrn?: string | undefined },
): boolean {
  return entry.rule === rule.id && (entry.function === undefined || entry.function === functionUrn);
}
