import { createHash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ReportedResult } from '../report/report.ts';
import type { Outcome } from './result.ts';

/** What became of one function, short enough to be kept for thousands of them. */
export interface JournalEntry {
  readonly function: string;
  readonly counts: { readonly [outcome in Outcome]?: number };
  /** The results that a report lists. */
  readonly results: readonly ReportedResult[];
}

/** A journal that does not belong to the run that is to go on. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/** A file that says which functions are done, so that an interrupted run can go on. */
export class Journal {
  readonly #file: string;
  readonly #stream: WriteStream;

  private constructor(file: string, stream: WriteStream) {
    this.#file = file;
    this.#stream = stream;
  }

  /**
   * Begins a journal, in place of an earlier one.
   *
   * @param key - what the run is about; a run about anything else cannot go on from here.
   */
  static async begin(file: string, key: unknown): Promise<Journal> {
    await mkdir(dirname(file), { recursive: true });
    const journal = new Journal(file, createWriteStream(file));
    journal.#stream.write(`${JSON.stringify({ key: digest(key) })}\n`);
    return journal;
  }

  /**
   * Goes on with a journal.
   *
   * @returns it, and the functions that are done. A last line that was cut short is left out.
   * @throws JournalError where there is none, or where it is about another run.
   */
  static async resume(
    file: string,
    key: unknown,
  ): Promise<{ journal: Journal; done: readonly JournalEntry[] }> {
    const text = await readFile(file, 'utf8').catch(() => {
      throw new JournalError(`there is no interrupted run in ${dirname(file)}`);
    });
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const [first, ...lines] = whole.split('\n').filter((line) => line !== '');
    if (first === undefined || (JSON.parse(first) as { key?: string }).key !== digest(key)) {
      throw new JournalError(`the interrupted run in ${dirname(file)} had other settings`);
    }
    const journal = new Journal(
      file,
      createWriteStream(file, { flags: 'r+', start: Buffer.byteLength(whole) }),
    );
    return { journal, done: lines.map((line) => JSON.parse(line) as JournalEntry) };
  }

  /** Notes that a function is done. */
  add(entry: JournalEntry): void {
    this.#stream.write(`${JSON.stringify(entry)}\n`);
  }

  /**
   * Ends the journal.
   *
   * @param isComplete - the run is over, so nobody will go on with it: the file goes.
   */
  async close(isComplete: boolean): Promise<void> {
    await new Promise<void>((resolve) => this.#stream.end(resolve));
    if (isComplete) await rm(this.#file, { force: true });
  }
}

function digest(key: unknown): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex');
}
