import { randomBytes } from 'node:crypto';
import { type AccessKey, sign } from '../../src/signer/sign.ts';
import type { HeaderFields } from '../exchange/exchange.ts';

/** How requests prove who sends them. */
export interface Authentication {
  /** For reports: `token`, `signature` or `none`. */
  readonly kind: 'token' | 'signature' | 'none';
  /** The header fields of a request to a URL that has the configured credentials. */
  valid(url: string): Promise<HeaderFields>;
  /** The header fields of a request whose credentials cannot be right. */
  wrong(url: string): Promise<HeaderFields>;
  /** Every secret that is ever sent or signed with, the wrong ones included: no answer may repeat one. */
  readonly secrets: readonly string[];
  /** What an answer may repeat, but no report shows, such as the access key beside its secret key. */
  readonly concealed?: readonly string[];
}

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

/** A signature with an access key; the wrong one is made with another secret key. */
export function signatureAuthentication(key: AccessKey): Authentication {
  const wrongKey: AccessKey = { ...key, secretKey: randomBytes(30).toString('base64') };
  const signed = async (url: string, signer: AccessKey) =>
    Object.entries(await sign({ method: 'GET', url, headers: {} }, signer, new Date()));
  return {
    kind: 'signature',
    valid: (url) => signed(url, key),
    wrong: (url) => signed(url, wrongKey),
    secrets: [
      key.secretKey,
      wrongKey.secretKey,
      ...(key.securityToken === undefined ? [] : [key.securityToken]),
    ],
    concealed: [key.accessKey],
  };
}

/** No credentials at all, for a target that asks for none. */
export const noAuthentication: Authentication = {
  kind: 'none',
  valid: async () => [],
  wrong: async () => [],
  secrets: [],
};
