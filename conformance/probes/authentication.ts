import { randomBytes } from 'node:crypto';
import { type AccessKey, formatTimestamp, sign } from '../../src/signer/sign.ts';
import type { HeaderFields } from '../exchange/exchange.ts';
import { swapCase } from './identifiers.ts';

/** How requests prove who sends them. */
export interface Authentication {
  /** For reports: `token`, `signature` or `none`. */
  readonly kind: 'token' | 'signature' | 'none';
  /** The header fields of a request to a URL that has the configured credentials. */
  valid(url: string): Promise<HeaderFields>;
  /**
   * The same, for a server that does not decode the path before it checks a signature. Absent where credentials do not
   * depend on the path.
   */
  validAsSpelled?(url: string): Promise<HeaderFields>;
  /** The header fields of a request whose credentials are made up: no real key is ever locked because of them. */
  wrong(url: string): Promise<HeaderFields>;
  /** Credentials that are right but for one thing, the most important ones first. */
  readonly altered: readonly AlteredCredentials[];
  /** Every secret that is ever sent or signed with, the wrong ones included: no answer may repeat one. */
  readonly secrets: readonly string[];
  /** What an answer may repeat, but no report shows, such as the access key beside its secret key. */
  readonly concealed?: readonly string[];
}

/** Credentials that are right but for one thing. */
export interface AlteredCredentials {
  /** What is wrong with them, in words joined by hyphens. */
  readonly what: string;
  /** They name the real access key, which the platform locks for some minutes after five failures in a row. */
  readonly isKeyed?: boolean;
  /** The header fields of a request to a URL. */
  fields(url: string): Promise<HeaderFields>;
}

/** What each request carries beside its credentials, as the official SDKs send it; a signature covers it. */
export const contentType = ['Content-Type', 'application/json'] as const;

/** A token in `X-Auth-Token`. */
export function tokenAuthentication(token: string): Authentication {
  const wrongToken = randomBytes(48).toString('base64');
  const altered = [
    ['token-cut-short', token.slice(0, token.length / 2)],
    ['token-made-longer', token + randomBytes(4).toString('hex')],
    ['token-wrong-in-its-midst', withOtherMidst(token)],
    ['token-in-other-case', swapCase(token)],
    ['token-left-empty', ''],
  ].filter(([, value]) => value !== token) as [what: string, value: string][];
  return {
    kind: 'token',
    valid: async () => tokenFields(token),
    wrong: async () => tokenFields(wrongToken),
    altered: [
      ...altered.map(([what, value]) => ({ what, fields: async () => tokenFields(value) })),
      otherScheme,
      {
        what: 'signature-made-up',
        fields: (url) => signedFields(url, madeUpKey(), 'project'),
      },
    ],
    secrets: [token, wrongToken],
    concealed: altered.map(([, value]) => value).filter((value) => value !== ''),
  };
}

/** A token of the same length, right at both ends. */
function withOtherMidst(token: string): string {
  const midst = Math.min(token.length, Math.max(4, token.length >> 3));
  const start = (token.length - midst) >> 1;
  const other = randomBytes(midst).toString('hex').slice(0, midst);
  return token.slice(0, start) + other + token.slice(start + midst);
}

function tokenFields(token: string): HeaderFields {
  return [['X-Auth-Token', token]];
}

/** A scheme that the platform does not know. */
const otherScheme: AlteredCredentials = {
  what: 'other-scheme',
  fields: async () => [['Authorization', `Bearer ${randomBytes(48).toString('base64')}`]],
};

function madeUpKey(): AccessKey {
  return {
    accessKey: randomBytes(10).toString('hex').toUpperCase(),
    secretKey: randomBytes(30).toString('base64'),
  };
}

/**
 * A signature with an access key, over the header fields that the official SDKs sign.
 *
 * @param projectId - the project that the key is used for, sent as `X-Project-Id`.
 */
export function signatureAuthentication(key: AccessKey, projectId: string): Authentication {
  const madeUp: AccessKey = {
    ...madeUpKey(),
    ...(key.securityToken !== undefined && { securityToken: randomBytes(48).toString('base64') }),
  };
  const keyed = (what: string, fields: (url: string) => Promise<HeaderFields>): AlteredCredentials => ({
    what,
    isKeyed: true,
    fields,
  });
  const signed = signatures(key, projectId);
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  return {
    kind: 'signature',
    valid: signed,
    // What is encoded once more is what it was before once the signer has decoded it.
    validAsSpelled: (url) => signed(url.replaceAll('%', '%25')),
    wrong: (url) => signedFields(url, madeUp, projectId),
    altered: [
      { what: 'token-made-up', fields: async () => tokenFields(randomBytes(48).toString('base64')) },
      otherScheme,
      keyed('signature-of-another-path', (url) => signedFields(`${url}-other`, key, projectId)),
      keyed('date-an-hour-ago', (url) => signedFields(url, key, projectId, at(-60))),
      keyed('signature-right-at-its-beginning-only', async (url) =>
        (await signedFields(url, key, projectId)).map(([name, value]) => [
          name,
          name === 'Authorization' ? value.slice(0, -32) + randomBytes(16).toString('hex') : value,
        ]),
      ),
      keyed('signature-of-another-query', (url) => signedFields(`${url}?x=1`, key, projectId)),
      keyed('date-in-an-hour', (url) => signedFields(url, key, projectId, at(60))),
      keyed('another-secret-key', (url) =>
        signedFields(url, { ...key, secretKey: madeUp.secretKey }, projectId),
      ),
    ],
    secrets: [key, madeUp].flatMap(({ secretKey, securityToken }) => [secretKey, securityToken ?? []].flat()),
    concealed: [key.accessKey],
  };
}

/** So many signatures are kept. */
const mostSigned = 100;

/** Signs with a key. What is asked for again within the second has the same signature, which is made once. */
function signatures(key: AccessKey, projectId: string): (url: string) => Promise<HeaderFields> {
  const latest = new Map<string, Promise<HeaderFields>>();
  let second = '';
  return (url) => {
    const date = new Date();
    const now = formatTimestamp(date);
    if (now !== second || latest.size >= mostSigned) latest.clear();
    second = now;
    const known = latest.get(url) ?? signedFields(url, key, projectId, date);
    latest.set(url, known);
    return known;
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
  altered: [],
  secrets: [],
};
