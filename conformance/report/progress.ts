import type { Progress } from '../run.ts';

/** How often a line is printed where the output is no terminal, in milliseconds. */
const quietInterval = 10_000;

/** How often the line is overwritten on a terminal, in milliseconds. */
const shownInterval = 100;

/** Shows how far a run is: one line that is overwritten on a terminal, and a line now and then elsewhere. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #startedAt = Date.now();
  #lastPrinted = Date.now();
  #isShown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(progress: Progress): void {
    const now = Date.now();
    if (now - this.#lastPrinted < (this.#stream.isTTY ? shownInterval : quietInterval)) return;
    this.#lastPrinted = now;
    const text = this.#text(progress);
    this.#isShown = this.#stream.isTTY;
    this.#stream.write(this.#isShown ? `\r\u001b[2K${text.slice(0, this.#stream.columns - 1)}` : `${text}\n`);
  }

  /** Takes the line away, so that something else can be printed. */
  clear(): void {
    if (this.#isShown) this.#stream.write('\r\u001b[2K');
    this.#isShown = false;
  }

  #text({ stage, sent, functionsDone, functions }: Progress): string {
    const ofFunctions =
      functions > 1
        ? `, ${functionsDone} of ${functions} functions${this.#rest(functionsDone, functions)}`
        : '';
    return `${stage}: ${sent} requests${ofFunctions}`;
  }

  #rest(done: number, all: number): string {
    const seconds = (Date.now() - this.#startedAt) / 1000;
    if (done === 0 || seconds < 1) return '';
    const rate = done / seconds;
    return `, ${rate.toFixed(1)} per second, ${Math.ceil((all - done) / rate)} s left`;
  }
}
