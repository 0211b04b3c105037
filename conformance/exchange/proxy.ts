import { type Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import { percentDecode } from '../../src/signer/percent-encoding.ts';
import { limits } from './limits.ts';

/** Proxies, as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` state them. */
export interface Proxies {
  readonly http?: string;
  readonly https?: string;
  readonly none?: string;
}

/** A proxy did not connect to the target. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code = 'ERR_PROXY';
}

/** The proxy for a target; `undefined` where it is reached directly. */
export function proxyFor({ protocol, hostname, port }: URL, proxies: Proxies): URL | undefined {
  const proxy = protocol === 'https:' ? proxies.https : proxies.http;
  if (proxy === undefined || isPassedBy(hostname, port, protocol, proxies.none ?? '')) return undefined;
  return new URL(proxy);
}

/** `NO_PROXY` lists hosts, each with all names below it and, where wanted, a port; `*` is every host. */
function isPassedBy(hostname: string, port: string, protocol: string, none: string): boolean {
  const host = hostname.toLowerCase();
  const actualPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return none
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      const [, name = entry, onlyPort = actualPort] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
      const domain = name.replace(/^\*?\./, '');
      const isMeant =
        name === '*' || host === domain || host === `[${domain}]` || host.endsWith(`.${domain}`);
      return entry !== '' && isMeant && onlyPort === actualPort;
    });
}

/**
 * What opens the proxies of a run: their passwords, and user name and password as `Proxy-Authorization` joins them.
 * A proxy, or whoever answers in its place, may repeat them in an answer.
 */
export function proxyCredentials({ http, https }: Proxies = {}): string[] {
  return [http, https].flatMap((proxy) => {
    if (proxy === undefined) return [];
    const [user, secret] = userOf(new URL(proxy));
    return secret === '' ? [] : [secret, `${user}:${secret}`];
  });
}

function userOf({ username, password }: URL): readonly [user: string, secret: string] {
  return [percentDecode(username), percentDecode(password)];
}

/** Makes an agent reach its targets through a proxy. */
export function throughProxy<A extends HttpAgent>(agent: A, proxy: URL): A {
  agent.createConnection = (destination, done) => {
    openTunnel(proxy, `${bracketed(destination.host ?? '')}:${destination.port}`).then(
      (socket) => {
        const secure = () => connectTls({ ...(destination as ConnectionOptions), socket });
        done?.(null, agent instanceof HttpsAgent ? secure() : socket);
      },
      (error: ProxyError) => done?.(error, new Socket()),
    );
    return undefined;
  };
  return agent;
}

/** Asks a proxy for a connection (CONNECT, RFC 9110, section 9.3.6). */
function openTunnel(proxy: URL, authority: string): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const { auth: _auth, ...address } = urlToHttpOptions(proxy);
    const user = userOf(proxy).join(':');
    const request = (proxy.protocol === 'https:' ? requestHttps : requestHttp)({
      ...address,
      agent: false,
      method: 'CONNECT',
      path: authority,
      headers: {
        Host: authority,
        ...(user !== ':' && { 'Proxy-Authorization': `Basic ${Buffer.from(user).toString('base64')}` }),
      },
      timeout: limits.connectSeconds * 1000,
    });
    const refuse = (reason: string) => {
      request.destroy();
      reject(new ProxyError(`the proxy ${reason}`));
    };
    request.once('timeout', () => refuse(`did not answer within ${limits.connectSeconds} s`));
    request.once('error', ({ message }) => refuse(`cannot be reached: ${message}`));
    // Node gives every answer to CONNECT as a connection.
    request.once('connect', ({ statusCode = 0 }, socket) => {
      if (statusCode >= 200 && statusCode < 300) resolve(socket);
      else refuse(`refused with status ${statusCode}`);
    });
    request.end();
  });
}

function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
