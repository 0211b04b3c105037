import { GramTable, gramWidth, lettersWidth } from './grams.ts';
import type { HexadecimalRuns } from './hexadecimal-runs.ts';
import { findSecrets, Quarry, ranges, readings } from './search.ts';
import { mask } from './secret-field.ts';
import { gap, lettersOf, View } from './view.ts';

export { mask, secretFieldName, withoutSecretParts } from './secret-field.ts';

/** What a redactor knows beside the secrets. */
export interface RedactorOptions {
  /**
   * Texts that everybody may see, e.g. the base URL and the words of the contract. A part of a secret that is part of
   * them as well is no secret by itself; the whole secret always is.
   */
  readonly public?: readonly string[];
}

/** Secrets of fewer characters are found by the name of their field only. */
const shortestSecret = 4;

/**
 * Takes secrets out of texts: each run of 8 or more characters that is part of a secret, and secrets of 4 to 7
 * characters as a whole. Spellings are not predicted but undone, layer by layer: percent-encoding, the escapes of JSON,
 * C and HTML, quoted-printable, base64, base32, hexadecimal digits, lists of numbers, UTF-16, UTF-8 read as Latin-1,
 * other case and width, and any mixture of them. Of 12 or more letters and digits it does not matter what is put between
 * them, nor in which direction they are read. What an `SDK-HMAC-SHA256` authorization says of access key and signature goes as well, known or not.
 *
 * The time it takes is linear in the length of the text.
 */
export class Redactor {
  #quarry: Quarry;
  #public: Public | undefined;

  constructor(secrets: readonly string[], options: RedactorOptions = {}) {
    const { public: texts = [] } = options;
    if (texts.length > 0) {
      // With blanks around them, as in a sentence.
      this.#public = new Public(texts.flatMap((text) => readings(` ${text} `)));
    }
    this.#quarry = quarryOf(secrets, this.#public);
  }

  /** Whether there is a secret to look for by its value. */
  get hasSecrets(): boolean {
    return this.#quarry.tables.length > 0;
  }

  /** A redactor that looks for these secrets, too. It costs no more than what is new. */
  with(secrets: readonly string[]): Redactor {
    const redactor = new Redactor([]);
    redactor.#public = this.#public;
    redactor.#quarry = this.#quarry.and(quarryOf(secrets, this.#public));
    return redactor;
  }

  /**
   * Whether a text, or bytes of one, hold a secret.
   *
   * @param runs - takes in what tells of secrets of hexadecimal digits that are not known yet whether the text holds them.
   */
  contains(content: string | Uint8Array, runs?: HexadecimalRuns): boolean {
    return findSecrets(content, this.#quarry, runs) !== undefined;
  }

  /** A text without the secrets. */
  text(text: string): string {
    const found = findSecrets(text, this.#quarry);
    if (found === undefined) return text;
    const parts: string[] = [];
    let kept = 0;
    for (const [start, end] of ranges(found)) {
      parts.push(text.slice(kept, start), mask);
      kept = end;
    }
    return parts.join('') + text.slice(kept);
  }

  /** Bytes without the secrets; the same object where there are none. */
  bytes(bytes: Uint8Array): Uint8Array {
    const found = findSecrets(bytes, this.#quarry);
    if (found === undefined) return bytes;
    const masked = Uint8Array.from(mask, (character) => character.charCodeAt(0));
    const parts: Uint8Array[] = [];
    let kept = 0;
    for (const [start, end] of ranges(found)) {
      parts.push(bytes.subarray(kept, start), masked);
      kept = end;
    }
    return concatenate([...parts, bytes.subarray(kept)]);
  }

  /** A plain value with every text and all bytes in it redacted, names of members included. */
  value<T>(value: T): T {
    // Not by recursion: what strangers send may be as deep as it is long.
    const open: (readonly [source: object, copy: object])[] = [];
    const copyOf = (item: unknown): unknown => {
      if (typeof item === 'string') return this.text(item);
      if (item instanceof Uint8Array) return this.bytes(item);
      if (typeof item !== 'object' || item === null) return item;
      const copy = Array.isArray(item) ? [] : {};
      open.push([item, copy]);
      return copy;
    };
    const result = copyOf(value);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [source, copy] = next;
      for (const [name, item] of Object.entries(source)) {
        // An assignment would not do for `__proto__`.
        const property = { value: copyOf(item), configurable: true, enumerable: true, writable: true };
        Object.defineProperty(copy, Array.isArray(copy) ? name : this.text(name), property);
      }
    }
    return result as T;
  }
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const part of parts) {
    whole.set(part, length);
    length += part.length;
  }
  return whole;
}

/** So often public parts are looked for one by one; after that it is quicker to have a table of all of them. */
const fewAsked = 3;

/** What everybody may see. */
class Public {
  readonly #views: readonly View[];
  #tables: readonly [grams: GramTable, letters: GramTable] | undefined;
  #asked = 0;

  constructor(views: readonly View[]) {
    this.#views = views;
  }

  /**
   * Tables in which there are at least the public ones of the parts of secrets. At first they are looked for one by one.
   */
  tablesFor(secrets: readonly View[]): readonly [grams: GramTable, letters: GramTable] {
    this.#asked += 1;
    if (this.#asked > fewAsked) {
      this.#tables ??= [
        new GramTable(gramWidth, this.#views),
        new GramTable(lettersWidth, this.#views.flatMap(bothDirections)),
      ];
      return this.#tables;
    }
    const letters = partsIn(this.#views.map(lettersOf), lettersWidth, secrets.flatMap(bothDirections));
    return [
      new GramTable(gramWidth, [partsIn(this.#views, gramWidth, secrets)]),
      new GramTable(lettersWidth, [letters, letters.reversed()]),
    ];
  }
}

/** The parts of some texts that stand in others, too, one behind the other. */
function partsIn(views: readonly View[], width: number, texts: readonly View[]): View {
  const table = new GramTable(width, texts);
  const parts = new View();
  for (const view of views) {
    table.search(view, (start, end) => {
      parts.append(view, start, end);
      parts.push(gap, 0, 0);
    });
  }
  return parts;
}

/** The tables for the parts of secrets, and for those that count as a whole only. */
function quarryOf(secrets: readonly string[], known: Public | undefined): Quarry {
  const texts = [...new Set(secrets)].flatMap(readings).filter(({ length }) => length >= shortestSecret);
  if (texts.length === 0) return new Quarry([], []);
  const [publicGrams, publicLetters] = known?.tablesFor(texts) ?? [];
  const wholes = texts.filter((text) => text.length < gramWidth || publicGrams?.occursIn(text));
  const widths = new Set(wholes.map(({ length }) => length));
  const tables = [
    new GramTable(gramWidth, texts, { except: publicGrams }),
    ...Array.from(widths, (width) => {
      const ofWidth = wholes.filter(({ length }) => length === width);
      return new GramTable(width, ofWidth, { stride: width });
    }),
  ];
  const letters = new GramTable(lettersWidth, texts.flatMap(bothDirections), { except: publicLetters });
  const isFull = ({ size }: GramTable) => size > 0;
  return new Quarry(tables.filter(isFull), [letters].filter(isFull));
}

function bothDirections(text: View): View[] {
  const letters = lettersOf(text);
  return [letters, letters.reversed()];
}
