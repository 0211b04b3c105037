import { isUtf8 } from 'node:buffer';
import { type Exchange, headerValues } from '../exchange/exchange.ts';
import { limits } from '../exchange/limits.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { uncover } from '../redaction/uncover.ts';
import { tool } from '../tool.ts';
import { type Decoded, decodeContent } from './content-coding.ts';

/** An HTTP archive (HAR 1.2), as far as the suite writes and reads it. Members with `_` are the suite's own. */
export interface Har {
  readonly log: {
    readonly version: string;
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
  };
}

interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

/** One exchange of an archive. */
export interface HarEntry {
  readonly startedDateTime: string;
  /** Milliseconds. */
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly headers: readonly NameAndValue[];
    readonly queryString: readonly NameAndValue[];
    readonly cookies: readonly NameAndValue[];
    readonly headersSize: number;
    readonly bodySize: number;
  };
  readonly response: {
    /** 0 where there was no answer. */
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly headers: readonly NameAndValue[];
    readonly cookies: readonly NameAndValue[];
    readonly content: {
      readonly size: number;
      readonly mimeType: string;
      readonly text?: string;
      readonly encoding?: string;
      readonly comment?: string;
      /** The body in base64 as it came over the wire, where it had a content coding. */
      readonly _coded?: string;
    };
    readonly redirectURL: string;
    readonly headersSize: number;
    readonly bodySize: number;
  };
  readonly cache: Record<string, never>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  /** What the suite knows of the exchange beyond HTTP. */
  readonly _exchange?: Pick<
    Exchange,
    'id' | 'probe' | 'functionUrn' | 'requested' | 'example' | 'retries' | 'failure'
  > & { readonly credentials: Exchange['request']['credentials'] };
}

/** Writes exchanges as an HTTP archive, secrets left out. */
export function toHar(exchanges: readonly Exchange[], redactor: Redactor): Har {
  return {
    log: {
      version: '1.2',
      creator: { name: tool.name, version: tool.version },
      entries: exchanges.map((exchange) => entry(exchange, redactor)),
    },
  };
}

function entry(exchange: Exchange, redactor: Redactor): HarEntry {
  const { id, probe, functionUrn, requested, example, retries, failure, request, response, timings } =
    exchange;
  const wait = timings.firstByte ?? timings.total;
  const fields = (headers: Exchange['request']['headers']) =>
    redactor.headers(headers).map(([name, value]) => ({ name, value }));
  const responseHeaders = response?.headers ?? [];
  const decoded = response && decodeContent({ response });
  const isBomb = decoded !== undefined && 'problem' in decoded && decoded.problem === 'too-large';
  // What is too large to be unpacked is not kept.
  const lost = failure ?? (isBomb ? ({ kind: 'too-large', message: decoded.actual } as const) : undefined);
  return {
    startedDateTime: new Date(exchange.startedAt).toISOString(),
    time: timings.total,
    request: {
      method: request.method,
      url: redactor.text(request.url),
      httpVersion: 'HTTP/1.1',
      headers: fields(request.headers),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: response?.status ?? 0,
      statusText: redactor.text(response?.statusText ?? ''),
      httpVersion: 'HTTP/1.1',
      headers: fields(responseHeaders),
      cookies: [],
      content: content(response, decoded, redactor),
      redirectURL: redactor.text(headerValues(responseHeaders, 'location')[0] ?? ''),
      headersSize: -1,
      bodySize: response?.body.length ?? -1,
    },
    cache: {},
    timings: { send: 0, wait, receive: timings.total - wait },
    _exchange: redactor.value({
      id,
      probe,
      ...(functionUrn !== undefined && { functionUrn }),
      requested,
      ...(example !== undefined && { example }),
      retries,
      ...(lost !== undefined && { failure: lost }),
      credentials: request.credentials,
    }),
  };
}

function content(
  response: Exchange['response'],
  decoded: Decoded | undefined,
  redactor: Redactor,
): HarEntry['response']['content'] {
  const mimeType = redactor.text(headerValues(response?.headers ?? [], 'content-type')[0] ?? '');
  if (response === undefined || decoded === undefined) return { size: 0, mimeType };
  const { body } = response;
  const plain = 'bytes' in decoded ? decoded.bytes : body;
  if (mayHideSecret(plain, 'bytes' in decoded, redactor))
    return { size: body.length, mimeType, comment: 'left out, since a credential may be in it' };
  const shown = redactor.bytes(plain);
  const isCoded = plain !== body || 'problem' in decoded;
  // Bytes that are coded cannot be redacted in place: they are kept only where nothing had to be taken out.
  const coded = isCoded && shown === plain ? { _coded: Buffer.from(body).toString('base64') } : {};
  const common = { size: shown.length, mimeType, ...coded };
  return isUtf8(shown)
    ? { ...common, text: Buffer.from(shown).toString('utf8') }
    : { ...common, text: Buffer.from(shown).toString('base64'), encoding: 'base64' };
}

/** Says whether bytes that are no text hide a secret, or may hide one since nobody knows their coding. */
function mayHideSecret(bytes: Uint8Array, isCodingKnown: boolean, redactor: Redactor): boolean {
  if (!redactor.hasSecrets || isUtf8(bytes)) return false;
  let uncovered: Uint8Array | undefined = bytes;
  for (let depth = 0; depth < deepest && uncovered !== undefined; depth += 1) {
    uncovered = uncover(uncovered, limits.decodedBytes);
    if (uncovered !== undefined && redactor.bytes(uncovered) !== uncovered) return true;
    if (uncovered !== undefined && isUtf8(uncovered)) return false;
  }
  return !isCodingKnown;
}

/** How many codings on each other are undone in search of secrets. */
const deepest = 3;
