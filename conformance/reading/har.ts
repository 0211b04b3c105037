import { isUtf8 } from 'node:buffer';
import { type Decoded, decodeContent } from '../exchange/content-coding.ts';
import { type Exchange, headerValues, type UndecodableContent } from '../exchange/exchange.ts';
import { tool } from '../tool.ts';

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
      readonly _withheld?: UndecodableContent;
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
    'id' | 'probe' | 'functionUrn' | 'requested' | 'example' | 'retries' | 'failure' | 'repeated'
  > & { readonly credentials: Exchange['request']['credentials'] };
}

/** Writes exchanges as an HTTP archive. */
export function toHar(exchanges: readonly Exchange[]): Har {
  return {
    log: {
      version: '1.2',
      creator: { name: tool.name, version: tool.version },
      entries: exchanges.map(entry),
    },
  };
}

function entry(exchange: Exchange): HarEntry {
  const { id, probe, functionUrn, requested, example, retries, failure, request, response, timings } =
    exchange;
  const wait = timings.firstByte ?? timings.total;
  const fields = (headers: Exchange['request']['headers']) =>
    headers.map(([name, value]) => ({ name, value }));
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
      url: request.url,
      httpVersion: 'HTTP/1.1',
      headers: fields(request.headers),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? '',
      httpVersion: 'HTTP/1.1',
      headers: fields(responseHeaders),
      cookies: [],
      content: content(response, decoded),
      redirectURL: headerValues(responseHeaders, 'location')[0] ?? '',
      headersSize: -1,
      bodySize: response?.body.length ?? -1,
    },
    cache: {},
    timings: { send: 0, wait, receive: timings.total - wait },
    _exchange: {
      id,
      probe,
      ...(functionUrn !== undefined && { functionUrn }),
      requested,
      ...(example !== undefined && { example }),
      retries,
      ...(lost !== undefined && { failure: lost }),
      credentials: request.credentials,
      ...(exchange.repeated !== undefined && { repeated: exchange.repeated }),
    },
  };
}

function content(
  response: Exchange['response'],
  decoded: Decoded | undefined,
): HarEntry['response']['content'] {
  const mimeType = headerValues(response?.headers ?? [], 'content-type')[0] ?? '';
  if (response === undefined || decoded === undefined) return { size: 0, mimeType };
  const { body, withheld } = response;
  if (withheld !== undefined) {
    const comment = 'left out, since a credential may be in it';
    return { size: body.length, mimeType, comment, _withheld: withheld };
  }
  const shown = 'bytes' in decoded ? decoded.bytes : body;
  const isCoded = shown !== body || 'problem' in decoded;
  const common = {
    size: shown.length,
    mimeType,
    ...(isCoded && { _coded: Buffer.from(body).toString('base64') }),
  };
  return isUtf8(shown)
    ? { ...common, text: Buffer.from(shown).toString('utf8') }
    : { ...common, text: Buffer.from(shown).toString('base64'), encoding: 'base64' };
}
