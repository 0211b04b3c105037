import type { Exchange, ProbeName, Retry } from '../exchange/exchange.ts';

/** How many retries are listed one by one; further ones are counted. */
const listedRetries = 100;

/** Counts and times what was sent. */
export class Statistics {
  #sent = 0;
  #unanswered = 0;
  #lost = 0;
  #busy = 0;
  readonly #silent = new Set<ProbeName>();
  readonly #totals: number[] = [];
  readonly #retried: ({ readonly exchange: string } & Retry)[] = [];

  /** Takes an exchange into account, its retries included. */
  add({ id, probe, failure, retries, timings }: Exchange): void {
    this.#sent += 1 + retries.length;
    if (failure !== undefined && failure.kind !== 'interrupted') {
      this.#unanswered += 1;
      this.#silent.add(probe);
    }
    this.#lost += retries.filter(({ kind }) => kind === 'lost').length;
    this.#busy += retries.filter(({ kind }) => kind === 'busy' || kind === 'unannounced').length;
    this.#totals.push(timings.total);
    for (const retry of retries) {
      if (this.#retried.length < listedRetries) this.#retried.push({ exchange: id, ...retry });
    }
  }

  /** How many calls there were, however often each was sent. */
  get calls(): number {
    return this.#totals.length;
  }

  /** How many requests left the suite. */
  get sent(): number {
    return this.#sent;
  }

  /** How many calls got no whole answer, those that were not sent any more included. */
  get unanswered(): number {
    return this.#unanswered;
  }

  /** The probes of those calls. */
  get silent(): readonly ProbeName[] {
    return [...this.#silent];
  }

  /** How many calls were sent again since their connection was lost. */
  get lost(): number {
    return this.#lost;
  }

  /** How many calls were sent again since the target was busy. */
  get busy(): number {
    return this.#busy;
  }

  get retried(): readonly ({ readonly exchange: string } & Retry)[] {
    return this.#retried;
  }

  /** How long each call took, in milliseconds. */
  get durations(): Float64Array {
    return Float64Array.from(this.#totals);
  }

  /** How long the exchanges took, in milliseconds. */
  get timings(): { readonly median: number; readonly slowest: number } {
    const sorted = Float64Array.from(this.#totals).sort();
    return { median: sorted[sorted.length >> 1] ?? 0, slowest: sorted.at(-1) ?? 0 };
  }
}
