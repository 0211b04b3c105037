import { limits } from '../exchange/limits.ts';

/** A JSON value as text, with what `JSON.parse` does not tell. */
export interface JsonReading {
  readonly value: unknown;
  /** JSON pointers of the members whose name occurs a second time in their object. */
  readonly duplicates: readonly string[];
  /** JSON pointers of the numbers that are whole but written with a fraction or an exponent, such as `3.0`. */
  readonly spelledWhole: readonly string[];
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gs;

/** An object or an array that is being read. */
interface Container {
  /** The names that an object has so far; an array has none. */
  readonly names: Set<string> | undefined;
  /** Which member or item is being read. */
  key: string | number;
  isKeyNext: boolean;
}

/**
 * Reads one JSON value and nothing after it.
 *
 * @throws SyntaxError where the text is anything else, or nested deeper than {@link limits} allow.
 */
export function readJson(text: string): JsonReading {
  const value: unknown = JSON.parse(text);
  const duplicates: string[] = [];
  const spelledWhole: string[] = [];
  const open: Container[] = [];
  for (const [lexeme] of text.matchAll(token)) {
    const current = open.at(-1);
    if (lexeme === '{' || lexeme === '[') {
      if (open.length === limits.jsonDepth) {
        throw new SyntaxError(`objects and arrays more than ${limits.jsonDepth} levels deep`);
      }
      open.push(
        lexeme === '{'
          ? { names: new Set(), key: '', isKeyNext: true }
          : { names: undefined, key: 0, isKeyNext: false },
      );
    } else if (lexeme === '}' || lexeme === ']') {
      open.pop();
    } else if (lexeme === ',' && current !== undefined) {
      if (typeof current.key === 'number') current.key += 1;
      else current.isKeyNext = true;
    } else if (current?.isKeyNext && current.names !== undefined && lexeme !== ':') {
      current.key = nameIn(lexeme);
      current.isKeyNext = false;
      if (current.names.has(current.key)) duplicates.push(pointerTo(open));
      current.names.add(current.key);
    } else if (isFraction.test(lexeme) && Number.isInteger(Number(lexeme))) {
      spelledWhole.push(pointerTo(open));
    }
  }
  return { value, duplicates, spelledWhole };
}

/** A number that is written with a fraction or an exponent. */
const isFraction = /^-?\d+[.eE]/;

/** The name that a string of JSON stands for. */
function nameIn(lexeme: string): string {
  return lexeme.includes('\\') ? String(JSON.parse(lexeme)) : lexeme.slice(1, -1);
}

function pointerTo(open: readonly Container[]): string {
  return open.map(({ key }) => `/${pointerToken(String(key))}`).join('');
}

/** A member's name as a JSON pointer writes it. */
export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
