import { pointerToken } from '../../../openapi/json.ts';
import { limits } from '../../exchange/limits.ts';

/** A lexeme of a JSON text, as it was written. */
export interface JsonToken {
  readonly text: string;
  readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'name' | 'value';
  /** How many containers the token is in; what opens or closes one is not in it. */
  readonly depth: number;
  /** The JSON pointer of the value that the token is, names, opens or closes. To be read before the next token is. */
  readonly pointer: () => string;
}

/** An object or an array that is being read. */
class Container {
  readonly #parent: Container | undefined;
  #pointer: string | undefined;
  /** Which member or item is being read. */
  key: string | number;
  isNameNext: boolean;

  constructor(isObject: boolean, parent: Container | undefined) {
    this.#parent = parent;
    this.key = isObject ? '' : 0;
    this.isNameNext = isObject;
  }

  /** The JSON pointer of the member or item that is being read. */
  pointer(): string {
    this.#pointer ??= this.#parent?.pointer() ?? '';
    return `${this.#pointer}/${pointerToken(String(this.key))}`;
  }
}

const lexemes = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gs;
const kinds: { readonly [lexeme: string]: JsonToken['kind'] } = {
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ',': 'comma',
  ':': 'colon',
};

/**
 * Takes a text apart that is known to be one JSON value.
 *
 * @throws SyntaxError where it is nested deeper than {@link limits} allow.
 */
export function* jsonTokens(text: string): Generator<JsonToken> {
  const open: Container[] = [];
  for (const [lexeme] of text.matchAll(lexemes)) {
    let kind = kinds[lexeme] ?? 'value';
    if (kind === 'close') open.pop();
    const container = open.at(-1);
    if (kind === 'value' && container?.isNameNext) {
      kind = 'name';
      container.isNameNext = false;
      container.key = nameIn(lexeme);
    }
    yield { text: lexeme, kind, depth: open.length, pointer: () => container?.pointer() ?? '' };
    if (kind === 'open' && open.length === limits.jsonDepth)
      throw new SyntaxError(`objects and arrays more than ${limits.jsonDepth} levels deep`);
    if (kind === 'open') open.push(new Container(lexeme === '{', container));
    if (kind === 'comma' && container !== undefined) {
      if (typeof container.key === 'number') container.key += 1;
      else container.isNameNext = true;
    }
  }
}

/** The name that a string of JSON stands for. */
function nameIn(lexeme: string): string {
  return lexeme.includes('\\') ? String(JSON.parse(lexeme)) : lexeme.slice(1, -1);
}
