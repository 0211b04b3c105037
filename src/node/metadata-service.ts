import { type IncomingMessage, request } from 'node:http';
import { akSk } from '../credentials/ak-sk.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { ArgumentError, FunctionGraphError, TransportError } from '../errors.ts';
import type { AccessKey } from '../signer/sign.ts';

/**
 * Takes temporary access keys from the metadata service of the instance that the program runs on, by the agency that is
 * attached to it. A key is kept until five minutes before it expires; where the service fails then, as long as it is good.
 *
 * The service is at the link-local address 169.254.169.254, which no router passes on, and speaks plain http by nature.
 * It is asked with GET, without credentials, past any proxy, and for 2 seconds at the most.
 *
 * @returns credentials that throw, on a request, an {@link ArgumentError} where the service gives no key, and a
 * {@link TransportError} where it does not answer.
 */
export function credentialsFromMetadata(): Credentials {
  return akSk(keepKey(() => readKey(serviceOrigin), Date.now));
}

const serviceOrigin = 'http://169.254.169.254';
const keyPath = '/openstack/latest/securitykey';

/** In milliseconds. */
const timeLimit = 2000;

/** In bytes. */
const sizeLimit = 64 * 1024;

/** How long before it expires a key is renewed, in milliseconds. The service has a new one ten minutes before. */
const renewal = 5 * 60 * 1000;

/** @internal An access key that runs out. */
export interface TemporaryKey extends AccessKey {
  /** When, in milliseconds since 1970. */
  readonly expires: number;
}

/**
 * @internal Keeps a key as long as it is good, and asks for the next one once, however many wait for it.
 *
 * @param now - the clock, in milliseconds since 1970.
 */
export function keepKey(read: () => Promise<TemporaryKey>, now: () => number): () => Promise<AccessKey> {
  let kept: TemporaryKey | undefined;
  let next: Promise<TemporaryKey> | undefined;
  return async () => {
    if (kept !== undefined && now() < kept.expires - renewal) return kept;
    next ??= read().finally(() => {
      next = undefined;
    });
    try {
      kept = await next;
    } catch (error) {
      if (kept === undefined || now() >= kept.expires) throw error;
    }
    return kept;
  };
}

/** @internal Asks the service for a key. */
export async function readKey(origin: string): Promise<TemporaryKey> {
  const text = await get(origin + keyPath);
  const { access, secret, securitytoken, expires_at } = credentialIn(text);
  const expires = Date.parse(String(expires_at));
  if ([access, secret, securitytoken].some((part) => typeof part !== 'string') || Number.isNaN(expires)) {
    throw new ArgumentError('credentials', 'are not what the metadata service answered');
  }
  return {
    accessKey: String(access),
    secretKey: String(secret),
    securityToken: String(securitytoken),
    expires,
  };
}

function credentialIn(text: string): { readonly [name: string]: unknown } {
  try {
    return JSON.parse(text).credential ?? {};
  } catch {
    return {};
  }
}

async function get(url: string): Promise<string> {
  try {
    // An agent of its own keeps no connection, and knows of no proxy.
    const sent = request(url, { method: 'GET', agent: false, signal: AbortSignal.timeout(timeLimit) });
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve).on('error', reject).end();
    });
    if (response.statusCode !== 200) {
      response.destroy();
      const reason = `the metadata service answered ${response.statusCode}; is an agency attached?`;
      throw new ArgumentError('credentials', `were not given: ${reason}`);
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of response) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > sizeLimit) {
        throw new TransportError('too-large', 'the metadata service answered too much', undefined);
      }
    }
    return Buffer.concat(chunks).toString();
  } catch (error) {
    if (error instanceof FunctionGraphError) throw error;
    const isLate = error instanceof Error && error.name === 'AbortError';
    throw new TransportError(isLate ? 'timeout' : 'network', 'the metadata service does not answer', error);
  }
}
