import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { limits } from '../../exchange/limits.ts';
import { type Answer, all, type Change, header, on, once, page } from '../../testing/conversation.ts';
import type { PartCases } from './case.ts';

const configs = ['known-function', 'encoded-colons'] as const;
const refused = ['unknown-function', 'no-credentials', 'foreign-project'] as const;

const jsonBytes = ({ body }: Answer) => Buffer.from(JSON.stringify(body));

/** Gives the configurations several fields for their media type. */
function mediaTypes(...types: readonly string[]): Change {
  const fields = types.map((type) => ['Content-Type', type] as const);
  const added = on(configs, (answer) => ({ ...answer, headers: [...answer.headers, ...fields] }));
  return all(header(configs, 'Content-Type', undefined), added);
}

/** Compresses the configurations and says so, truly or not. */
function coded(coding: string, compress: (bytes: Buffer) => Uint8Array): Change {
  const compressed = on(configs, (answer) => ({ ...answer, body: compress(jsonBytes(answer)) }));
  return all(compressed, header(configs, 'Content-Encoding', coding));
}

/** A gzip file that begins with the right body and goes on for longer than any answer may be. */
function bomb(bytes: Buffer): Uint8Array {
  return gzipSync(Buffer.concat([bytes, Buffer.alloc(limits.decodedBytes, ' ')]));
}

export const headerCases: PartCases = {
  'headers.complete-message': {
    breaking: {
      'one answer is cut off': once('known-function', 2, (answer) => ({
        ...answer,
        failure: { kind: 'closed' },
      })),
      'one connection is closed before an answer': once('known-function', 3, (answer) => ({
        ...answer,
        failure: { kind: 'closed', hasNothing: true },
      })),
      'the chunks of an answer are malformed': once('known-function', 2, (answer) => ({
        ...answer,
        failure: { kind: 'not-http' },
      })),
      'one answer is not HTTP': once('known-function', 2, (answer) => ({
        ...answer,
        failure: { kind: 'not-http', hasNothing: true },
      })),
      'refusals are cut off': on('unknown-version', (answer) => ({ ...answer, failure: { kind: 'closed' } })),
    },
    keeping: { 'every answer comes whole': all() },
  },
  'headers.size': {
    breaking: {
      'a body goes on and on': once('known-function', 2, (answer) => ({
        ...answer,
        failure: { kind: 'too-large' },
      })),
      'header fields go on and on': on('unknown-version', (answer) => ({
        ...answer,
        failure: { kind: 'too-large', hasNothing: true },
      })),
      'a small body becomes a large one once decompressed': all(
        once('known-function', 2, (answer) => ({ ...answer, body: bomb(jsonBytes(answer)) })),
        once('known-function', 2, (answer) => ({
          ...answer,
          headers: [...answer.headers, ['Content-Encoding', 'gzip']],
        })),
      ),
    },
    keeping: {
      'a body of half a megabyte of white space': on(configs, (answer) => ({
        ...answer,
        body: JSON.stringify(answer.body) + ' '.repeat(limits.bodyBytes / 2),
      })),
      'white space that compresses well': coded('gzip', (bytes) =>
        gzipSync(Buffer.concat([bytes, Buffer.alloc(limits.decodedBytes - bytes.length, ' ')])),
      ),
    },
  },
  'headers.content-coding': {
    breaking: {
      'plain text is called gzip': header(configs, 'Content-Encoding', 'gzip'),
      'gzip is not called anything': on(configs, (answer) => ({
        ...answer,
        body: gzipSync(jsonBytes(answer)),
      })),
      'gzip is called br': coded('br', gzipSync),
      'gzip is cut short': coded('gzip', (bytes) => gzipSync(bytes).subarray(0, -12)),
      'a coding that nobody asked for': header(configs, 'Content-Encoding', 'zstd'),
      'plain text is called both': on(configs, (answer) => ({
        ...answer,
        headers: [...answer.headers, ['Content-Encoding', 'gzip'], ['Content-Encoding', 'br']],
      })),
      'a refusal is called gzip and is not': header(refused, 'Content-Encoding', 'gzip'),
    },
    keeping: {
      gzip: coded('gzip', gzipSync),
      'x-gzip, in any case': coded('X-GZip', gzipSync),
      deflate: coded('deflate', deflateSync),
      'deflate without its zlib header, as some servers send it': coded('deflate', deflateRawSync),
      brotli: coded('br', brotliCompressSync),
      'one coding on the other': coded('deflate, gzip', (bytes) => gzipSync(deflateSync(bytes))),
      identity: header(configs, 'Content-Encoding', 'identity'),
    },
  },
  'headers.media-type': {
    breaking: {
      ...Object.fromEntries(
        [undefined, 'text/plain', 'text/html; charset=utf-8', 'application/json-patch+json', 'json', ''].map(
          (type) => [`the media type is ${JSON.stringify(type)}`, header(configs, 'Content-Type', type)],
        ),
      ),
      'there are two media types': mediaTypes('application/json', 'text/html'),
      'a page in place of a configuration': page(configs),
    },
    keeping: {
      ...Object.fromEntries(
        [
          'application/json;charset=UTF-8',
          'application/json; charset="utf-8"',
          'APPLICATION/JSON',
          'Application/Json ;Charset=utf8',
          'application/json; profile=v2',
        ].map((type) => [`the media type is ${type}`, header(configs, 'content-type', type)]),
      ),
      'the media type is said twice': mediaTypes('application/json', 'application/json; charset=utf-8'),
    },
  },
  'headers.request-id': {
    breaking: { 'there is no request ID': header(configs, 'X-Request-Id', undefined) },
    keeping: {
      'the name in another case': all(
        header(configs, 'X-Request-Id', undefined),
        header(configs, 'x-request-id', 'f00d'),
      ),
    },
  },
};
