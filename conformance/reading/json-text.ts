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

interface Container {
  readonly pointer: string;
  readonly names: Set<string> | undefined;
  key: string;
  index: number;
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
    const pointer =
      current === undefined
        ? ''
        : `${current.pointer}/${current.names ? pointerToken(current.key) : current.index}`;
    if (lexeme === '{' || lexeme === '[') {
      if (open.length === limits.jsonDepth) {
        throw new SyntaxError(`objects and arrays more than ${limits.jsonDepth} levels deep`);
      }
      const isObject = lexeme === '{';
      open.push({ pointer, names: isObject ? new Set() : undefined, key: '', index: 0, isKeyNext: isObject });
    } else if (lexeme === '}' || lexeme === ']') {
      open.pop();
    } else if (lexeme === ',' && current !== undefined) {
      current.index += 1;
      current.isKeyNext = current.names !== undefined;
    } else if (current?.isKeyNext && current.names !== undefined && lexeme !== ':') {
      const key = String(JSON.parse(lexeme));
      if (current.names.has(key)) duplicates.push(`${current.pointer}/${pointerToken(key)}`);
      current.names.add(key);
      current.key = key;
      current.isKeyNext = false;
    } else if (/^[-\d]/.test(lexeme) && !/^-?\d+$/.test(lexeme) && Number.isInteger(Number(lexeme))) {
      spelledWhole.push(pointer);
    }
  }
  return { value, duplicates, spelledWhole };
}

/** A member's name as a JSON pointer writes it. */
export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
