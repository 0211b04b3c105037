import type { HarEntry } from '../../reading/har.ts';
import { type JsonLine, layOutJson, nearestPlace } from './json-layout.ts';
import { html, type Markup } from './markup.ts';

/** How much of a body a page shows. */
const most = {
  /** Characters of a text that is laid out as JSON; a longer one is shown as it came. */
  jsonCharacters: 256 * 1024,
  /** Lines from the beginning. */
  lines: 80,
  /** Lines before and after an offending place further down. */
  context: 3,
  /** Offending places further down. */
  places: 10,
  /** Characters of a line. */
  lineCharacters: 400,
  /** Bytes of a body that is not text. */
  bytes: 256,
  /** Levels that lines are indented by. */
  depth: 24,
} as const;

interface Span {
  readonly text: string;
  readonly isMarked: boolean;
  readonly kind?: string;
}

type Line = readonly Span[];

/**
 * The body of an answer, as it was recorded with secrets left out.
 *
 * @param where - the offending place, which is marked: a JSON pointer; where it is not there, what it is missing from.
 */
export function renderBody(content: HarEntry['response']['content'], where: string | undefined): Markup {
  const { text = '', encoding, size } = content;
  if (text === '') return html`<p class="note">No body.</p>`;
  const lines = encoding === 'base64' ? hexadecimal(Buffer.from(text, 'base64')) : linesOf(text, where);
  const shown = elide(lines);
  const isWhole = shown.every((line) => line !== undefined) && encoding !== 'base64';
  return html`<pre class="body">${shown.map(renderLine)}</pre>
${!isWhole && html`<p class="note">${size} bytes; what is left out here is in exchanges.har.</p>`}`;
}

function linesOf(text: string, where: string | undefined): Line[] {
  const json = layOut(text);
  if (json === undefined) return text.split('\n').map((line) => [{ text: line, isMarked: false }]);
  const place = where === undefined ? undefined : nearestPlace(json, where);
  return json.map(({ depth, pieces }) => [
    { text: '  '.repeat(Math.min(depth, most.depth)), isMarked: false },
    ...pieces.map(({ text: piece, kind, pointer }) => ({
      text: piece,
      kind,
      isMarked: pointer === place && kind !== 'punctuation',
    })),
  ]);
}

function layOut(text: string): readonly JsonLine[] | undefined {
  if (text.length > most.jsonCharacters) return undefined;
  try {
    return layOutJson(text);
  } catch {
    // Neither JSON nor anything that people could read as such: it is shown as it came.
    return undefined;
  }
}

/** Leaves out what is far from the beginning and from any mark; `undefined` stands for a gap. */
function elide(lines: readonly Line[]): (Line | undefined)[] {
  const isMarked = (line: Line) => line.some((span) => span.isMarked);
  const marked = lines.flatMap((line, index) => (isMarked(line) ? [index] : [])).slice(0, most.places);
  const kept = new Set<number>();
  for (let index = 0; index < Math.min(most.lines, lines.length); index += 1) kept.add(index);
  for (const place of marked) {
    for (let index = place - most.context; index <= place + most.context; index += 1) kept.add(index);
  }
  const shown: (Line | undefined)[] = [];
  let next = 0;
  for (const index of [...kept].sort((a, b) => a - b)) {
    const line = lines[index];
    if (line === undefined) continue;
    if (index > next) shown.push(undefined);
    shown.push(...cut(line));
    next = index + 1;
  }
  if (next < lines.length) shown.push(undefined);
  return shown;
}

/** Cuts a line that is too long; a gap after it says so. */
function cut(line: Line): (Line | undefined)[] {
  let left: number = most.lineCharacters;
  const kept: Span[] = [];
  for (const span of line) {
    if (span.text.length > left) {
      kept.push({ ...span, text: span.text.slice(0, left) });
      return [kept, undefined];
    }
    kept.push(span);
    left -= span.text.length;
  }
  return [kept];
}

function renderLine(line: Line | undefined): Markup {
  if (line === undefined) return html`<span class="gap">⋯</span>\n`;
  return html`${line.map(renderSpan)}\n`;
}

function renderSpan({ text, kind, isMarked }: Span): Markup {
  const content = kind === 'name' ? html`<span class="name">${text}</span>` : html`${text}`;
  return isMarked ? html`<mark>${content}</mark>` : content;
}

function hexadecimal(bytes: Buffer): Line[] {
  const rows = Math.ceil(Math.min(bytes.length, most.bytes) / 16);
  return Array.from({ length: rows }, (_, row) => {
    const slice = bytes.subarray(row * 16, row * 16 + 16);
    const digits = [...slice].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = slice.toString('latin1').replaceAll(/[^\x20-\x7e]/g, '.');
    const offset = (row * 16).toString(16).padStart(4, '0');
    return [{ text: `${offset}  ${digits.padEnd(47)}  ${letters}`, isMarked: false }];
  });
}
