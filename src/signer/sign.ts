import { ArgumentError } from '../errors.ts';
import { canonicalRequest, type SignableRequest } from './canonical-request.ts';
import { type Digest, digestOfRuntime } from './digest.ts';

export type { SignableRequest } from './canonical-request.ts';

/** An access key of the platform. */
export interface AccessKey {
  /** The access key (AK); it is public and shows in the `Authorization` header. */
  readonly accessKey: string;
  /** The secret access key (SK). */
  readonly secretKey: string;
  /** The security token that comes with a temporary access key. */
  readonly securityToken?: string | undefined;
}

/** The name of the platform's signature scheme. */
export const signatureAlgorithm = 'SDK-HMAC-SHA256';

/**
 * Signs a request with the platform's `SDK-HMAC-SHA256` scheme: an HMAC, keyed with the secret key itself, over
 * method, path, query, headers and body. It takes `node:crypto` where the runtime has it, and Web Crypto elsewhere.
 *
 * @param request - what goes out on the wire. Every header given here is signed, so give none that a proxy may
 * change; an `X-Sdk-Date`, `X-Security-Token` or `Authorization` among them is replaced.
 * @param accessKey - the key to sign with. Keep one object per key: what is derived from it is kept with the object,
 * which must therefore not be changed.
 * @param date - when the request is signed. The platform accepts 15 minutes of difference to its own clock.
 * @returns the headers to add: `X-Sdk-Date`, `Authorization` and, for temporary keys, `X-Security-Token`.
 * @throws {@link ArgumentError} where an argument is missing.
 */
export async function sign(
  request: SignableRequest,
  accessKey: AccessKey,
  date: Date,
): Promise<Record<string, string>> {
  for (const [name, given] of Object.entries({ request, accessKey, date })) {
    if (typeof given !== 'object' || given === null) throw new ArgumentError(name, 'must be given');
  }
  const { accessKey: id, securityToken } = accessKey;
  const timestamp = formatTimestamp(date);
  const added: Record<string, string> = { 'X-Sdk-Date': timestamp };
  if (securityToken !== undefined) added['X-Security-Token'] = securityToken;
  const headers = { ...unsigned(request.headers), ...added };
  const digest = digestOfRuntime();
  const canonical = canonicalRequest({ ...request, headers }, await hashBody(request.body, digest));
  const text = stringToSign(timestamp, await digest.sha256(canonical.text));
  const signature = await digest.hmac(accessKey, text);
  added.Authorization = `${signatureAlgorithm} Access=${id}, SignedHeaders=${canonical.signedHeaders}, Signature=${signature}`;
  return added;
}

/** The text that the HMAC is computed over. */
export function stringToSign(timestamp: string, canonicalRequestHash: string): string {
  return `${signatureAlgorithm}\n${timestamp}\n${canonicalRequestHash}`;
}

/** A moment as `X-Sdk-Date` writes it: UTC, `YYYYMMDDTHHMMSSZ`. */
export function formatTimestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** The SHA-256 of no bytes at all, which is what most requests have as their body. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const replaced = new Set(['authorization', 'x-sdk-date', 'x-security-token']);

function unsigned(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !replaced.has(name.toLowerCase())));
}

function hashBody(body: string | Uint8Array | undefined, digest: Digest): string | Promise<string> {
  return body === undefined || body.length === 0 ? emptyHash : digest.sha256(body);
}
