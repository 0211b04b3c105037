import type { TransportOptions } from '../exchange/transport.ts';

/**
 * What opens the proxies of a run: their passwords, and user name and password as `Proxy-Authorization` joins them.
 * A proxy, or whoever answers in its place, may repeat them in an answer.
 */
export function proxyCredentials({ http, https }: NonNullable<TransportOptions['proxies']> = {}): string[] {
  return [http, https].flatMap((proxy) => {
    if (proxy === undefined) return [];
    const { username, password } = new URL(proxy);
    const [user, secret] = [decoded(username), decoded(password)];
    return secret === '' ? [] : [secret, `${user}:${secret}`];
  });
}

/** A percent sign that encodes nothing stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
