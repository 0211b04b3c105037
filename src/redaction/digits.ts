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
  const run = View.take();
  const decoded = View.take();
  gatherDigits(view, run, base64Digits, () => readRun(run, base64, reading, decoded));
  gatherDigits(view, run, base32Digits, () => readRun(run, base32, reading, decoded));
  gatherNumbers(view, run, () => readRun(run, numbers, reading, decoded));
  gatherHexadecimal(view, run, () => readRun(run, hexadecimal, reading, decoded));
  run.giveBack();
  if (decoded.length > 0) return decoded;
  decoded.giveBack();
  return undefined;
}

/** Gathers digits that stand side by side, but for filler. */
function gatherDigits(view: View, run: View, digits: Uint8Array, finish: () => void): void {
  const { units, starts, ends, length } = view;
  run.reserve(length);
  let count = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] ?? 0;
    const digit = digits[unit] ?? noDigit;
    if (digit !== noDigit) {
      run.units[count] = digit;
      run.starts[count] = starts[index] ?? 0;
      run.ends[count] = ends[index] ?? 0;
      count += 1;
    } else if (count > 0 && !isFiller(unit)) {
      run.length = count;
      finish();
      count = 0;
    }
  }
  run.length = count;
  finish();
}

/** Gathers the numbers from 0 to 255, between which there may be something like `, `. */
function gatherNumbers(view: View, run: View, finish: () => void): void {
  const { units, length } = view;
  let end = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] ?? 0;
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
function gatherHexadecimal(view: View, run: View, finish: () => void): void {
  const { units, length } = view;
  let sinceDigit = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] ?? 0;
    const isBetween = run.length % 2 === 0;
    const digit = isBetween && unit === 0x30 && isLetterX(view.unit(index + 1)) ? noDigit : hexDigit(unit);
    if (digit !== noDigit) {
      run.push(digit, view.start(index), view.end(index));
      sinceDigit = 0;
    } else if (!isFiller(unit)) {
      sinceDigit += 1;
      const isSeparator = sinceDigit <= longestSeparator && separates(unit);
      if (run.length === 0 || (isBetween && isSeparator)) continue;
      const { length: count } = run;
      finish();
      // A digit too many belongs to what is before, and the pairs begin behind it.
      if (isSeparator && count > 2) run.append(run, count - 2, count);
    }
  }
  finish();
}

const longestSeparator = 6;

/** Whether a unit may stand between pairs of digits: punctuation and blanks, and what `0x` and `\\x` consist of. */
function separates(unit: number): boolean {
  return unit < 0x80 && (!isLetter(unit) || isLetterX(unit));
}

/** The bits of a digit, and with how many digits in a row bytes may begin. */
interface Coding {
  readonly bits: number;
  readonly alignments: number;
}

const base64: Coding = { bits: 6, alignments: 4 };
const base32: Coding = { bits: 5, alignments: 8 };
const numbers: Coding = { bits: 8, alignments: 1 };
const hexadecimal: Coding = { bits: 4, alignments: 2 };

/** Reads a run of digits, and empties it. */
function readRun(run: View, coding: Coding, reading: Reading, decoded: View): void {
  if (run.length * coding.bits >= reading.fewest * 8) {
    for (let skip = 0; skip < coding.alignments; skip += 1) readBytes(run, skip, coding, reading, decoded);
  }
  run.length = 0;
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

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What each unit means as a digit of base64, in both alphabets; a blank is a plus that a form has read. */
const base64Digits = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const digit = alphabet.indexOf(String.fromCharCode(unit).replace(/[- ]/, '+').replace('_', '/'));
  return digit < 0 ? noDigit : digit;
});

/** What each unit means as a digit of base32, in either case. */
const base32Digits = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const digit = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(String.fromCharCode(unit).toUpperCase());
  return digit < 0 ? noDigit : digit;
});

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
