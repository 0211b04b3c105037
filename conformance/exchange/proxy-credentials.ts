import { percentDecode } from '../../src/signer/percent-encoding.ts';
import type { TransportOptions } from './transport.ts';

/**
 * What opens the proxies of a run: their passwords, and user name and password as `Proxy-Authorization` joins them.
 * A proxy, or whoever answers in its place, may repeat them in an answer.
 */
export function proxyCredentials({ http, https }: NonNullable<TransportOptions['proxies']> = {}): string[] {
  return [http, https].flatMap((proxy) => {
    if (proxy === undefined) return [];
    const { username, password } = new URL(proxy);
    const [user, secret] = [percentDecode(username), percentDecode(password)];
    return secret === '' ? [] : [secret, `${user}:${secret}`];
  });
}
