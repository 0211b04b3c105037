import { decodeDigits, decodeEscapes, decodeQuotedPrintable } from './decoders.ts';
import type { GramTable } from './grams.ts';
import { fold, View } from './view.ts';

/** How many layers of each kind are undone. */
interface Layers {
  readonly escapes: number;
  readonly quotedPrintable: number;
  readonly digits: number;
}

const layers: Layers = { escapes: 5, quotedPrintable: 1, digits: 2 };

/** A text is searched in parts of so many units, so that the memory for its readings is bounded. */
const partLength = 0x10000;

/** How many units of readings are worth searching for each unit of a text. What needs more was made to need more. */
const mostReadings = 32;

/** How many units around a change are read again: as many as a gram takes in digits, some of which are spelled out. */
const leastContext = 64;

/**
 * Finds secrets.
 *
 * @param source - a text, or bytes to read as Latin-1.
 * @returns for each unit whether it belongs to a secret (1) or not (0); `undefined` where none does.
 */
export function findSecrets(
  source: string | Uint8Array,
  tables: readonly GramTable[],
): Uint8Array | undefined {
  const widths = tables.map(({ width }) => width);
  const context = leastContext + 2 * Math.max(0, ...widths);
  const search = new Search(source.length, tables, Math.min(...widths), context);
  for (let from = 0; from < source.length; from += partLength) {
    // The next part begins in this one, so that what is spelled across the border is in one of them.
    search.part(View.of(source, from, Math.min(source.length, from + partLength + 32 * context)));
  }
  return search.found;
}

/** A secret as it is, and what is left of it where a reader takes parts of it for escapes; folded. */
export function readings(secret: string): View[] {
  const found: View[] = [];
  let view: View | undefined = View.of(secret);
  for (let layer = 0; view !== undefined && layer <= layers.escapes; layer += 1) {
    found.push(fold(view));
    view = decodeEscapes(view, view.length);
  }
  return found;
}

/** The ranges that are marked with 1. */
export function* ranges(marks: Uint8Array): Generator<readonly [start: number, end: number]> {
  for (let start = marks.indexOf(1); start >= 0; ) {
    const next = marks.indexOf(0, start);
    const end = next < 0 ? marks.length : next;
    yield [start, end];
    start = marks.indexOf(1, end);
  }
}

const signatureScheme = /hmac.{0,9}sha256/;
const signatureParts = /(?:access|credential|signature)=([a-z0-9/]+)/g;

class Search {
  found: Uint8Array | undefined;
  readonly #length: number;
  readonly #tables: readonly GramTable[];
  readonly #fewestBytes: number;
  readonly #context: number;
  #isSigned = false;
  #budget = 0;

  constructor(length: number, tables: readonly GramTable[], fewestBytes: number, context: number) {
    this.#length = length;
    this.#tables = tables;
    this.#fewestBytes = fewestBytes;
    this.#context = context;
  }

  part(view: View): void {
    const folded = fold(view);
    this.#isSigned = signatureScheme.test(folded.toString());
    if (this.#tables.length === 0 && !this.#isSigned) return;
    this.#budget = mostReadings * (view.length + 1024);
    this.#read(view, layers);
    if (this.#budget < 0) this.#mark(view.start(0), view.end(view.length - 1));
  }

  #read(view: View, left: Layers): void {
    this.#budget -= view.length;
    if (this.#budget < 0) return;
    const folded = fold(view);
    for (const table of this.#tables) {
      table.search(folded, (start, end) => this.#mark(folded.start(start), folded.end(end - 1)));
    }
    if (this.#isSigned) this.#markSignature(folded);
    if (left.escapes > 0) {
      const decoded = decodeEscapes(view, this.#context);
      if (decoded !== undefined) this.#read(decoded, { ...left, escapes: left.escapes - 1 });
    }
    if (left.quotedPrintable > 0) {
      const decoded = decodeQuotedPrintable(view, this.#context);
      if (decoded !== undefined) this.#read(decoded, { ...left, quotedPrintable: left.quotedPrintable - 1 });
    }
    if (left.digits > 0) {
      const decoded = decodeDigits(view, this.#fewestBytes);
      if (decoded !== undefined) this.#read(decoded, { ...left, digits: left.digits - 1 });
    }
  }

  #markSignature(folded: View): void {
    for (const { index, 0: part, 1: value = '' } of folded.toString().matchAll(signatureParts)) {
      const end = index + part.length;
      this.#mark(folded.start(end - value.length), folded.end(end - 1));
    }
  }

  #mark(start: number, end: number): void {
    this.found ??= new Uint8Array(this.#length);
    this.found.fill(1, start, end);
  }
}
