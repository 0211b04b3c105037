/** Lets a bounded number of calls be under way at once, and no more calls begin in a second than a rate allows. */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  readonly #interval: number;
  #free: number;
  #next = 0;

  /**
   * @param concurrency - how many calls may be under way.
   * @param rate - how many calls may begin in one second; without it as many as can.
   */
  constructor(concurrency: number, rate?: number) {
    this.#free = concurrency;
    this.#interval = rate === undefined ? 0 : 1000 / rate;
  }

  /** Runs a call when its turn has come. */
  async pass<T>(call: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await this.#pace();
      return await call();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  async #pace(): Promise<void> {
    if (this.#interval === 0) return;
    const now = performance.now();
    this.#next = Math.max(now, this.#next);
    const wait = this.#next - now;
    this.#next += this.#interval;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
