import { setTimeout as sleep } from 'node:timers/promises';

/** After how many calls without a complaint one more may be under way again, and calls follow each other faster. */
const calmCalls = 20;

/** So few calls in a second say nothing of what is too much: somebody else may have sent more. */
const fewCalls = 50;

/** The longest that calls are kept apart, in milliseconds. */
const longestInterval = 2000;

/**
 * Lets a bounded number of calls be under way at once, no more calls begin in a second than a rate allows, and none
 * before a target wants to be asked again. Where a target complains, bound and rate go down, and they rise again slowly:
 * the rate more slowly with each complaint, so that it comes to rest below what the target bears.
 */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  #leastInterval: number;
  readonly #concurrency: number;
  readonly #signal: AbortSignal | undefined;
  #limit: number;
  #underWay = 0;
  #calm = 0;
  /** The time between the beginnings of two calls, in milliseconds. */
  #interval: number;
  /** Calls since the rate was last changed, and how often it was lowered. */
  #even = 0;
  #slowed = 0;
  #slowedAt = 0;
  /** When calls began, the first so many of them more than a second ago. */
  #begun: number[] = [];
  #past = 0;
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
    this.#leastInterval = rate === undefined ? 0 : 1000 / rate;
    this.#interval = this.#leastInterval;
  }

  /** Runs a call when its turn has come. */
  async pass<T>(call: () => Promise<T>): Promise<T> {
    if (this.#underWay < this.#limit) this.#underWay += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      if (this.#isPaced) await this.#pace();
      this.#note();
      return await call();
    } finally {
      this.#underWay -= 1;
      this.#quicken();
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

  /**
   * Lets calls follow each other more slowly than they did in the last second.
   *
   * @param since - when the call began that was too much, on the clock of `performance.now()`: one that began before the
   *   rate was last lowered says nothing of the rate since then.
   */
  slow(since: number): void {
    if (since < this.#slowedAt) return;
    this.#slowedAt = performance.now();
    this.#slowed += 1;
    this.#even = 0;
    const observed = 1000 / Math.max(fewCalls, this.#begun.length - this.#past);
    this.#interval = Math.min(longestInterval, Math.max(this.#interval, observed) * 1.5);
  }

  /** Lets every call begin at once: those to come do not reach the target. */
  open(): void {
    this.#interval = this.#leastInterval = 0;
    this.#next = 0;
  }

  #note(): void {
    const now = performance.now();
    this.#begun.push(now);
    while ((this.#begun[this.#past] ?? now) < now - 1000) this.#past += 1;
    if (this.#past < 1000) return;
    this.#begun = this.#begun.slice(this.#past);
    this.#past = 0;
  }

  #quicken(): void {
    this.#even += 1;
    if (this.#interval === this.#leastInterval || this.#even < calmCalls * 2 ** (this.#slowed - 1)) return;
    this.#even = 0;
    const quicker = this.#interval * 0.8;
    this.#interval = quicker < Math.max(1, this.#leastInterval) ? this.#leastInterval : quicker;
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
