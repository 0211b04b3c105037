import { hexDigit, isLetter, isLetterX } from './digits.ts';
import { gap, isPadding, View } from './view.ts';

/** One way of spelling characters. */
interface Spelling {
  /** For each unit of Latin-1, whether a spelling may begin with it (1). */
  readonly firsts: Uint8Array;
  /** Whether one may begin with a wide letter. */
  readonly isWide: boolean;
  /** Reads what is at an index: appends what it stands for and gives its length, or 0 where it is no spelling. */
  read(view: View, index: number, decoded: View): number;
}

/**
 * Undoes one layer of percent-encoding, of the escapes of C, JSON and JavaScript, of HTML entities, of wide letters, and
 * of UTF-8 that was read as Latin-1.
 *
 * @param context - how many units around each change are kept; the rest is as it was.
 * @returns `undefined` where there is nothing to undo.
 */
export function decodeEscapes(view: View, context: number): View | undefined {
  return decode(view, context, escapes);
}

/** Undoes quoted-printable. It is on its own because many a text goes on after a `=` as if it were that. */
export function decodeQuotedPrintable(view: View, context: number): View | undefined {
  return decode(view, context, quotedPrintable);
}

function decode(
  view: View,
  context: number,
  { firsts, isWide: mayBeWide, read }: Spelling,
): View | undefined {
  const { units, length } = view;
  let decoded: View | undefined;
  let hasChanged = false;
  /** What is before it has been copied, or is too far from every change. */
  let done = 0;
  let keepUntil = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] ?? 0;
    if (unit < 0x100 ? firsts[unit] !== 1 : !mayBeWide || !isWide(unit)) continue;
    decoded ??= View.take();
    const kept = Math.min(index, Math.max(done, keepUntil));
    decoded.append(view, done, kept);
    const from = Math.max(kept, index - context);
    if (from > kept) decoded.push(gap, 0, 0);
    decoded.append(view, from, index);
    const taken = read(view, index, decoded);
    if (taken > 0) hasChanged = true;
    done = index + taken;
    keepUntil = index + Math.max(1, taken) + context;
    index = Math.max(index, done - 1);
  }
  if (hasChanged) {
    decoded?.append(view, done, Math.min(length, keepUntil));
    return decoded;
  }
  decoded?.giveBack();
  return undefined;
}

const escapes: Spelling = {
  firsts: Uint8Array.from({ length: 0x100 }, (_, unit) =>
    unit >= 0x80 || '%\\&'.includes(String.fromCharCode(unit)) ? 1 : 0,
  ),
  isWide: true,
  read(view, index, decoded) {
    const unit = view.unit(index);
    if (unit === 0x25) return readPercent(view, index, decoded);
    if (unit === 0x5c) return readBackslash(view, index, decoded);
    if (unit === 0x26) return readEntity(view, index, decoded);
    if (isWide(unit)) return put(unit - 0xfee0, view, index, 1, decoded);
    return joinBytes(decoded, unit, view.end(index)) ? 1 : 0;
  },
};

const quotedPrintable: Spelling = {
  firsts: Uint8Array.from({ length: 0x100 }, (_, unit) => (unit === 0x3d ? 1 : 0)),
  isWide: false,
  read(view, index, decoded) {
    if (view.unit(index + 1) === 0x0a) return 2;
    if (view.unit(index + 1) === 0x0d && view.unit(index + 2) === 0x0a) return 3;
    if (digitsAt(view, index + 1, 16, 2) < 2) return 0;
    return put(numberAt(view, index + 1, 2, 16), view, index, 3, decoded);
  },
};

/** `%41` or, as JavaScript's `escape` writes it, `%u0041`. */
function readPercent(view: View, index: number, decoded: View): number {
  const [before, count] = isLetterU(view.unit(index + 1)) ? [2, 4] : [1, 2];
  if (digitsAt(view, index + before, 16, count) < count) return 0;
  return put(numberAt(view, index + before, count, 16), view, index, before + count, decoded);
}

/** `\u0041`, `\u{41}`, `\x41`, `\101`, `\n`, and any other character behind a backslash for itself. */
function readBackslash(view: View, index: number, decoded: View): number {
  const unit = view.unit(index + 1);
  if (index + 1 === view.length || unit === gap) return 0;
  const [before, count] = isLetterU(unit) ? [2, 4] : [2, 2];
  if (isLetterU(unit) || isLetterX(unit)) {
    if (digitsAt(view, index + before, 16, count) === count) {
      return put(numberAt(view, index + before, count, 16), view, index, before + count, decoded);
    }
    const inBraces = view.unit(index + 2) === 0x7b ? digitsAt(view, index + 3, 16, 6) : 0;
    if (inBraces > 0 && view.unit(index + 3 + inBraces) === 0x7d) {
      return put(numberAt(view, index + 3, inBraces, 16), view, index, inBraces + 4, decoded);
    }
  }
  const octal = digitsAt(view, index + 1, 8, 3);
  if (octal === 3 && unit <= 0x33) return put(numberAt(view, index + 1, 3, 8), view, index, 4, decoded);
  return put(controls[String.fromCharCode(unit)] ?? unit, view, index, 2, decoded);
}

const controls: { readonly [letter: string]: number } = { b: 8, f: 12, n: 10, r: 13, t: 9, 0: 0 };

/** `&#65;`, `&#x41;` and `&amp;`, the semicolon being optional as it is in browsers. */
function readEntity(view: View, index: number, decoded: View): number {
  if (view.unit(index + 1) === 0x23) {
    const [before, radix] = isLetterX(view.unit(index + 2)) ? [3, 16] : [2, 10];
    const count = digitsAt(view, index + before, radix, mostDigits);
    if (count === 0) return 0;
    const code = numberAt(view, index + before, count, radix);
    const length = before + count;
    return code > 0x10ffff ? 0 : put(code, view, index, length + semicolonAt(view, index + length), decoded);
  }
  let name = '';
  while (name.length < longestName && isLetter(view.unit(index + 1 + name.length))) {
    name += String.fromCharCode(view.unit(index + 1 + name.length) | 0x20);
  }
  const character = entities[name];
  if (character === undefined) return 0;
  const length = 1 + name.length;
  const code = character.charCodeAt(0);
  return put(code, view, index, length + semicolonAt(view, index + length), decoded);
}

/** More of them are leading zeros that nobody writes. */
const mostDigits = 16;

/** The punctuation of ASCII by its names in HTML, in lower case. */
const entities: { readonly [name: string]: string } = {
  amp: '&',
  apos: "'",
  ast: '*',
  bsol: '\\',
  colon: ':',
  comma: ',',
  commat: '@',
  dollar: '$',
  equals: '=',
  excl: '!',
  grave: '`',
  gt: '>',
  hat: '^',
  lbrace: '{',
  lbrack: '[',
  lcub: '{',
  lowbar: '_',
  lpar: '(',
  lsqb: '[',
  lt: '<',
  midast: '*',
  nbsp: ' ',
  newline: '\n',
  num: '#',
  percnt: '%',
  period: '.',
  plus: '+',
  quest: '?',
  quot: '"',
  rbrace: '}',
  rbrack: ']',
  rcub: '}',
  rpar: ')',
  rsqb: ']',
  semi: ';',
  sol: '/',
  tab: '\t',
  underbar: '_',
  verbar: '|',
  vert: '|',
};

const longestName = 8;

/** Whether a unit is one of ASCII as wide as the letters of Chinese. */
function isWide(unit: number): boolean {
  return unit > 0xff00 && unit < 0xff5f;
}

/** Appends a character that was read, and gives the length of its spelling back. */
function put(code: number, view: View, index: number, length: number, decoded: View): number {
  const [start, end] = [view.start(index), view.end(index + length - 1)];
  if (!joinBytes(decoded, code, end)) pushCharacter(code, start, end, decoded);
  return length;
}

function pushCharacter(code: number, start: number, end: number, decoded: View): void {
  if (code > 0xffff) {
    decoded.push(0xd800 + ((code - 0x10000) >> 10), start, end);
    decoded.push(0xdc00 + (code & 0x3ff), start, end);
  } else if (!isPadding(code)) {
    decoded.push(code, start, end);
  }
}

/** Makes one character of bytes of UTF-8 that were taken for characters, where `code` is the last of them. */
function joinBytes(decoded: View, code: number, end: number): boolean {
  if (code < 0x80 || code > 0xbf) return false;
  let joined = code & 0x3f;
  for (let back = 1; back <= 3 && back <= decoded.length; back += 1) {
    const place = decoded.length - back;
    const unit = decoded.unit(place);
    if (unit >= 0x80 && unit <= 0xbf) {
      joined |= (unit & 0x3f) << (6 * back);
      continue;
    }
    const [first, mask] = leads[back - 1] ?? [gap, 0];
    if ((unit & ~mask) !== first) return false;
    const start = decoded.start(place);
    decoded.length = place;
    pushCharacter(joined | ((unit & mask) << (6 * back)), start, end, decoded);
    return true;
  }
  return false;
}

/** The first byte of two, three and four, and the bits of it that carry the character. */
const leads: readonly (readonly [first: number, mask: number])[] = [
  [0xc0, 0x1f],
  [0xe0, 0x0f],
  [0xf0, 0x07],
];

/** How many digits stand at an index, up to a number of them. */
function digitsAt(view: View, index: number, radix: number, most: number): number {
  let count = 0;
  while (count < most && hexDigit(view.unit(index + count)) < radix) count += 1;
  return count;
}

function numberAt(view: View, index: number, count: number, radix: number): number {
  let number = 0;
  for (let place = 0; place < count; place += 1) number = number * radix + hexDigit(view.unit(index + place));
  return number;
}

function semicolonAt(view: View, index: number): number {
  return view.unit(index) === 0x3b ? 1 : 0;
}

function isLetterU(unit: number): boolean {
  return (unit | 0x20) === 0x75;
}
