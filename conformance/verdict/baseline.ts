import type { Rule } from '../rules/rule.ts';
import { fits } from './pattern.ts';
import type { RuleResult } from './result.ts';

/** One failure that is known and accepted for now. */
export interface BaselineEntry {
  /** The id of the rule. */
  readonly rule: string;
  /**
   * The URN of the function, in which `*` stands for any characters; without it the entry is for every function and the
   * environment.
   */
  readonly function?: string;
  /** Why it is accepted. */
  readonly reason: string;
  /** The last day on which it is, as `YYYY-MM-DD`; for ever by default. */
  readonly expires?: string;
}

/** What became of the entries of a baseline: the places in it of those whose rule was judged, and did fail. */
export interface BaselineMarks {
  readonly judged: readonly number[];
  readonly met: readonly number[];
}

/** Known failures, and which of them still occur. */
export class Baseline {
  readonly #entries: readonly BaselineEntry[];
  readonly #today: string;
  /** Places of entries, in the order in which they came up. */
  readonly #judged = new Set<number>();
  readonly #met = new Set<number>();
  #taken = { judged: 0, met: 0 };

  /** @param today - as `YYYY-MM-DD`. */
  constructor(entries: readonly BaselineEntry[], today: string) {
    this.#entries = entries;
    this.#today = today;
  }

  /** Turns a failure that is known into a result that says so. An expired entry no longer covers anything. */
  apply<
    T extends Pick<RuleResult, 'outcome' | 'functionUrn' | 'reason'> & { readonly rule: Pick<Rule, 'id'> },
  >(result: T): T {
    const place = this.#entries.findIndex((candidate) => covers(candidate, result));
    const entry = this.#entries[place];
    if (entry === undefined) return result;
    const isJudged =
      result.outcome === 'passed' || result.outcome === 'failed' || result.outcome === 'warned';
    if (isJudged) this.#judged.add(place);
    if (result.outcome !== 'failed' && result.outcome !== 'warned') return result;
    this.#met.add(place);
    return this.#isExpired(entry) ? result : { ...result, outcome: 'known', reason: entry.reason };
  }

  /** What has come up since this was last asked for; `undefined` for nothing. */
  takeMarks(): BaselineMarks | undefined {
    const marks = {
      judged: [...this.#judged].slice(this.#taken.judged),
      met: [...this.#met].slice(this.#taken.met),
    };
    this.#taken = { judged: this.#judged.size, met: this.#met.size };
    return marks.judged.length + marks.met.length > 0 ? marks : undefined;
  }

  /** Takes in what came up in an earlier part of the run. */
  restore({ judged, met }: BaselineMarks): void {
    for (const place of judged) this.#judged.add(place);
    for (const place of met) this.#met.add(place);
  }

  /** The entries whose rule was judged and did not fail. */
  get stale(): readonly BaselineEntry[] {
    return this.#entries.filter((_, place) => this.#judged.has(place) && !this.#met.has(place));
  }

  /** The entries whose day has passed. */
  get expired(): readonly BaselineEntry[] {
    return this.#entries.filter((entry) => this.#isExpired(entry));
  }

  #isExpired({ expires }: BaselineEntry): boolean {
    return expires !== undefined && expires < this.#today;
  }
}

/** Says whether an entry is about what became of a rule, for a function or the environment. */
export function covers(
  entry: Pick<BaselineEntry, 'rule' | 'function'>,
  { rule, functionUrn }: { rule: Pick<Rule, 'id'>; functionUrn?: string | undefined },
): boolean {
  if (entry.rule !== rule.id) return false;
  return entry.function === undefined || (functionUrn !== undefined && fits(functionUrn, entry.function));
}
