import { randomBytes } from 'node:crypto';
import { type AccessKey, sign } from '../../src/signer/sign.ts';
import type { HeaderFields } from '../exchange/exchange.ts';

/** How requests prove who sends them. */
export interface Authentication {
  /** For reports: `token`, `signature` or `none`. */
  readonly kind: 'token' | 'signature' | 'none';
  /** The header fields of a request to a URL that has the configured credentials. */
  valid(url: string): Promise<HeaderFields>;
  /** The header fields of a request whose credentials are made up: no real key is ever locked because of them. */
  wrong(url: string): Promise<HeaderFields>;
  /** Every secret that is ever sent or signed with, the wrong ones included: no answer may repeat one. */
  readonly secrets: readonly string[];
  /** What an answer may repeat, but no report shows, such as the access key beside its secret key. */
  readonly concealed?: readonly string[];
}

/** What each request carries beside its credentials, as the official SDKs send it; a signature covers it. */
export const contentType = ['Content-Type', 'application/json'] as const;

/** A token in `X-Auth-Token`. */
export function tokenAuthentication(token: string): Authentication {
  const wrongToken = randomBytes(48).toString('base64');
  return {
    kind: 'token',
    valid: async () => [['X-Auth-Token', token]],
    wrong: async () => [['X-Auth-Token', wrongToken]],
    secrets: [token, wrongToken],
  };
}

/**
 * A signature with an access key, over the header fields that the official SDKs sign.
 *
 * @param projectId - the project that the key is used for, sent as `X-Project-Id`.
 */
export function signatureAuthentication(key: AccessKey, projectId: string): Authentication {
  const madeUp: AccessKey = {
    accessKey: randomBytes(10).toString('hex').toUpperCase(),
    secretKey: randomBytes(30).toString('base64'),
    ...(key.securityToken !== undefined && { securityToken: randomBytes(48).toString('base64') }),
  };
  return {
    kind: 'signature',
    valid: (url) => signedFields(url, key, projectId),
    wrong: (url) => signedFields(url, madeUp, projectId),
    secrets: [key, madeUp].flatMap(({ secretKey, securityToken }) => [secretKey, securityToken ?? []].flat()),
    concealed: [key.accessKey],
  };
}

/** The header fields that sign a GET request, {@link contentType} left out. */
export async function signedFields(
  url: string,
  key: AccessKey,
  projectId: string,
  date = new Date(),
): Promise<HeaderFields> {
  const headers = Object.fromEntries([contentType, ['X-Project-Id', projectId]]);
  const added = await sign({ method: 'GET', url, headers }, key, date);
  return [['X-Project-Id', projectId], ...Object.entries(added)];
}

/** No credentials at all, for a target that asks for none. */
export const noAuthentication: Authentication = {
  kind: 'none',
  valid: async () => [],
  wrong: async () => [],
  secrets: [],
};
