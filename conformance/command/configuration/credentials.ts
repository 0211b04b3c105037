import {
  type Authentication,
  noAuthentication,
  signatureAuthentication,
  tokenAuthentication,
} from '../../probes/authentication.ts';
import type { CredentialVariables } from './environment-file.ts';
import { UsageError } from './usage-error.ts';
import type { Variables } from './variables.ts';

/** Where credentials are looked for when nothing else is said; the last three are those of the official SDKs. */
export const usualVariables = {
  token: 'CONFORMANCE_TOKEN',
  accessKey: 'HUAWEICLOUD_SDK_AK',
  secretKey: 'HUAWEICLOUD_SDK_SK',
  securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
} as const satisfies CredentialVariables;

/**
 * Takes the credentials from the environment: a token, or else an access key with its secret key.
 *
 * @param projectId - the project that they are for.
 * @throws UsageError where there are none, only half of a pair, or some that no header field can carry.
 */
export function readCredentials(
  names: CredentialVariables | 'none',
  variables: Variables,
  projectId: string,
): Authentication {
  if (names === 'none') return noAuthentication;
  const read = (name: string | undefined) => {
    const value = name === undefined ? undefined : variables[name]?.trim();
    if (value === undefined || value === '') return undefined;
    if (!/^[\x21-\x7e]+$/.test(value))
      throw new UsageError(`${name} holds characters that a header field cannot carry.`);
    return value;
  };
  const token = read(names.token);
  if (token !== undefined) return tokenAuthentication(token);
  const accessKey = read(names.accessKey);
  const secretKey = read(names.secretKey);
  const securityToken = read(names.securityToken);
  if (accessKey !== undefined && secretKey !== undefined) {
    const key = { accessKey, secretKey, ...(securityToken !== undefined && { securityToken }) };
    return signatureAuthentication(key, projectId);
  }
  if (accessKey !== undefined)
    throw new UsageError(`${names.accessKey} is set, but ${names.secretKey ?? 'the secret key'} is not.`);
  if (secretKey !== undefined)
    throw new UsageError(`${names.secretKey} is set, but ${names.accessKey ?? 'the access key'} is not.`);
  const wanted = [names.token, names.accessKey && `${names.accessKey} and ${names.secretKey}`].filter(
    (name) => name !== undefined,
  );
  throw new UsageError(
    `there are no credentials: set ${wanted.join(', or ')}; for a target that needs none, use an environment file with "credentials: none".`,
  );
}

/** The credentials that there are under some names, whether or not they can be used. */
export function credentialValues(names: CredentialVariables | 'none', variables: Variables): string[] {
  const values = names === 'none' ? [] : Object.values(names).map((name) => variables[name]?.trim() ?? '');
  return values.filter((value) => value !== '');
}
