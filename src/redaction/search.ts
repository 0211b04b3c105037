import { decodeDigits, type Reading } from './digits.ts';
import { decodeEscapes, decodeQuotedPrintable } from './escapes.ts';
import { type GramTable, gramWidth, lettersWidth } from './grams.ts';
import type { HexadecimalRuns } from './hexadecimal-runs.ts';
import {
  fold,
  foldUnit,
  isLetterOrDigit,
  isPadding,
  latin1Folded,
  latin1Letters,
  lettersOf,
  View,
} from './view.ts';

/** How many layers of each kind are undone. */
interface Layers {
  readonly escapes: number;
  readonly quotedPrintable: number;
  readonly digits: number;
}

const layers: Layers = { escapes: 5, quotedPrintable: 1, digits: 3 };

/** A text is searched in parts of so many units, so that the memory for its readings is bounded. */
const partLength = 0x10000;

/**
 * How many units of readings are searched for each unit of a text. JSON in JSON in base64 has three, and a long word
 * over and over again about ten; a text that has more than this was made to have it, and is not shown at all.
 */
const mostReadings = 24;

/** How many units around a change are read again: as many as a gram takes in digits, some of which are spelled out. */
const leastContext = 64;

/** What to look for. */
export class Quarry {
  readonly tables: readonly GramTable[];
  /** Of the letters and digits of secrets alone, for those that are spelled with something in between. */
  readonly letters: readonly GramTable[];
  readonly reading: Reading;
  readonly context: number;

  constructor(tables: readonly GramTable[], letters: readonly GramTable[]) {
    const widths = tables.map(({ width }) => width);
    this.tables = tables;
    this.letters = letters;
    this.reading = { fewest: Math.min(...widths), isAscii: tables.every(({ isAscii }) => isAscii) };
    this.context = leastContext + 2 * Math.max(gramWidth, ...widths);
  }

  /** What is looked for here or there. */
  and(other: Quarry): Quarry {
    return new Quarry([...this.tables, ...other.tables], [...this.letters, ...other.letters]);
  }
}

/**
 * Finds secrets.
 *
 * @param source - a text, or bytes to read as Latin-1.
 * @param runs - takes in the hexadecimal digits in which further secrets may be looked for.
 * @returns for each unit whether it belongs to a secret (1) or not (0); `undefined` where none does.
 */
export function findSecrets(
  source: string | Uint8Array,
  quarry: Quarry,
  runs?: HexadecimalRuns,
): Uint8Array | undefined {
  const isSigned = signatureScheme.test(typeof source === 'string' ? source : latin1.decode(source));
  const fewest = runs === undefined ? quarry.reading.fewest : Math.min(gramWidth, quarry.reading.fewest);
  if (!isSigned && !(source.length >= fewest)) return undefined;
  const search = new Search(source.length, quarry, { ...quarry.reading, fewest }, isSigned, runs);
  for (let from = 0; from < source.length; from += partLength) {
    // The next part begins in this one, so that what is spelled across the border is in one of them.
    const overlap = Math.min(partLength, 32 * quarry.context);
    search.part(source, from, Math.min(source.length, from + partLength + overlap));
  }
  return search.found;
}

const latin1 = new TextDecoder('latin1');
const signatureScheme = /hmac.{0,9}sha256/i;
const signatureParts = /(?:access|credential|signature)=([a-z0-9/]+)/g;

class Search {
  found: Uint8Array | undefined;
  readonly #length: number;
  readonly #quarry: Quarry;
  readonly #reading: Reading;
  readonly #isSigned: boolean;
  readonly #runs: HexadecimalRuns | undefined;
  #budget = 0;

  constructor(
    length: number,
    quarry: Quarry,
    reading: Reading,
    isSigned: boolean,
    runs: HexadecimalRuns | undefined,
  ) {
    this.#length = length;
    this.#quarry = quarry;
    this.#reading = reading;
    this.#isSigned = isSigned;
    this.#runs = runs;
  }

  part(source: string | Uint8Array, from: number, to: number): void {
    this.#budget = mostReadings * (to - from + 1024);
    this.#read(View.of(source, from, to), layers);
    if (this.#budget < 0) this.#mark(from, to);
  }

  /** Searches a view and what it may be decoded to, and gives it back. */
  #read(view: View | undefined, left: Layers): void {
    if (view === undefined) return;
    this.#budget -= view.length;
    if (this.#budget >= 0) {
      this.#match(view);
      const { context } = this.#quarry;
      if (left.escapes > 0) {
        this.#read(decodeEscapes(view, context), { ...left, escapes: left.escapes - 1 });
      }
      if (left.quotedPrintable > 0) {
        this.#read(decodeQuotedPrintable(view, context), {
          ...left,
          quotedPrintable: left.quotedPrintable - 1,
        });
      }
      if (left.digits > 0) {
        this.#read(decodeDigits(view, this.#reading), { ...left, digits: left.digits - 1 });
      }
    }
    view.giveBack();
  }

  #match(view: View): void {
    if (!this.#isSigned && this.#runs === undefined && !mayMatch(view, this.#quarry)) return;
    const folded = fold(view);
    const { tables, letters } = this.#quarry;
    const runs = this.#runs;
    this.#look(folded, tables);
    runs?.add(folded, gramWidth);
    if (letters.length > 0 || runs !== undefined) {
      const bare = lettersOf(folded);
      this.#look(bare, letters);
      runs?.add(bare, lettersWidth);
      bare.giveBack();
    }
    if (this.#isSigned) {
      for (const { index, 0: part, 1: value = '' } of folded.toString().matchAll(signatureParts)) {
        const end = index + part.length;
        this.#mark(folded.start(end - value.length), folded.end(end - 1));
      }
    }
    folded.giveBack();
  }

  #look(view: View, tables: readonly GramTable[]): void {
    for (const table of tables) {
      table.search(view, (start, end) => this.#mark(view.start(start), view.end(end - 1)));
    }
  }

  #mark(start: number, end: number): void {
    this.found ??= new Uint8Array(this.#length);
    this.found.fill(1, start, end);
  }
}

/** The units of a view, folded, and the letters and digits among them. */
let spare = { folded: new Uint16Array(1024), letters: new Uint16Array(1024) };

/** Whether a view may hold what is looked for: it is certain soon that nearly none does. */
function mayMatch({ units, length }: View, { tables, letters }: Quarry): boolean {
  if (spare.folded.length < length)
    spare = { folded: new Uint16Array(2 * length), letters: new Uint16Array(2 * length) };
  const { folded, letters: bare } = spare;
  let count = 0;
  let lettersCount = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] ?? 0;
    // No call for each unit: what is searched once at the end of a short run is never compiled well.
    const like = unit < 0x100 ? (latin1Folded[unit] ?? 0) : foldUnit(unit);
    if (like === 0) continue;
    folded[count] = like;
    count += 1;
    bare[lettersCount] = like;
    if (like < 0x80 ? latin1Letters[like] === 1 : isLetterOrDigit(like)) lettersCount += 1;
  }
  return (
    tables.some((table) => table.mayOccurIn(folded, count)) ||
    letters.some((table) => table.mayOccurIn(bare, lettersCount))
  );
}

/**
 * What a secret looks like as it is and, where UTF-16 is more than its characters and padding, as the bytes of it in
 * either order; each of them before and after each layer of what may be taken for escapes in it; folded.
 */
export function readings(secret: string): View[] {
  const text = View.of(secret);
  const isWide = /[\u0100-\uffff]/.test(secret);
  return (isWide ? [text, utf16(text, 0, 8), utf16(text, 8, 0)] : [text]).flatMap((start) => {
    const found: View[] = [];
    let view: View | undefined = start;
    for (let layer = 0; view !== undefined && layer <= layers.escapes; layer += 1) {
      found.push(fold(view));
      view = decodeEscapes(view, view.length);
    }
    return found;
  });
}

/** The bytes of each unit, in the order of the numbers of bits before them. */
function utf16(view: View, first: number, second: number): View {
  const bytes = new View();
  for (let index = 0; index < view.length; index += 1) {
    for (const bits of [first, second]) {
      const byte = (view.unit(index) >> bits) & 0xff;
      if (!isPadding(byte)) bytes.push(byte, 0, 0);
    }
  }
  return bytes;
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
