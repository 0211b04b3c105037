import { hexDigit } from './digits.ts';
import { gramWidth } from './grams.ts';
import type { View } from './view.ts';

/** More characters of runs are not kept. */
const mostKept = 4096;

/**
 * The long runs of hexadecimal digits in the readings of a text. Any such secret that stands in it has a part in common
 * with one of them, so that a text that was read once need not be read again for each signature.
 */
export class HexadecimalRuns {
  readonly #runs = new Set<string>();
  #length = 0;

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
    if (this.#length <= mostKept) this.#runs.add(String.fromCharCode(...run));
  }

  /** Whether a secret of hexadecimal digits may stand in the text, forwards or backwards; certain only where it does not. */
  mayHold(secret: string): boolean {
    if (this.#length > mostKept) return true;
    if (this.#runs.size === 0) return false;
    const digits = secret.toLowerCase();
    const both = `${digits} ${[...digits].reverse().join('')}`;
    // Wherever a part stands in a run, one of these blocks is within it.
    const step = gramWidth >> 1;
    for (const run of this.#runs) {
      for (let start = 0; start + step < run.length; start += step)
        if (both.includes(run.slice(start, start + step + 1))) return true;
    }
    return false;
  }
}
