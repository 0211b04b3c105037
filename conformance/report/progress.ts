import type { Progress } from '../run.ts';

/** How often a line is printed where the output is no terminal, in milliseconds. */
const quietInterval = 10_000;

/** Shows how far a run is: one line that is overwritten on a terminal, and a line now and then elsewhere. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #startedAt = Date.now();
  #lastPrinted = Date.now();
  #isShown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show({ stage, sent, functionsDone, functions }: Progress): void {
    const ofFunctions =
      functions > 1
        ? `, ${functionsDone} of ${functions} functions${this.#rest(functionsDone, functions)}`
        : '';
    const text = `${stage}: ${sent} requests${ofFunctions}`;
    if (this.#stream.isTTY) {
      this.#stream.write(`\r\u001b[2K${text.slice(0, this.#stream.columns - 1)}`);
      this.#isShown = true;
    } else if (Date.now() - this.#lastPrinted >= quietInterval) {
      this.#stream.write(`${text}\n`);
      this.#lastPrinted = Date.now();
    }
  }

  /** Takes the line away, so that something else can be printed. */
  clear(): void {
    if (this.#isShown) this.#stream.write('\r\u001b[2K');
    this.#isShown = false;
  }

  #rest(done: number, all: number): string {
    const seconds = (Date.now() - this.#startedAt) / 1000;
    if (done === 0 || seconds < 1) return '';
    const rate = done / seconds;
    return `, ${rate.toFixed(1)} per second, ${Math.ceil((all - done) / rate)} s left`;
  }
}
