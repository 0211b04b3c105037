import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { always, type JsonObject, onConfigurationText, withBytes, withHeader } from '../alterations.ts';
import { type Behaviour, type Variant, variant } from '../behaviour.ts';
import type { Json } from '../reference/index.ts';

/** Other ways to write the same JSON. */
export const encodingVariants: readonly Variant[] = [
  variant(
    'json/reversed',
    'Members come in the reverse order, within each object.',
    onConfigurationText((text) => JSON.stringify(reversed(JSON.parse(text) as Json))),
  ),
  variant(
    'json/indented',
    'JSON is indented with tabs.',
    onConfigurationText((text) => JSON.stringify(JSON.parse(text), null, '\t')),
  ),
  variant(
    'json/white-space',
    'JSON has white space of every kind before, after and between its tokens.',
    onConfigurationText((text) =>
      text.replaceAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g, (token) => ` \t${token}\r\n`),
    ),
  ),
  variant(
    'json/long-white-space',
    'JSON is followed by 100 kB of white space.',
    onConfigurationText((text) => text.padEnd(100_000)),
  ),
  variant(
    'json/escaped',
    'Every character outside letters is escaped as \\uXXXX, in strings and in names.',
    onConfigurationText((text) =>
      text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (token) => {
        const escaped = [...String(JSON.parse(token))].map((character) =>
          /[a-z]/i.test(character)
            ? character
            : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
        );
        return `"${escaped.join('')}"`;
      }),
    ),
  ),
  variant(
    'json/escaped-solidus',
    'Each solidus is escaped, as PHP does it.',
    onConfigurationText((text) => text.replaceAll('/', '\\/')),
  ),
  ...[
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json ; charset="utf-8"',
    'Application/JSON; Charset=Utf-8',
    'APPLICATION/JSON',
    'application/json; version=2; q="a;b"',
    'application/json;',
  ].map((mediaType, index) =>
    variant(
      `media-type/${index + 1}`,
      `The media type is written ${mediaType}.`,
      always((answer) => withHeader(answer, 'Content-Type', mediaType)),
    ),
  ),
  variant(
    'media-type/twice',
    'The media type is there twice, and is the same.',
    always((answer) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': ['application/json', 'application/json'] },
    })),
  ),
  coding('gzip', 'gzip', gzipSync),
  coding('gzip-upper-case', 'GZIP', gzipSync),
  coding('x-gzip', 'x-gzip', gzipSync),
  coding('gzip-members', 'gzip', (bytes) =>
    Buffer.concat([gzipSync(bytes.subarray(0, 20)), gzipSync(bytes.subarray(20))]),
  ),
  coding('deflate', 'deflate', deflateSync),
  coding('deflate-raw', 'deflate', deflateRawSync),
  coding('br', 'br', brotliCompressSync),
  coding('identity', 'identity', (bytes) => bytes),
  variant(
    'content-coding/empty',
    'Content-Encoding is there and empty.',
    always((answer) => withHeader(answer, 'Content-Encoding', '')),
  ),
  coding('gzip-then-br', 'gzip, br', (bytes) => brotliCompressSync(gzipSync(bytes))),
];

/** Answers in a content coding where the request offers each of its parts, and plain ones elsewhere. */
function coding(id: string, field: string, encode: (bytes: Uint8Array) => Uint8Array): Variant {
  return variant(
    `content-coding/${id}`,
    `Every answer to a call that accepts it has Content-Encoding: ${field} (${id}).`,
    (): Behaviour => ({
      alter: (answer, { request }) => {
        const accepted = String(request.headers['accept-encoding'] ?? '').split(/[,\s]+/);
        const names = field.toLowerCase().replaceAll('x-gzip', 'gzip').split(', ');
        const isOffered = names.every((name) => name === 'identity' || accepted.includes(name));
        return isOffered ? withHeader(withBytes(answer, encode), 'Content-Encoding', field) : answer;
      },
    }),
  );
}

function reversed(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value as JsonObject).map(
    ([name, member]) => [name, reversed(member)] as const,
  );
  return Object.fromEntries(entries.reverse());
}
