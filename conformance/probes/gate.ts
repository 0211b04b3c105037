import { setTimeout as sleep } from 'node:timers/promises';

/** After how many calls without a complaint one more may be under way again. */
const calmCalls = 20;

/**
 * Lets a bounded number of calls be under way at once, no more calls begin in a second than a rate allows, and none
 * before a target wants to be asked again. Where a target complains, the bound is halved, and it grows again slowly.
 */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  readonly #interval: number;
  readonly #concurrency: number;
  readonly #signal: AbortSignal | undefined;
  #limit: number;
  #underWay = 0;
  #calm = 0;
  /** When the next call may begin, on the clock of `performance.now()`. */
  #next = 0;

  /**
   * @param concurrency - how many calls may be under way.
   * @param rate - how many calls may begin in one second; without it as many as can.
   * @param signal - ends all waiting, so that every call begins at once and can see for itself.
   */
  constructor(concurrency: number, rate?: number, signal?: AbortSignal) {
    this.#concurrency = concurrency;
    this.#limit = concurrency;
    this.#signal = signal;
    this.#interval = rate === undefined ? 0 : 1000 / rate;
  }

  /** Runs a call when its turn has come. */
  async pass<T>(call: () => Promise<T>): Promise<T> {
    if (this.#underWay < this.#limit) this.#underWay += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      if (this.#isPaced) await this.#pace();
      return await call();
    } finally {
      this.#underWay -= 1;
      this.#calm += 1;
      if (this.#calm >= calmCalls && this.#limit < this.#concurrency) {
        this.#limit += 1;
        this.#calm = 0;
      }
      this.#admit();
    }
  }

  /** Lets fewer calls be under way from now on: half as many, or as many as are named, and at least one. */
  narrow(limit = Math.floor(this.#limit / 2)): void {
    this.#limit = Math.max(1, Math.min(this.#limit, limit));
    this.#calm = 0;
  }

  /** How much longer all calls wait if none begins for a time, both in milliseconds: waits overlap. */
  costOf(time: number): number {
    const now = performance.now();
    return Math.max(0, now + time - Math.max(now, this.#next));
  }

  /** Lets no call begin for a time, in milliseconds. */
  pause(time: number): void {
    this.#next = Math.max(this.#next, performance.now() + time);
  }

  #admit(): void {
    while (this.#underWay < this.#limit) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#underWay += 1;
      next();
    }
  }

  get #isPaced(): boolean {
    return this.#interval > 0 || this.#next > performance.now();
  }

  async #pace(): Promise<void> {
    // Others may have begun, or the target may have asked for patience, while this call waited.
    for (let wait = this.#rest; wait > 0 && !this.#signal?.aborted; wait = this.#rest) {
      await sleep(Math.ceil(wait), undefined, { signal: this.#signal }).catch(() => undefined);
    }
    this.#next = Math.max(this.#next, performance.now()) + this.#interval;
  }

  get #rest(): number {
    return this.#next - performance.now();
  }
}
