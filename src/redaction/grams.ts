import { gap, View } from './view.ts';

/** This many characters of a secret, side by side, give it away. */
export const gramWidth = 8;

/** This many letters and digits of a secret give it away, whatever stands between them, forwards or backwards. */
export const lettersWidth = 12;

/** Odd, so that every unit of a gram counts for its hash. */
const base = 0x01000193;

/**
 * Finds each run of so many units (a gram) that is part of one of its texts, in one pass with a rolling hash. A hit is
 * compared unit by unit, so that the hash decides about time only.
 */
export class GramTable {
  readonly width: number;
  readonly #stride: number;
  /** What the unit that leaves a gram has added to its hash. */
  readonly #leaving: number;
  /** All texts, one behind the other. */
  readonly #text: View;
  /** Where a gram begins in the text, plus 1, by its hash, with open addressing. 0 is a free place. */
  readonly #places: Int32Array;
  readonly #hashes: Int32Array;
  /** One bit for each of many hashes, set where a gram has it: nearly all that is looked for is not in a small place. */
  readonly #sieve: Int32Array;
  #size = 0;

  /**
   * @param width - how many units make a gram.
   * @param texts - folded views.
   * @param except - a table of the same width, whose grams are left out.
   * @param stride - how far behind the beginning of a hit the next one may begin; 1 by default.
   */
  constructor(
    width: number,
    texts: readonly View[],
    { except, stride = 1 }: { readonly except?: GramTable | undefined; readonly stride?: number } = {},
  ) {
    this.width = width;
    this.#stride = stride;
    this.#leaving = Array.from({ length: width }).reduce((power: number) => Math.imul(power, base), 1);
    this.#text = new View();
    for (const text of texts) {
      this.#text.append(text, 0, text.length);
      this.#text.push(gap, 0, 0);
    }
    const capacity = 2 ** Math.ceil(Math.log2(8 * (this.#text.length + 1)));
    this.#places = new Int32Array(capacity);
    this.#hashes = new Int32Array(capacity);
    this.#sieve = new Int32Array(capacity / 8);
    this.#roll(this.#text.units, this.#text.length, undefined, (hash, start) => {
      if (except?.has(hash, this.#text, start)) return false;
      const place = sieveOf(hash);
      const word = (place >>> 5) & (this.#sieve.length - 1);
      this.#sieve[word] = (this.#sieve[word] ?? 0) | (1 << place);
      const slot = this.#slot(hash, this.#text, start);
      if (this.#places[slot] === 0) this.#size += 1;
      this.#places[slot] = start + 1;
      this.#hashes[slot] = hash;
      return false;
    });
  }

  /** Whether the texts are printable ASCII. */
  get isAscii(): boolean {
    const { units, length } = this.#text;
    return units.subarray(0, length).every((unit) => (unit >= 0x20 && unit <= 0x7e) || unit === gap);
  }

  /** How many different grams there are. */
  get size(): number {
    return this.#size;
  }

  /** Whether one of the grams stands anywhere in a folded view. */
  occursIn(view: View): boolean {
    let occurs = false;
    this.search(view, () => {
      occurs = true;
    });
    return occurs;
  }

  /** Calls `found` with the range, in a folded view, of each gram. */
  search(view: View, found: (start: number, end: number) => void): void {
    this.#roll(view.units, view.length, this.#sieve, (hash, start) => {
      const isHit = this.has(hash, view, start);
      if (isHit) found(start, start + this.width);
      return isHit;
    });
  }

  /** Whether the gram at an index of a view, whose hash that is, is one of the table. */
  has(hash: number, view: View, start: number): boolean {
    return this.#places[this.#slot(hash, view, start)] !== 0;
  }

  /** Whether one of the grams may stand in the first of some folded units; certain only where none does. */
  mayOccurIn(units: Uint16Array, length: number): boolean {
    let mayOccur = false;
    this.#roll(units, length, this.#sieve, (hash) => {
      mayOccur ||= this.#knows(hash);
      return false;
    });
    return mayOccur;
  }

  /** Whether one of the grams has a hash. */
  #knows(hash: number): boolean {
    const mask = this.#places.length - 1;
    let slot = slotOf(hash) & mask;
    while (this.#places[slot] !== 0) {
      if (this.#hashes[slot] === hash) return true;
      slot = (slot + 1) & mask;
    }
    return false;
  }

  /** Visits grams: all of them, or those that are not held back by a sieve. A visit says whether it was a hit. */
  #roll(
    units: Uint16Array,
    length: number,
    sieve: Int32Array | undefined,
    visit: (hash: number, start: number) => boolean,
  ): void {
    const { width } = this;
    const mask = (sieve?.length ?? 0) - 1;
    const leaving = this.#leaving;
    let hash = 0;
    let next = 0;
    for (let end = 0; end < length; end += 1) {
      const unit = units[end] ?? 0;
      hash = (Math.imul(hash, base) + unit) | 0;
      if (unit === gap) next = end + 1;
      const start = end + 1 - width;
      if (start > 0) hash = (hash - Math.imul(leaving, units[start - 1] ?? 0)) | 0;
      if (start < next) continue;
      const place = sieveOf(hash);
      if (sieve !== undefined && (((sieve[(place >>> 5) & mask] ?? 0) >>> place) & 1) === 0) continue;
      if (visit(hash, start)) next = start + this.#stride;
    }
  }

  /** The place of a gram, or a free one where it is not in the table. */
  #slot(hash: number, view: View, start: number): number {
    const mask = this.#places.length - 1;
    let slot = slotOf(hash) & mask;
    for (;;) {
      const place = this.#places[slot] ?? 0;
      if (place === 0 || (this.#hashes[slot] === hash && this.#equals(place - 1, view, start))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(place: number, view: View, start: number): boolean {
    for (let index = 0; index < this.width; index += 1) {
      if (this.#text.units[place + index] !== view.units[start + index]) return false;
    }
    return true;
  }
}

/** The bit of a hash, before what is too large for the sieve is taken off. */
function sieveOf(hash: number): number {
  return Math.imul(hash, 0x85ebca6b) >>> 8;
}

/** Where a hash is looked for first, before what is too large for the table is taken off. */
function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 15;
}
