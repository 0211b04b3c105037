import { isDeepStrictEqual } from 'node:util';
import { pointerToken } from '../../openapi/json.ts';
import { limits } from '../exchange/limits.ts';

/** A JSON value as text, with what `JSON.parse` does not tell, in bounded memory whatever the text holds. */
export interface JsonReading {
  /**
   * The value, without what {@link limits} leave out: texts that are not documented are cut, and further members and items that are not
   * documented are not there.
   */
  readonly value: unknown;
  /** How many members and items are left out. */
  readonly omitted: number;
  /** JSON pointers of the members whose name occurs a second time in their object; not all where there are many. */
  readonly duplicates: readonly string[];
  /** The same, where the value is the same each time. */
  readonly repetitions: readonly string[];
  /** JSON pointers of the numbers that are whole but written with a fraction or an exponent, such as `3.0`; likewise. */
  readonly spelledWhole: readonly string[];
  /** The numbers that are not whole, but are in binary, such as `2.99999999999999999999`, as they are written; likewise. */
  readonly rounded: ReadonlyMap<string, string>;
}

/**
 * Reads one JSON value and nothing after it.
 *
 * @param documented - names of members that are kept however much else there is.
 * @throws SyntaxError where the text is anything else, or nested deeper than {@link limits} allow.
 */
export function readJson(text: string, documented: ReadonlySet<string> = new Set()): JsonReading {
  return new Reader(text, documented).read();
}

/** A value that is left out. */
const leftOut = Symbol('left out');

const blank = /[\t\n\r ]*/y;
const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** A string that says what it is without an escape. */
const plainString = /"[^"\\\p{Cc}]*"/uy;

class Reader {
  readonly #text: string;
  readonly #documented: ReadonlySet<string>;
  readonly #duplicates = new Set<string>();
  readonly #repetitions = new Set<string>();
  readonly #spelledWhole = new Set<string>();
  readonly #rounded = new Map<string, string>();
  readonly #path: (string | number)[] = [];
  #at = 0;
  #left: number = limits.jsonValues;
  #omitted = 0;

  constructor(text: string, documented: ReadonlySet<string>) {
    this.#text = text;
    this.#documented = documented;
  }

  read(): JsonReading {
    const value = this.#value(true, true);
    this.#blank();
    if (this.#at < this.#text.length) throw this.#error();
    return {
      value,
      omitted: this.#omitted,
      duplicates: [...this.#duplicates],
      repetitions: [...this.#repetitions],
      spelledWhole: [...this.#spelledWhole],
      rounded: this.#rounded,
    };
  }

  /**
   * Reads the value that comes next.
   *
   * @param isKept - it is wanted; otherwise it is checked only.
   * @param isDocumented - it is reached by documented names alone.
   */
  #value(isKept: boolean, isDocumented: boolean): unknown {
    this.#blank();
    const first = this.#text[this.#at];
    if (first === '{') return this.#object(isKept, isDocumented);
    if (first === '[') return this.#array(isKept);
    if (first === '"') {
      const text = this.#string();
      return isKept ? copyOf(isDocumented ? text : shortened(text)) : text;
    }
    word.lastIndex = this.#at;
    const lexeme = word.exec(this.#text)?.[0];
    if (lexeme === undefined) throw this.#error();
    this.#at = word.lastIndex;
    const value: unknown = JSON.parse(lexeme);
    if (/[.eE]/.test(lexeme) && Number.isInteger(value)) this.#noteNumber(lexeme, isDocumented);
    return value;
  }

  #object(isKept: boolean, isDocumented: boolean): unknown {
    const value: Record<string, unknown> = {};
    const names = new Set<string>();
    this.#members('}', () => {
      if (this.#text[this.#at] !== '"') throw this.#error();
      const name = this.#string();
      this.#path.push(name);
      const isOneOfThem = isDocumented && this.#documented.has(name);
      const isSecond = names.has(name);
      if (isOneOfThem || names.size < limits.jsonValues) names.add(name);
      this.#blank();
      if (this.#text[this.#at] !== ':') throw this.#error();
      this.#at += 1;
      const isMemberKept = isKept && (isOneOfThem || this.#hasRoom(name.length));
      const member = this.#value(isMemberKept, isOneOfThem);
      const isSame = isMemberKept && Object.hasOwn(value, name) && isDeepStrictEqual(value[name], member);
      if (isSecond) this.#note(isSame ? this.#repetitions : this.#duplicates, isOneOfThem);
      this.#path.pop();
      // A plain assignment to this name would set the prototype.
      if (isMemberKept && name === '__proto__') Object.defineProperty(value, name, { ...own, value: member });
      else if (isMemberKept) value[name] = member;
    });
    return isKept ? value : leftOut;
  }

  #array(isKept: boolean): unknown {
    const value: unknown[] = [];
    let index = 0;
    this.#members(']', () => {
      this.#path.push(index);
      index += 1;
      const isItemKept = isKept && this.#hasRoom(0);
      const item = this.#value(isItemKept, false);
      this.#path.pop();
      if (isItemKept) value.push(item);
    });
    return isKept ? value : leftOut;
  }

  /** Reads what stands between two brackets, with a comma after each but the last. */
  #members(end: string, readOne: () => void): void {
    if (this.#path.length === limits.jsonDepth)
      throw new SyntaxError(`objects and arrays more than ${limits.jsonDepth} levels deep`);
    this.#at += 1;
    this.#blank();
    if (this.#text[this.#at] !== end) {
      for (;;) {
        this.#blank();
        readOne();
        this.#blank();
        if (this.#text[this.#at] !== ',') break;
        this.#at += 1;
      }
      if (this.#text[this.#at] !== end) throw this.#error();
    }
    this.#at += 1;
  }

  #string(): string {
    plainString.lastIndex = this.#at;
    if (plainString.test(this.#text)) {
      const value = this.#text.slice(this.#at + 1, plainString.lastIndex - 1);
      this.#at = plainString.lastIndex;
      return value;
    }
    let end = this.#text.indexOf('"', this.#at + 1);
    while (end >= 0 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    if (end < 0) throw new SyntaxError(`a string without an end at character ${this.#at + 1}`);
    const lexeme = this.#text.slice(this.#at, end + 1);
    let value: string;
    try {
      value = JSON.parse(lexeme) as string;
    } catch {
      throw this.#error();
    }
    this.#at = end + 1;
    return value;
  }

  #isEscaped(at: number): boolean {
    let before = at;
    while (this.#text[before - 1] === '\\') before -= 1;
    return (at - before) % 2 === 1;
  }

  #blank(): void {
    blank.lastIndex = this.#at;
    blank.test(this.#text);
    this.#at = blank.lastIndex;
  }

  /** Takes room for one more value under a name of some length. */
  #hasRoom(characters: number): boolean {
    this.#left -= 1 + characters / 64;
    if (this.#left < 0) this.#omitted += 1;
    return this.#left >= 0;
  }

  /** Notes how a number is written whose value in binary is whole. */
  #noteNumber(lexeme: string, isDocumented: boolean): void {
    if (isWhole(lexeme)) this.#note(this.#spelledWhole, isDocumented);
    else if (this.#rounded.size < limits.findings || isDocumented)
      this.#rounded.set(pointerTo(this.#path), lexeme.slice(0, limits.findingCharacters));
  }

  /** Notes the place that is being read. */
  #note(places: Set<string>, isDocumented: boolean): void {
    if (places.size < limits.findings || isDocumented) places.add(pointerTo(this.#path));
  }

  #error(): SyntaxError {
    const found =
      this.#text.length > this.#at ? `unexpected ${JSON.stringify(this.#text[this.#at])}` : 'an end';
    return new SyntaxError(`${found} at character ${this.#at + 1}`);
  }
}

function shortened(text: string): string {
  return text.length > limits.jsonCharacters ? `${text.slice(0, limits.jsonCharacters)}…` : text;
}

/** A text of its own: a part of a text keeps the whole in memory. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** Says whether a number is whole, judged by its digits. */
function isWhole(lexeme: string): boolean {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(lexeme) ?? [];
  const places = fraction.length - Number(exponent);
  return places <= 0 || /^0*$/.test((whole + fraction).slice(-places));
}

const own = { enumerable: true, writable: true, configurable: true };

function pointerTo(path: readonly (string | number)[]): string {
  const tokens = path.map((key) => `/${pointerToken(String(key).slice(0, limits.findingCharacters))}`);
  return tokens.join('').slice(0, limits.findingCharacters);
}
