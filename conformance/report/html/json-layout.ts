import { pointerToken } from '../../reading/json-text.ts';

/** A piece of a laid out JSON text, exactly as it was written. */
export interface JsonPiece {
  readonly text: string;
  readonly kind: 'name' | 'value' | 'punctuation';
  /** The JSON pointer of the value that the piece is, names or encloses. */
  readonly pointer: string;
}

/** A line of a laid out JSON text. */
export interface JsonLine {
  /** How many containers the line is in. */
  readonly depth: number;
  readonly pieces: readonly JsonPiece[];
}

interface Container {
  readonly pointer: string;
  readonly isObject: boolean;
  index: number;
  name: string;
  isNameNext: boolean;
}

/** How many levels are laid out; the pointers of deeper ones take more memory than they are worth. */
const deepest = 100;

const lexemes = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gs;

/**
 * Lays a JSON text out in lines, one for each member and item. Spelling, order and repeated members stay as they
 * were sent; only white space changes.
 *
 * @throws SyntaxError where the text is not one JSON value, RangeError where it is nested too deeply.
 */
export function layOutJson(text: string): JsonLine[] {
  JSON.parse(text);
  const lines: { depth: number; pieces: JsonPiece[] }[] = [{ depth: 0, pieces: [] }];
  const open: Container[] = [];
  let isJustOpened = false;
  const put = (piece: JsonPiece) => lines.at(-1)?.pieces.push(piece);
  const breakLine = () => lines.push({ depth: open.length, pieces: [] });
  for (const [lexeme] of text.matchAll(lexemes)) {
    const container = open.at(-1);
    const pointer = container === undefined ? '' : `${container.pointer}/${keyOf(container)}`;
    if (lexeme === '}' || lexeme === ']') {
      open.pop();
      if (!isJustOpened) breakLine();
      isJustOpened = false;
      put({ text: lexeme, kind: 'value', pointer: container?.pointer ?? '' });
      continue;
    }
    if (isJustOpened) breakLine();
    isJustOpened = lexeme === '{' || lexeme === '[';
    if (lexeme === ',' && container !== undefined) {
      put({ text: ',', kind: 'punctuation', pointer: container.pointer });
      container.index += 1;
      container.isNameNext = container.isObject;
      breakLine();
    } else if (lexeme === ':') {
      put({ text: ': ', kind: 'punctuation', pointer });
    } else if (container?.isNameNext) {
      container.name = String(JSON.parse(lexeme));
      container.isNameNext = false;
      put({ text: lexeme, kind: 'name', pointer: `${container.pointer}/${keyOf(container)}` });
    } else {
      put({ text: lexeme, kind: 'value', pointer });
      if (open.length === deepest) throw new RangeError(`the text has more than ${deepest} levels`);
      if (isJustOpened) open.push(containerAt(pointer, lexeme === '{'));
    }
  }
  return lines;
}

function containerAt(pointer: string, isObject: boolean): Container {
  return { pointer, isObject, index: 0, name: '', isNameNext: isObject };
}

function keyOf({ isObject, name, index }: Container): string {
  return isObject ? pointerToken(name) : String(index);
}
