import { gap, isFiller, isPadding, View } from './view.ts';

/** What is worth reading of what digits stand for. */
export interface Reading {
  /** So many characters in a row. */
  readonly fewest: number;
  /** Of the printable characters of ASCII only. Hardly anything else that consists of digits by chance stands for some. */
  readonly isAscii: boolean;
}

/**
 * What base64, base32, hexadecimal digits and decimal numbers in a text stand for: bytes, read as Latin-1. As a text may
 * go on before and behind them, a run of digits is read from each of its first ones on.
 *
 * @returns `undefined` where there is nothing worth reading.
 */
export function decodeDigits(view: View, reading: Reading): View | undefined {
  const { fewest } = reading;
  const run = View.take();
  const decoded = View.take();
  const finish = (coding: Coding) => readRun(run, coding, reading, decoded);
  findRuns(view, fewest, {
    base64: (from, to) => {
      copyDigits(view, from, to, base64.digits, run);
      finish(base64);
      // All digits of base32 are digits of base64, too.
      if (to - from < digitsFor(fewest, base32)) return;
      gatherBase32(view, from, to, run, () => finish(base32));
    },
    numbers: (from, to) => gatherNumbers(view, from, to, run, () => finish(numbers)),
    hexadecimal: (from, to) => gatherHexadecimal(view, from, to, run, () => finish(hexadecimal)),
  });
  run.giveBack();
  if (decoded.length > 0) return decoded;
  decoded.giveBack();
  return undefined;
}

type FoundRun = (from: number, to: number) => void;

/** Finds, in one pass, where there may be runs of digits that are long enough, whatever may separate them within. */
function findRuns(
  { units, length }: View,
  fewest: number,
  found: { readonly base64: FoundRun; readonly numbers: FoundRun; readonly hexadecimal: FoundRun },
): void {
  const least64 = digitsFor(fewest, base64);
  const least16 = digitsFor(fewest, hexadecimal);
  let [first64, firstDecimal, first16] = [0, 0, 0];
  let [count64, countDecimal, count16] = [0, 0, 0];
  for (let index = 0; index <= length; index += 1) {
    const unit = index < length ? (units[index] ?? gap) : gap;
    const is = unit < 0x80 ? (kinds[unit] ?? 0) : kindOf(unit);
    if ((is & kind.digit64) !== 0) {
      if (count64 === 0) first64 = index;
      count64 += 1;
    } else if (count64 > 0 && (is & kind.end64) !== 0) {
      if (count64 >= least64) found.base64(first64, index);
      count64 = 0;
    }
    if ((is & kind.decimal) !== 0) {
      if (countDecimal === 0) firstDecimal = index;
      countDecimal += 1;
    } else if (countDecimal > 0 && (is & kind.endDecimal) !== 0) {
      if (countDecimal >= fewest) found.numbers(firstDecimal, index);
      countDecimal = 0;
    }
    if ((is & kind.digit16) !== 0) {
      if (count16 === 0) first16 = index;
      count16 += 1;
    } else if (count16 > 0 && (is & kind.end16) !== 0) {
      if (count16 >= least16) found.hexadecimal(first16, index);
      count16 = 0;
    }
  }
}

/** Gathers digits of base32 that stand side by side, but for filler. */
function gatherBase32(view: View, from: number, to: number, run: View, finish: () => void): void {
  let first = from;
  for (let index = from; index <= to; index += 1) {
    const unit = index < to ? view.unit(index) : gap;
    const isDigit = unit < 0x80 && base32.digits[unit] !== noDigit;
    if (isDigit || isFiller(unit)) continue;
    copyDigits(view, first, index, base32.digits, run);
    finish();
    first = index + 1;
  }
}

function copyDigits(view: View, from: number, to: number, digits: Uint8Array, run: View): void {
  const { units, starts, ends } = view;
  run.reserve(to - from);
  let count = 0;
  for (let index = from; index < to; index += 1) {
    const digit = digits[units[index] ?? 0] ?? noDigit;
    if (digit === noDigit) continue;
    run.units[count] = digit;
    run.starts[count] = starts[index] ?? 0;
    run.ends[count] = ends[index] ?? 0;
    count += 1;
  }
  run.length = count;
}

/** Gathers the numbers from 0 to 255, between which there may be something like `, `. */
function gatherNumbers(view: View, from: number, to: number, run: View, finish: () => void): void {
  let end = 0;
  for (let index = from; index < to; index += 1) {
    const unit = view.unit(index);
    if (!isDecimal(unit)) {
      if (run.length > 0 && (unit >= 0x80 || isLetter(unit) || index - end >= longestSeparator)) finish();
      continue;
    }
    const first = index;
    let number = unit - 0x30;
    while (isDecimal(view.unit(index + 1))) {
      index += 1;
      number = 10 * number + view.unit(index) - 0x30;
    }
    if (number > 0xff || (run.length > 0 && end === first)) finish();
    if (number <= 0xff) run.push(number, view.start(first), view.end(index));
    end = index + 1;
  }
  finish();
}

/** Gathers hexadecimal digits: pairs, between which there may be something like `:` or `', 0x`. */
function gatherHexadecimal(view: View, from: number, to: number, run: View, finish: () => void): void {
  const { units, starts, ends } = view;
  run.reserve(to - from);
  let count = 0;
  let sinceDigit = 0;
  for (let index = from; index < to; index += 1) {
    const unit = units[index] ?? 0;
    const isBetween = count % 2 === 0;
    const isPrefix = isBetween && unit === 0x30 && isLetterX(view.unit(index + 1));
    const digit = isPrefix ? noDigit : hexDigit(unit);
    if (digit !== noDigit) {
      run.units[count] = digit;
      run.starts[count] = starts[index] ?? 0;
      run.ends[count] = ends[index] ?? 0;
      count += 1;
      sinceDigit = 0;
    } else if (count > 0 && !isFiller(unit)) {
      sinceDigit += 1;
      const isSeparator = sinceDigit <= longestSeparator && separates(unit);
      if (isBetween && isSeparator) continue;
      run.length = count;
      finish();
      // A digit too many belongs to what is before, and the pairs begin behind it.
      const isCarried = isSeparator && count > 2;
      if (isCarried) run.append(run, count - 2, count);
      count = isCarried ? 2 : 0;
    }
  }
  run.length = count;
  finish();
}

const longestSeparator = 6;

/** Whether a unit may stand between pairs of digits: punctuation and blanks, and what `0x` and `\\x` consist of. */
function separates(unit: number): boolean {
  return unit < 0x80 && (!isLetter(unit) || isLetterX(unit));
}

/** How digits stand for bytes. */
interface Coding {
  readonly bits: number;
  /** With how many digits in a row bytes may begin. */
  readonly alignments: number;
  /** For each digit in step with the bytes, which of its bits is the highest of a byte; 0 where none is. */
  readonly highest: readonly number[];
}

function codingOf(bits: number, alignments: number): Coding {
  const highest = Array.from({ length: alignments }, (_, digit) => {
    const before = (8 - ((digit * bits) % 8)) % 8;
    return before < bits ? 1 << (bits - 1 - before) : 0;
  });
  return { bits, alignments, highest };
}

const numbers = codingOf(8, 1);
const hexadecimal = codingOf(4, 2);

/** How many digits it takes to spell so many bytes. */
function digitsFor(bytes: number, { bits }: Pick<Coding, 'bits'>): number {
  return Math.ceil((bytes * 8) / bits);
}

/** Reads a run of digits, and empties it. */
function readRun(run: View, coding: Coding, reading: Reading, decoded: View): void {
  if (run.length >= digitsFor(reading.fewest, coding)) {
    for (let skip = 0; skip < coding.alignments; skip += 1) {
      if (!reading.isAscii || mayBeAscii(run, skip, coding, reading.fewest))
        readBytes(run, skip, coding, reading, decoded);
    }
  }
  run.length = 0;
}

/** Says whether so many bytes in a row may be of ASCII: it takes a look at a few of the digits to see that none are. */
function mayBeAscii(run: View, skip: number, { bits, alignments, highest }: Coding, fewest: number): boolean {
  const { units: digits, length } = run;
  // From the digit with the highest bit of the first byte to that of the last.
  const window = Math.floor(((fewest - 1) * 8) / bits) + 1;
  let first = skip;
  let last = first + window - 1;
  let index = last;
  while (last < length) {
    if (index < first) return true;
    if (((digits[index] ?? 0) & (highest[(index - skip) % alignments] ?? 0)) === 0) {
      index -= 1;
      continue;
    }
    first = index + 1;
    last = index + window;
    index = last;
  }
  return false;
}

function readBytes(run: View, skip: number, { bits }: Coding, reading: Reading, decoded: View): void {
  const { units: digits, starts, ends, length } = run;
  let begin = decoded.length;
  let buffer = 0;
  let count = 0;
  for (let index = skip; index < length; index += 1) {
    buffer = ((buffer << bits) | (digits[index] ?? 0)) & 0xffff;
    count += bits;
    if (count < 8) continue;
    count -= 8;
    const byte = (buffer >> count) & 0xff;
    if (isPadding(byte)) continue;
    if (!reading.isAscii || isText(byte)) {
      const first = skip + Math.floor(((index - skip + 1) * bits - count - 8) / bits);
      decoded.push(byte, starts[first] ?? 0, ends[index] ?? 0);
    } else if (decoded.length > begin) {
      begin = endBytes(decoded, begin, reading.fewest);
    }
  }
  endBytes(decoded, begin, reading.fewest);
}

/** Ends a row of bytes, which is forgotten where it is too short; gives the place where the next begins. */
function endBytes(decoded: View, begin: number, fewest: number): number {
  if (decoded.length - begin < fewest) decoded.length = begin;
  else decoded.push(gap, 0, 0);
  return decoded.length;
}

function isText(byte: number): boolean {
  return byte >= 0x20 ? byte <= 0x7e : isFiller(byte);
}

const noDigit = 0xff;

/** A coding with digits of its own. */
interface DigitCoding extends Coding {
  /** What each unit of ASCII means as a digit. */
  readonly digits: Uint8Array;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** In both alphabets; a blank is a plus that a form has read. */
const base64: DigitCoding = {
  ...codingOf(6, 4),
  digits: digitsOf(alphabet, (unit) => unit.replace(/[- ]/, '+').replace('_', '/')),
};

/** In either case. */
const base32: DigitCoding = {
  ...codingOf(5, 8),
  digits: digitsOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', (unit) => unit.toUpperCase()),
};

function digitsOf(digits: string, spelling: (unit: string) => string): Uint8Array {
  return Uint8Array.from({ length: 0x80 }, (_, unit) => {
    const digit = digits.indexOf(spelling(String.fromCharCode(unit)));
    return digit < 0 ? noDigit : digit;
  });
}

/** What a unit may be, one bit each: a digit of base64, of a number, of hexadecimal; and what ends a run of these. */
const kind = { digit64: 1, end64: 2, decimal: 4, endDecimal: 8, digit16: 16, end16: 32 } as const;

/** All that a unit is. */
function kindOf(unit: number): number {
  const isDigit64 = unit < 0x80 && base64.digits[unit] !== noDigit;
  const isDigit16 = hexDigit(unit) !== noDigit;
  return (
    (isDigit64 ? kind.digit64 : isFiller(unit) ? 0 : kind.end64) |
    (isDecimal(unit) ? kind.decimal : unit >= 0x80 || isLetter(unit) ? kind.endDecimal : 0) |
    (isDigit16 ? kind.digit16 : isFiller(unit) || separates(unit) ? 0 : kind.end16)
  );
}

/** The same for each unit of ASCII. */
const kinds = Uint8Array.from({ length: 0x80 }, (_, unit) => kindOf(unit));

/** What a unit means as a hexadecimal digit; {@link noDigit} where it is none. */
export function hexDigit(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : noDigit;
}

export function isLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

function isDecimal(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isLetterX(unit: number): boolean {
  return (unit | 0x20) === 0x78;
}
