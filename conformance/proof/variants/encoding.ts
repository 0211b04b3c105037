import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { limits } from '../../exchange/limits.ts';
import { bodyBytes, type Json } from '../../reference/index.ts';
import { always, header, onConfigurationText, onSome, withBytes, withHeader } from '../alterations.ts';
import { type Alter, tableOf, type Variant, variantsOf } from '../behaviour.ts';

const jsonStrings = /"(?:[^"\\]|\\.)*"/g;

/** The same JSON, written in other ways. */
const texts: { readonly [id: string]: readonly [sentence: string, change: (text: string) => string] } = {
  reversed: ['Members come in the reverse order, within each object.', reversed],
  indented: ['JSON is indented with tabs.', (text) => JSON.stringify(JSON.parse(text), null, '\t')],
  'white-space': [
    'JSON has white space of every kind before, after and between its tokens.',
    (text) => text.replaceAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g, (token) => ` \t${token}\r\n`),
  ],
  'long-white-space': ['JSON is followed by 100 kB of white space.', (text) => text.padEnd(100_000)],
  'half-a-megabyte': [
    'JSON is followed by half a megabyte of white space.',
    (text) => text.padEnd(limits.bodyBytes / 2),
  ],
  escaped: [
    'Every character outside letters is escaped as \\uXXXX, in strings and in names.',
    (text) => escaped(text, /[^a-z]/i),
  ],
  'escaped-letters': [
    'Every letter is escaped as \\uXXXX, in strings and in names.',
    (text) => escaped(text, /[a-z"\\]/i),
  ],
  'escaped-solidus': ['Each solidus is escaped, as PHP does it.', (text) => text.replaceAll('/', '\\/')],
};

const mediaTypes = {
  1: 'application/json; charset=utf-8',
  2: 'application/json;charset=UTF-8',
  3: 'application/json ; charset="utf-8"',
  4: 'Application/JSON; Charset=Utf-8',
  5: 'APPLICATION/JSON',
  6: 'application/json; version=2; q="a;b"',
  7: 'application/json;',
  8: 'application/json;charset=utf8',
};

/** Content codings: what stands in the header field, and what is done to the bytes. */
const codings: {
  readonly [id: string]: readonly [field: string, encode: (bytes: Uint8Array) => Uint8Array];
} = {
  gzip: ['gzip', gzipSync],
  'gzip-upper-case': ['GZIP', gzipSync],
  'x-gzip': ['x-gzip', gzipSync],
  'gzip-members': [
    'gzip',
    (bytes) => Buffer.concat([gzipSync(bytes.subarray(0, 20)), gzipSync(bytes.subarray(20))]),
  ],
  'gzip-at-the-limit': [
    'gzip',
    (bytes) => gzipSync(Buffer.concat([bytes, Buffer.alloc(limits.decodedBytes - bytes.length, ' ')])),
  ],
  deflate: ['deflate', deflateSync],
  'deflate-raw': ['deflate', deflateRawSync],
  'deflate-then-gzip': ['deflate, gzip', (bytes) => gzipSync(deflateSync(bytes))],
  br: ['br', brotliCompressSync],
  identity: ['identity', (bytes) => bytes],
  empty: ['', (bytes) => bytes],
  'gzip-then-br': ['gzip, br', (bytes) => brotliCompressSync(gzipSync(bytes))],
};

/** Other ways to write the same JSON. */
export const encodingVariants: readonly Variant[] = [
  ...variantsOf(
    'json',
    tableOf(texts, ([sentence, change]) => [sentence, onConfigurationText(change)]),
  ),
  ...variantsOf('json', {
    'other-order-once': [
      'One answer has its members in another order.',
      onSome(
        (earlier) => earlier === 1,
        (answer) => ({
          ...answer,
          body: Buffer.from(reversed(Buffer.from(bodyBytes(answer.body)).toString())),
        }),
      ),
    ],
  }),
  ...variantsOf(
    'media-type',
    tableOf(mediaTypes, (mediaType) => [
      `The media type is written ${mediaType}.`,
      always(header('Content-Type', mediaType)),
    ]),
  ),
  ...variantsOf('media-type', {
    twice: [
      'The media type is there twice, and is the same.',
      always(header('Content-Type', ['application/json', 'application/json'])),
    ],
    'twice-with-charset': [
      'The media type is there twice, once with a charset.',
      always(header('Content-Type', ['application/json', 'application/json; charset=utf-8'])),
    ],
  }),
  ...variantsOf(
    'content-coding',
    tableOf(codings, ([field, encode], id) => [
      `Every answer to a call that accepts it has Content-Encoding: ${field} (${id}).`,
      () => ({ alter: coded(field, encode) }),
    ]),
  ),
];

/** Answers in a content coding where the request offers each of its parts, and plain ones elsewhere. */
function coded(field: string, encode: (bytes: Uint8Array) => Uint8Array): Alter {
  const names = field.toLowerCase().replaceAll('x-gzip', 'gzip').split(', ');
  return (answer, { request }) => {
    const accepted = String(request.headers['accept-encoding'] ?? '').split(/[,\s]+/);
    const isOffered = names.every((name) => ['', 'identity', ...accepted].includes(name));
    return isOffered ? withHeader(withBytes(answer, encode), 'Content-Encoding', field) : answer;
  };
}

function escaped(text: string, characters: RegExp): string {
  const byNumber = (character: string) =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
  const each = (character: string) => (characters.test(character) ? byNumber(character) : character);
  return text.replaceAll(jsonStrings, (token) => `"${[...String(JSON.parse(token))].map(each).join('')}"`);
}

function reversed(text: string): string {
  const inReverse = (_name: string, value: Json) =>
    value === null || typeof value !== 'object' || Array.isArray(value)
      ? value
      : Object.fromEntries(Object.entries(value).reverse());
  return JSON.stringify(JSON.parse(text, inReverse));
}
