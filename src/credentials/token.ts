import { type Credentials, checkCredential } from './credentials.ts';

/**
 * An IAM token, sent as `X-Auth-Token`.
 *
 * @param source - the token, or a function that gives it. The function is called for every request, so that it can
 * renew a token that runs out; what it throws is passed on.
 * @throws {@link ArgumentError} where the token is empty or cannot stand in a header: at once for a string, on the
 * request for a function.
 */
export function token(source: string | (() => string | Promise<string>)): Credentials {
  if (typeof source !== 'function') checkCredential('token', source);
  return {
    async authorize() {
      const value = typeof source === 'function' ? await source() : source;
      checkCredential('token', value);
      return { 'X-Auth-Token': value };
    },
  };
}
