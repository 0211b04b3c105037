import { brotliCompressSync, gzipSync } from 'node:zlib';
import { on, oneInThree, withBytes, withHeader } from '../alterations.ts';
import { type Ask, configurationAsks, refusals } from '../asks.ts';
import { type Alter, type Fault, fault } from '../behaviour.ts';

const mediaTypes: readonly (readonly [id: string, value: string | undefined])[] = [
  ['missing', undefined],
  ['empty', ''],
  ['html', 'text/html; charset=utf-8'],
  ['plain-text', 'text/plain'],
  ['text-json', 'text/json'],
  ['octet-stream', 'application/octet-stream'],
  ['xml', 'application/xml'],
  ['javascript', 'application/javascript'],
  ['problem-json', 'application/problem+json'],
  ['vendor-json', 'application/vnd.huawei+json'],
  ['json-lines', 'application/x-ndjson'],
  ['json-patch', 'application/json-patch+json'],
  ['no-subtype', 'json'],
  ['prefix', 'application/jsonx'],
  ['form', 'application/x-www-form-urlencoded'],
];

/** Header fields that are missing or that lie about the body. */
export const headerFaults: readonly Fault[] = [
  ...mediaTypes.map(([id, value]) =>
    header(
      `media-type/${id}`,
      'headers.media-type',
      configurationAsks,
      `A configuration has ${named(value)}.`,
      (answer) => withHeader(answer, 'Content-Type', value),
    ),
  ),
  ...(['known function', 'missing credentials', 'unknown function', 'long function URN'] as const).flatMap(
    (ask) => codings(ask),
  ),
  ...mediaTypes.map(([id, value]) =>
    header(
      `error-media-type/${id}`,
      'errors.media-type',
      refusals,
      `Errors have ${named(value)}.`,
      (answer) => withHeader(answer, 'Content-Type', value),
    ),
  ),
  ...refusals.map((ask) =>
    header(
      `error-media-type/${ask.replaceAll(' ', '-')}/html`,
      'errors.media-type',
      [ask],
      `The answer to ${ask} is an HTML page.`,
      (answer) => ({
        ...withHeader(answer, 'Content-Type', 'text/html'),
        body: Buffer.from(`<!doctype html><title>${answer.status}</title>`),
      }),
    ),
  ),
  header(
    'media-type/two',
    'headers.media-type',
    configurationAsks,
    'A configuration has two media types, one of them right.',
    (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': ['application/json', 'text/html'] },
    }),
  ),
  header(
    'media-type/list',
    'headers.media-type',
    configurationAsks,
    'A configuration has a list of media types.',
    (answer) => withHeader(answer, 'Content-Type', 'application/json, text/plain'),
  ),
  fault(
    'headers/one-in-three/media-type',
    'headers.media-type',
    'Every third configuration is text/html.',
    oneInThree((answer) => withHeader(answer, 'Content-Type', 'text/html')),
  ),
  fault(
    'headers/one-in-three/content-coding',
    'headers.content-coding',
    'Every third configuration says gzip and is plain.',
    oneInThree((answer) => withHeader(answer, 'Content-Encoding', 'gzip')),
  ),
  header(
    'request-id/missing',
    'headers.request-id',
    configurationAsks,
    'X-Request-Id is missing.',
    (answer) => withHeader(answer, 'X-Request-Id', undefined),
  ),
];

function codings(ask: Ask): readonly Fault[] {
  const coding = (id: string, what: string, alter: Alter) =>
    header(
      `content-coding/${ask.replaceAll(' ', '-')}/${id}`,
      'headers.content-coding',
      [ask],
      `The answer to ${ask} ${what}.`,
      alter,
    );
  return [
    coding('gzip-untrue', 'says gzip and is plain', (answer) =>
      withHeader(answer, 'Content-Encoding', 'gzip'),
    ),
    coding('deflate-untrue', 'says deflate and is plain', (answer) =>
      withHeader(answer, 'Content-Encoding', 'deflate'),
    ),
    coding('br-untrue', 'says br and is plain', (answer) => withHeader(answer, 'Content-Encoding', 'br')),
    coding('gzip-unsaid', 'is gzip and does not say so', (answer) => withBytes(answer, gzipSync)),
    coding('unknown', 'has a coding that nobody knows', (answer) =>
      withHeader(answer, 'Content-Encoding', 'x-unknown'),
    ),
    coding('utf-8', 'takes UTF-8 for a coding', (answer) => withHeader(answer, 'Content-Encoding', 'utf-8')),
    coding('mixed-up', 'says gzip and is br', (answer) =>
      withHeader(withBytes(answer, brotliCompressSync), 'Content-Encoding', 'gzip'),
    ),
    coding('twice-said', 'says gzip twice and is so once', (answer) =>
      withHeader(withBytes(answer, gzipSync), 'Content-Encoding', 'gzip, gzip'),
    ),
    coding('not-offered', 'has a coding that was not offered', (answer) =>
      withHeader(answer, 'Content-Encoding', 'zstd'),
    ),
    coding('bad-checksum', 'is gzip with a wrong checksum', (answer) =>
      withHeader(
        withBytes(answer, (bytes) => {
          const zipped = gzipSync(bytes);
          zipped[zipped.length - 5] = (zipped.at(-5) ?? 0) ^ 0xff;
          return zipped;
        }),
        'Content-Encoding',
        'gzip',
      ),
    ),
    coding('cut-off', 'is gzip that is cut off', (answer) =>
      withHeader(
        withBytes(answer, (bytes) => gzipSync(bytes).subarray(0, -12)),
        'Content-Encoding',
        'gzip',
      ),
    ),
  ];
}

function header(id: string, rule: string, asks: readonly Ask[], sentence: string, alter: Alter): Fault {
  return fault(`headers/${id}`, rule, sentence, on(asks, alter));
}

function named(mediaType: string | undefined): string {
  return mediaType === undefined ? 'no media type' : `the media type "${mediaType}"`;
}
