import type { Exchange, Retry } from '../exchange/exchange.ts';

/** How many retries are listed one by one; further ones are counted. */
const listedRetries = 100;

/** Counts and times what was sent. */
export class Statistics {
  #sent = 0;
  readonly #totals: number[] = [];
  readonly #retried: ({ readonly exchange: string } & Retry)[] = [];

  /** Takes an exchange into account, its retries included. */
  add({ id, retries, timings }: Exchange): void {
    this.#sent += 1 + retries.length;
    this.#totals.push(timings.total);
    for (const retry of retries) {
      if (this.#retried.length < listedRetries) this.#retried.push({ exchange: id, ...retry });
    }
  }

  /** How many requests left the suite. */
  get sent(): number {
    return this.#sent;
  }

  get retried(): readonly ({ readonly exchange: string } & Retry)[] {
    return this.#retried;
  }

  /** How long the exchanges took, in milliseconds. */
  get timings(): { readonly median: number; readonly slowest: number } {
    const sorted = Float64Array.from(this.#totals).sort();
    return { median: sorted[sorted.length >> 1] ?? 0, slowest: sorted.at(-1) ?? 0 };
  }
}
