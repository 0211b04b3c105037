/** After how many calls without a complaint one more may be under way again. */
const calmCalls = 20;

/**
 * Lets a bounded number of calls be under way at once, and no more calls begin in a second than a rate allows.
 * Where a target complains, the bound is halved, and it grows again slowly.
 */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  readonly #interval: number;
  readonly #concurrency: number;
  #limit: number;
  #underWay = 0;
  #calm = 0;
  #next = 0;

  /**
   * @param concurrency - how many calls may be under way.
   * @param rate - how many calls may begin in one second; without it as many as can.
   */
  constructor(concurrency: number, rate?: number) {
    this.#concurrency = concurrency;
    this.#limit = concurrency;
    this.#interval = rate === undefined ? 0 : 1000 / rate;
  }

  /** Runs a call when its turn has come. */
  async pass<T>(call: () => Promise<T>): Promise<T> {
    if (this.#underWay < this.#limit) this.#underWay += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await this.#pace();
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

  /** Lets half as many calls be under way from now on, and at least one. */
  narrow(): void {
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#calm = 0;
  }

  #admit(): void {
    while (this.#underWay < this.#limit) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#underWay += 1;
      next();
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
