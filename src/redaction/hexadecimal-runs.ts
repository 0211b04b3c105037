import { hexDigit } from './digits.ts';
import type { View } from './view.ts';

/** More characters of runs are not kept. */
const mostKept = 4096;

/**
 * The long runs of hexadecimal digits in the readings of a text. Any such secret that stands in it has a part in common
 * with one of them, so that a text that was read once need not be read again for each signature.
 */
export class HexadecimalRuns {
  readonly #width: number;
  readonly #runs: string[] = [];
  #length = 0;

  /** @param width - how many digits side by side make a part. */
  constructor(width: number) {
    this.#width = width;
  }

  /** Takes those of a folded view in that are at least as long. */
  add({ units, length }: View, least: number): void {
    let count = 0;
    for (let index = 0; index <= length && this.#length <= mostKept; index += 1) {
      if (index < length && hexDigit(units[index] ?? 0) < 16) {
        count += 1;
        continue;
      }
      if (count >= least) this.#keep(units.subarray(index - count, index));
      count = 0;
    }
  }

  #keep(run: Uint16Array): void {
    this.#length += run.length;
    if (this.#length <= mostKept) this.#runs.push(String.fromCharCode(...run));
  }

  /** Whether a secret of hexadecimal digits may stand in the text, forwards or backwards; certain only where it does not. */
  mayHold(secret: string): boolean {
    if (this.#length > mostKept) return true;
    if (this.#runs.length === 0) return false;
    const digits = secret.toLowerCase();
    const both = `${digits} ${[...digits].reverse().join('')}`;
    return this.#runs.some((run) => {
      for (let start = 0; start + this.#width <= run.length; start += 1)
        if (both.includes(run.slice(start, start + this.#width))) return true;
      return false;
    });
  }
}
