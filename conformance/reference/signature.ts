import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The receiving side of the platform's AK/SK signature. It is written from the description of the algorithm
 * and shares no code with the package's signer, so that a mistake in one of them shows in the other.
 */

/** A permanent key, or a temporary one, which comes with a security token. */
export interface AccessKey {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken?: string;
}

/** A request as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** The request target: the path as it was sent, and the query if there is one. */
  readonly target: string;
  /** The headers, by their lower-case names. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly body: Uint8Array;
}

/** What an `Authorization` header says. */
export interface Authorization {
  readonly accessKey: string;
  /** The names of the signed headers, in lower case, in the order given. */
  readonly signedHeaders: readonly string[];
  /** The signature, in lower-case hexadecimal digits. */
  readonly signature: string;
}

const algorithm = 'SDK-HMAC-SHA256';

/** How far the date of a request may be from the clock, in milliseconds: 15 minutes. */
const clockWindow = 15 * 60 * 1000;

/** Reads an `Authorization` header; anything but a complete signature of this algorithm is `undefined`. */
export function parseAuthorization(header: string): Authorization | undefined {
  const match =
    /^SDK-HMAC-SHA256 +Access=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/.exec(header);
  const [, accessKey, names, signature] = match ?? [];
  if (accessKey === undefined || names === undefined || signature === undefined) return undefined;
  return { accessKey, signedHeaders: names.split(';'), signature };
}

/** Reads an `X-Sdk-Date` header (`YYYYMMDDTHHMMSSZ`) as milliseconds since 1970; no real date is `undefined`. */
export function parseSdkDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = Date.parse(iso);
  // Date.parse rolls 30 February over into March; a date that does not come back as it went in is not real.
  return Number.isNaN(time) || new Date(time).toISOString() !== iso ? undefined : time;
}

/**
 * Writes a request in the one form that both sides hash. Path and query are decoded first, so that a client
 * may percent-encode more than it has to.
 *
 * @throws {URIError} when the target is not percent-encoded properly.
 */
export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const question = request.target.indexOf('?');
  const path = question < 0 ? request.target : request.target.slice(0, question);
  const query = question < 0 ? '' : request.target.slice(question + 1);
  const names = [...signedHeaders].sort();
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    names.map((name) => `${name}:${headerValue(request, name)}\n`).join(''),
    names.join(';'),
    createHash('sha256').update(request.body).digest('hex'),
  ].join('\n');
}

/** Writes what is signed: the algorithm, the date, and the hash of the canonical request. */
export function stringToSign(date: string, canonical: string): string {
  return [algorithm, date, createHash('sha256').update(canonical).digest('hex')].join('\n');
}

/** Signs a text with a secret key, in lower-case hexadecimal digits. */
export function sign(text: string, secretKey: string): string {
  return createHmac('sha256', secretKey).update(text).digest('hex');
}

/**
 * Says why a signature does not hold, or `undefined` when it does.
 *
 * @param now the clock, in milliseconds since 1970
 */
export function signatureProblem(
  request: SignedRequest,
  authorization: Authorization,
  key: AccessKey,
  now: number,
): string | undefined {
  const { signedHeaders } = authorization;
  const date = headerValue(request, 'x-sdk-date');
  const time = parseSdkDate(date);
  if (time === undefined) return 'X-Sdk-Date is missing or malformed';
  if (!signedHeaders.includes('x-sdk-date')) return 'X-Sdk-Date is not signed';
  if (Math.abs(now - time) > clockWindow) return 'X-Sdk-Date is more than 15 minutes away from the clock';
  if (key.securityToken !== undefined) {
    if (headerValue(request, 'x-security-token') !== key.securityToken) return 'X-Security-Token is wrong';
    if (!signedHeaders.includes('x-security-token')) return 'X-Security-Token is not signed';
  }
  const missing = signedHeaders.find((name) => request.headers[name] === undefined);
  if (missing !== undefined) return `the signed header ${missing} is missing`;
  const expected = sign(stringToSign(date, canonicalRequest(request, signedHeaders)), key.secretKey);
  const equal = timingSafeEqual(Buffer.from(expected), Buffer.from(authorization.signature));
  return equal ? undefined : 'the signature does not match';
}

function headerValue(request: SignedRequest, name: string): string {
  const value = request.headers[name];
  return (typeof value === 'string' ? value : (value ?? []).join(',')).trim();
}

function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const members = query.split('&').map((member) => {
    const [name = '', ...value] = member.split('=');
    return [encode(decodeURIComponent(name)), encode(decodeURIComponent(value.join('=')))] as const;
  });
  return members
    .sort(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Percent-encodes everything but `A-Z a-z 0-9 - . _ ~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
