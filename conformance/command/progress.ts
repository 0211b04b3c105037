import type { Progress } from '../run.ts';

/** How often a line is printed where the output is no terminal, in milliseconds. */
const quietInterval = 10_000;

/** How often the line is overwritten on a terminal, in milliseconds. */
const shownInterval = 100;

/** How many characters the bar has. */
const barLength = 20;

/** Shows how far a run is: one line that is overwritten on a terminal, and a line now and then elsewhere. */
export class ProgressLine {
  readonly #stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;
  readonly #now: () => number;
  #lastPrinted: number;
  /** When functions were first counted, and how many an earlier part of the run had done by then. */
  #start: { readonly at: number; readonly done: number } | undefined;
  #isShown = false;

  /** @param now - the clock, in milliseconds. */
  constructor(
    stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
    now: () => number = performance.now.bind(performance),
  ) {
    this.#stream = stream;
    this.#now = now;
    this.#lastPrinted = now();
  }

  show(progress: Progress): void {
    const now = this.#now();
    this.#start ??= { at: now, done: progress.functionsDone };
    if (now - this.#lastPrinted < (this.#stream.isTTY ? shownInterval : quietInterval)) return;
    this.#lastPrinted = now;
    const text = this.#text(progress, now);
    this.#isShown = this.#stream.isTTY;
    this.#stream.write(this.#isShown ? `\r\u001b[2K${text.slice(0, this.#stream.columns - 1)}` : `${text}\n`);
  }

  /** Takes the line away, so that something else can be printed. */
  clear(): void {
    if (this.#isShown) this.#stream.write('\r\u001b[2K');
    this.#isShown = false;
  }

  #text({ stage, sent, functionsDone, functions }: Progress, now: number): string {
    if (functions < 2 || functionsDone === functions) return `${stage}: ${sent} requests`;
    const filled = Math.floor((barLength * functionsDone) / functions);
    const bar = '█'.repeat(filled).padEnd(barLength, '░');
    const amount = `${functionsDone} of ${functions} functions, ${sent} requests`;
    return `${bar} ${amount}${this.#rest(functionsDone, functions, now)}`;
  }

  #rest(done: number, all: number, now: number): string {
    const { at, done: before } = this.#start ?? { at: now, done };
    const seconds = (now - at) / 1000;
    if (done === before || seconds < 1) return '';
    const rate = (done - before) / seconds;
    return `, ${rate.toFixed(1)} functions per second, ${duration((all - done) / rate)} left`;
  }
}

/** A time in the largest units that matter. @param time - in seconds. */
function duration(time: number): string {
  const seconds = Math.ceil(time);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(time / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
