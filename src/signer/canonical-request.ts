import { percentDecode, percentEncode } from './percent-encoding.ts';

/** The request that is signed, as it goes out on the wire. */
export interface SignableRequest {
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The absolute URL, with its path and query percent-encoded as they are sent. */
  readonly url: string | URL;
  /** The headers to sign, names in any case. `Host` is added from the URL where it is missing. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it is sent; none by default. */
  readonly body?: string | Uint8Array;
}

/** A canonical request and the names of the headers in it. */
export interface CanonicalRequest {
  readonly text: string;
  /** The names in lower case, sorted, joined by `;`. */
  readonly signedHeaders: string;
}

/**
 * The path with each segment decoded and percent-encoded again, so that both spellings of a reserved character
 * (`:` and `%3A`) give one canonical form. It always ends in `/`.
 */
export function canonicalUri(pathname: string): string {
  const path = pathname
    .split('/')
    .map((segment) => percentEncode(percentDecode(segment)))
    .join('/');
  return path.endsWith('/') ? path : `${path}/`;
}

/** The query as `name=value` pairs, percent-encoded, sorted by name and then by value (by UTF-16 code units). */
export function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

/**
 * Brings a request into the one form that both sides of a signature agree on.
 *
 * @param bodyHash - the SHA-256 of the body, in lower-case hexadecimal digits.
 */
export function canonicalRequest(request: SignableRequest, bodyHash: string): CanonicalRequest {
  const url = new URL(request.url);
  const headers = new Map([['host', url.host]]);
  for (const [name, value] of Object.entries(request.headers)) headers.set(name.toLowerCase(), value.trim());
  const sorted = [...headers].sort(([name], [other]) => compare(name, other));
  const signedHeaders = sorted.map(([name]) => name).join(';');
  const text = [
    request.method,
    canonicalUri(url.pathname),
    url.search === '' ? '' : canonicalQuery(url.searchParams),
    sorted.map(([name, value]) => `${name}:${value}\n`).join(''),
    signedHeaders,
    bodyHash,
  ].join('\n');
  return { text, signedHeaders };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
