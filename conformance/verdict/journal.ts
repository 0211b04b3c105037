import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BaselineMarks } from './baseline.ts';
import type { Fit } from './editions.ts';
import type { ReportedResult } from './report.ts';
import type { Outcome } from './result.ts';

/** What became of one function, short enough to be kept for thousands of them. */
export interface JournalEntry {
  readonly function: string;
  /** The rules that did not simply pass, by their ids. */
  readonly outcomes: { readonly [rule: string]: Outcome };
  /** The results that a report lists. */
  readonly results: readonly ReportedResult[];
  /** How its configuration fits the editions of the contract, where it has one. */
  readonly fit?: Fit;
  /** The entries of the baseline that came up with it for the first time. */
  readonly baseline?: BaselineMarks;
}

/** How long functions may be done without being noted, in milliseconds. An interrupt does not lose them. */
const flushInterval = 500;

/** A journal that does not belong to the run that is to go on. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/** A file that says which functions are done, so that an interrupted run can go on. */
export class Journal {
  readonly #path: string;
  readonly #file: FileHandle;
  #lines: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #failure: unknown;
  #written = Promise.resolve();

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /**
   * Begins a journal, in place of an earlier one.
   *
   * @param key - what the run is about; a run about anything else cannot go on from here.
   */
  static async begin(path: string, key: unknown): Promise<Journal> {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'w');
    await file.appendFile(`${JSON.stringify({ key: digest(key) })}\n`);
    return new Journal(path, file);
  }

  /**
   * Goes on with a journal.
   *
   * @returns it, and the functions that are done. A last line that was cut short is left out.
   * @throws JournalError where there is none, where it is about another run, or where it is damaged.
   */
  static async resume(
    path: string,
    key: unknown,
  ): Promise<{ journal: Journal; done: readonly JournalEntry[] }> {
    const directory = dirname(path);
    const text = await readFile(path, 'utf8').catch(() => {
      throw new JournalError(`there is no interrupted run in ${directory}; leave --resume out to begin one.`);
    });
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const [first, ...done] = parseLines(whole, directory) as [{ key?: string }?, ...JournalEntry[]];
    if (first?.key !== digest(key)) {
      throw new JournalError(
        `the interrupted run in ${directory} had other settings; repeat its flags, or leave --resume out.`,
      );
    }
    const file = await open(path, 'r+');
    await file.truncate(Buffer.byteLength(whole));
    await file.close();
    return { journal: new Journal(path, await open(path, 'a')), done };
  }

  /** Notes that a function is done. */
  add(entry: JournalEntry): void {
    this.#lines.push(`${JSON.stringify(entry)}\n`);
    this.#timer ??= setTimeout(() => this.#flush(), flushInterval);
  }

  /**
   * Ends the journal.
   *
   * @param isComplete - the run is over, so nobody will go on with it: the file goes.
   * @throws the error of the file system where functions could not be noted.
   */
  async close(isComplete: boolean): Promise<void> {
    this.#flush();
    await this.#written;
    await this.#file.close();
    if (this.#failure !== undefined) throw this.#failure;
    if (isComplete) await rm(this.#path, { force: true });
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#lines.join('');
    this.#lines = [];
    // What cannot be written is told when the journal is closed, so that the run comes to its end.
    this.#written = this.#written
      .then(() => this.#file.appendFile(text))
      .catch((error: unknown) => {
        this.#failure ??= error;
      });
  }
}

function parseLines(text: string, directory: string): unknown[] {
  try {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  } catch {
    throw new JournalError(
      `the notes of the interrupted run in ${directory} are damaged; leave --resume out.`,
    );
  }
}

function digest(key: unknown): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}
