import { brotliCompressSync, gzipSync } from 'node:zlib';
import { header, on, oneInThree, page, withBytes, withHeader } from '../alterations.ts';
import { type Ask, configurationAsks, refusals } from '../asks.ts';
import { type Fault, faultsOf, type Table, tableOf } from '../behaviour.ts';

const mediaTypes: { readonly [id: string]: string | readonly string[] | undefined } = {
  missing: undefined,
  empty: '',
  html: 'text/html; charset=utf-8',
  'plain-text': 'text/plain',
  'text-json': 'text/json',
  'octet-stream': 'application/octet-stream',
  xml: 'application/xml',
  javascript: 'application/javascript',
  'problem-json': 'application/problem+json',
  'vendor-json': 'application/vnd.huawei+json',
  'json-lines': 'application/x-ndjson',
  'json-patch': 'application/json-patch+json',
  'no-subtype': 'json',
  prefix: 'application/jsonx',
  form: 'application/x-www-form-urlencoded',
  two: ['application/json', 'text/html'],
  list: 'application/json, text/plain',
};

/** Bodies that are not in the coding that the header field names. */
const codings: {
  readonly [id: string]: readonly [
    what: string,
    field: string | readonly string[] | undefined,
    encode?: (bytes: Uint8Array) => Uint8Array,
  ];
} = {
  'gzip-untrue': ['says gzip and is plain', 'gzip'],
  'deflate-untrue': ['says deflate and is plain', 'deflate'],
  'br-untrue': ['says br and is plain', 'br'],
  'two-untrue': ['says gzip and br in two fields and is plain', ['gzip', 'br']],
  'gzip-unsaid': ['is gzip and does not say so', undefined, gzipSync],
  unknown: ['has a coding that nobody knows', 'x-unknown'],
  'utf-8': ['takes UTF-8 for a coding', 'utf-8'],
  'mixed-up': ['says gzip and is br', 'gzip', brotliCompressSync],
  'mixed-up-br': ['says br and is gzip', 'br', gzipSync],
  'twice-said': ['says gzip twice and is so once', 'gzip, gzip', gzipSync],
  'not-offered': ['has a coding that was not offered', 'zstd'],
  'bad-checksum': ['is gzip with a wrong checksum', 'gzip', otherChecksum],
  'cut-off': ['is gzip that is cut off', 'gzip', (bytes) => gzipSync(bytes).subarray(0, -12)],
};

/** Header fields that are missing or that lie about the body. */
export const headerFaults: readonly Fault[] = [
  ...faultsOf(
    'headers/media-type',
    'headers.media-type',
    mediaTypeTable('A configuration has', configurationAsks),
  ),
  ...faultsOf('headers/error-media-type', 'errors.media-type', mediaTypeTable('Errors have', refusals)),
  ...refusals.flatMap((ask) =>
    faultsOf(`headers/error-media-type/${ask.replaceAll(' ', '-')}`, 'errors.media-type', {
      html: [`The answer to ${ask} is an HTML page.`, on(ask, (answer) => page(answer))],
    }),
  ),
  ...(['known function', 'missing credentials', 'unknown function', 'long function URN'] as const).flatMap(
    (ask) =>
      faultsOf(
        `headers/content-coding/${ask.replaceAll(' ', '-')}`,
        'headers.content-coding',
        codingTable(ask),
      ),
  ),
  ...faultsOf('headers/one-in-three', 'headers.media-type', {
    'media-type': [
      'Every third configuration is text/html.',
      oneInThree(header('Content-Type', 'text/html')),
    ],
  }),
  ...faultsOf('headers/one-in-three', 'headers.content-coding', {
    'content-coding': [
      'Every third configuration says gzip and is plain.',
      oneInThree(header('Content-Encoding', 'gzip')),
    ],
  }),
  ...faultsOf('headers/request-id', 'headers.request-id', {
    missing: ['X-Request-Id is missing.', on(configurationAsks, header('X-Request-Id', undefined))],
  }),
];

function mediaTypeTable(subject: string, asks: readonly Ask[]): Table {
  return tableOf(mediaTypes, (value) => [
    `${subject} ${value === undefined ? 'no media type' : `the media type ${JSON.stringify(value)}`}.`,
    on(asks, header('Content-Type', value)),
  ]);
}

function codingTable(ask: Ask): Table {
  return tableOf(codings, ([what, field, encode = asItIs]) => [
    `The answer to ${ask} ${what}.`,
    on(ask, (answer) => withHeader(withBytes(answer, encode), 'Content-Encoding', field)),
  ]);
}

function otherChecksum(bytes: Uint8Array): Uint8Array {
  const zipped = gzipSync(bytes);
  return zipped.with(-5, (zipped.at(-5) ?? 0) ^ 0xff);
}

function asItIs(bytes: Uint8Array): Uint8Array {
  return bytes;
}
