import { jsonTokens } from './json-tokens.ts';

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

/**
 * Lays a JSON text out in lines, one for each member and item. Spelling, order and repeated members stay as they
 * were sent; only white space changes.
 *
 * @throws SyntaxError where the text is not one JSON value, or nested deeper than anybody reads.
 */
export function layOutJson(text: string): JsonLine[] {
  JSON.parse(text);
  let line: JsonPiece[] = [];
  const lines = [{ depth: 0, pieces: line }];
  const breakLine = (depth: number) => {
    line = [];
    lines.push({ depth, pieces: line });
  };
  let isJustOpened = false;
  for (const { text: lexeme, kind, depth, pointer } of jsonTokens(text)) {
    if (isJustOpened !== (kind === 'close')) breakLine(depth);
    isJustOpened = kind === 'open';
    if (kind === 'comma' || kind === 'colon')
      line.push({ text: kind === 'colon' ? ': ' : ',', kind: 'punctuation', pointer: pointer() });
    else line.push({ text: lexeme, kind: kind === 'name' ? 'name' : 'value', pointer: pointer() });
    if (kind === 'comma') breakLine(depth);
  }
  return lines;
}

/** The place itself, or what encloses it: an object that lacks the member, a string that holds JSON. */
export function nearestPlace(lines: readonly JsonLine[], where: string): string | undefined {
  if (where !== '' && !where.startsWith('/')) return undefined;
  const places = new Set(lines.flatMap(({ pieces }) => pieces.map(({ pointer }) => pointer)));
  let place = where;
  while (!places.has(place)) place = place.slice(0, place.lastIndexOf('/'));
  return place;
}
