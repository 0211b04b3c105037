import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { type CompleteExchange, headerValues, type UndecodableContent } from './exchange.ts';
import { limits } from './limits.ts';

/** The bytes of a body without its content coding, or why they cannot be had. */
export type Decoded = { readonly bytes: Uint8Array } | UndecodableContent;

/** The content codings that the suite asks for, as `Accept-Encoding`. */
export const acceptedCodings = 'gzip, deflate, br';

const decoders: { readonly [coding: string]: (bytes: Uint8Array) => Uint8Array } = {
  gzip: (bytes) => gunzipSync(bytes, bound),
  'x-gzip': (bytes) => gunzipSync(bytes, bound),
  deflate: (bytes) => (isZlib(bytes) ? inflateSync(bytes, bound) : inflateRawSync(bytes, bound)),
  br: (bytes) => brotliDecompressSync(bytes, bound),
  identity: (bytes) => bytes,
};

const bound = { maxOutputLength: limits.decodedBytes };

/** Undoes the codings that `Content-Encoding` names, the last one first, within the bound on decoded bytes. */
export function decodeContent({ response }: Pick<CompleteExchange, 'response'>): Decoded {
  if (response.withheld !== undefined) return response.withheld;
  const codings = headerValues(response.headers, 'content-encoding')
    .flatMap((value) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '');
  let bytes = response.body;
  for (const coding of codings.reverse()) {
    const decode = decoders[coding];
    if (decode === undefined) return { problem: 'untrue', actual: `the unknown coding "${coding}"` };
    if (bytes.length === 0) continue;
    try {
      bytes = decode(bytes);
    } catch (error) {
      if (isCode(error, 'ERR_BUFFER_TOO_LARGE')) {
        return {
          problem: 'too-large',
          actual: `more than ${limits.decodedBytes} bytes once ${coding} is undone`,
        };
      }
      return { problem: 'untrue', actual: `a body that is not ${coding}, though Content-Encoding says so` };
    }
  }
  if (isGzip(bytes)) return { problem: 'untrue', actual: 'a gzip body without Content-Encoding: gzip' };
  return { bytes };
}

function isZlib(bytes: Uint8Array): boolean {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
