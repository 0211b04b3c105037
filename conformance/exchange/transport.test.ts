import type { LookupAddress } from 'node:dns';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startProxy } from '../testing/proxy.ts';
import { certificates, startHttpServer, startHttpsServer, startRawServer } from '../testing/servers.ts';
import type { HeaderFields, TransportFailureKind } from './exchange.ts';
import { limits } from './limits.ts';
import { PlainHttpError } from './loopback.ts';
import { freePort, type LoopbackServer } from './loopback-server.ts';
import { proxyFor } from './proxy.ts';
import { openTransport, type Received, type TransportOptions } from './transport.ts';

/** Names that resolve as a test says; all others resolve as they do. */
const resolved = new Map<string, LookupAddress[]>();
vi.mock('node:dns', async (importOriginal) => {
  const dns = await importOriginal<typeof import('node:dns')>();
  type Done = (error: Error | null, addresses: LookupAddress[]) => void;
  const lookup = (host: string, options: { all: true }, done: Done) => {
    const addresses = resolved.get(host);
    if (addresses === undefined) dns.lookup(host, options, done);
    else done(null, addresses);
  };
  return { ...dns, lookup };
});
const loopback = { address: '127.0.0.1', family: 4 };

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function use<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  running.push(server);
  return server;
}

/** Long enough for whatever is to come, and a bound for what never does. */
const patience = 20;

async function get(
  origin: string,
  options: Partial<TransportOptions> = {},
  headers: HeaderFields = [],
): Promise<Received> {
  const transport = await openTransport({ origin, timeoutSeconds: patience, connections: 1, ...options });
  try {
    return await transport.send(`${origin}/path`, headers);
  } finally {
    await transport.close();
  }
}

const raw = (text: string | Uint8Array) => use(startRawServer((socket) => socket.end(text)));

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

const goOn = 'HTTP/1.1 100 Continue\r\n\r\n';
const early = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';

describe('an answer', () => {
  test('is given back as it came: status, reason phrase, header fields in order and spelling, bytes', async () => {
    const { origin } = await raw(
      'HTTP/1.1 418 Short and stout\r\nX-Twice: a\r\nCONTENT-TYPE: text/plain\r\nx-twice: b\r\nX-Latin: \xe9\r\nContent-Length: 3\r\n\r\nabc',
    );
    const { response, failure, timings } = await get(origin);
    expect(failure).toBeUndefined();
    expect(response).toMatchObject({ status: 418, statusText: 'Short and stout' });
    expect(response?.headers.slice(0, 3)).toEqual([
      ['X-Twice', 'a'],
      ['CONTENT-TYPE', 'text/plain'],
      ['x-twice', 'b'],
    ]);
    expect(Buffer.from(response?.body ?? [])).toEqual(Buffer.from('abc'));
    expect(timings.total).toBeGreaterThanOrEqual(timings.firstByte ?? Number.NaN);
  });

  test.each([
    ['with a length', `${ok}Content-Length: 2\r\n\r\n{}`],
    ['in chunks', `${ok}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n`],
    ['up to the end of the connection', `${ok}Connection: close\r\n\r\n{}`],
    ['after early hints', `${early}${ok}Content-Length: 2\r\n\r\n{}`],
    ['after a 100 that nobody asked for', `${goOn}${ok}Content-Length: 2\r\n\r\n{}`],
    ['after a 102', `HTTP/1.1 102 Processing\r\n\r\n${ok}Content-Length: 2\r\n\r\n{}`],
    ['after several interim answers', `${goOn}${early}${goOn}${early}${ok}Content-Length: 2\r\n\r\n{}`],
    ['without a reason phrase', 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}'],
    ['in HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\n{}'],
  ])('may come %s', async (_way, text) => {
    const { origin } = await raw(text);
    const { response, failure } = await get(origin);
    expect(failure).toBeUndefined();
    expect(Buffer.from(response?.body ?? []).toString()).toBe('{}');
  });

  test('keeps its content coding', async () => {
    const body = gzipSync('{}');
    const { origin } = await use(
      startHttpServer((_request, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(body);
      }),
    );
    const { response } = await get(origin);
    expect(Buffer.from(response?.body ?? [])).toEqual(body);
  });

  test('is waited for, however long the time-out is', async () => {
    const { origin } = await raw(`${ok}Content-Length: 2\r\n\r\n{}`);
    expect((await get(origin, { timeoutSeconds: 1e9 })).failure).toBeUndefined();
  });

  test('may come as slowly as the time-out allows', async () => {
    const { origin } = await use(
      startRawServer(async (socket) => {
        for (const byte of `${ok}Content-Length: 2\r\n\r\n{}`) {
          socket.write(byte);
          await new Promise((resolve) => setImmediate(resolve));
        }
      }),
    );
    expect(await get(origin)).toMatchObject({ response: { status: 200 } });
  });
});

describe('a redirect', () => {
  test('is an answer like any other: nothing is sent to where it leads', async () => {
    const asked: string[] = [];
    const elsewhere = await use(
      startHttpServer((request, response) => {
        asked.push(request.url ?? '');
        response.end();
      }),
    );
    const { origin } = await raw(
      `HTTP/1.1 302 Found\r\nLocation: ${elsewhere.origin}/path\r\nContent-Length: 0\r\n\r\n`,
    );
    const { response } = await get(origin, {}, [['X-Auth-Token', 'secret']]);
    expect(response?.status).toBe(302);
    expect(asked).toEqual([]);
  });

  test('cannot be followed by mistake: no other origin is ever asked', async () => {
    const { origin } = await raw(`${ok}\r\n`);
    const transport = await openTransport({ origin, timeoutSeconds: patience, connections: 1 });
    expect(() => transport.send(`${origin}.example/`, [])).toThrow('is not at');
    expect(() => transport.send('http://127.0.0.1:1/', [])).toThrow('is not at');
    await transport.close();
  });
});

describe('what never ends is given up after the time-out', () => {
  const never: readonly [
    string,
    (socket: { write(text: string): unknown; destroyed: boolean }) => unknown,
  ][] = [
    ['nothing comes', () => undefined],
    ['a part of the header fields comes', (socket) => socket.write(ok)],
    ['a part of the body comes', (socket) => socket.write(`${ok}Content-Length: 100\r\n\r\n{`)],
    ['a chunk never ends', (socket) => socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\nff\r\n{`)],
    ['header fields drip', (socket) => drip(socket, `${ok}X-Drip: `, '.')],
    ['a body drips', (socket) => drip(socket, `${ok}Content-Length: 1000000\r\n\r\n`, ' ')],
    ['chunks drip', (socket) => drip(socket, `${ok}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n')],
    ['early hints come again and again', (socket) => drip(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n')],
  ];

  test.each(never)('%s', async (_what, answer) => {
    const { origin } = await use(startRawServer((socket) => void answer(socket)));
    const { failure } = await get(origin, { timeoutSeconds: 0.3 });
    expect(failure?.kind).toBe('time-out');
    expect(failure?.message).toMatch(/^no (whole )?answer within 0.3 s$/);
  });
});

async function drip(
  socket: { write(text: string): unknown; destroyed: boolean },
  beginning: string,
  drop: string,
): Promise<void> {
  if (beginning !== '') socket.write(beginning);
  while (!socket.destroyed) {
    socket.write(drop);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('what is cut off or broken', () => {
  const broken: readonly [string, string, TransportFailureKind, hasAnswer: boolean][] = [
    ['a body shorter than its length', `${ok}Content-Length: 100\r\n\r\n{}`, 'closed', true],
    ['chunks without an end', `${ok}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n`, 'closed', true],
    ['a chunk shorter than its size', `${ok}Transfer-Encoding: chunked\r\n\r\nff\r\n{}`, 'closed', true],
    [
      'chunks that are none',
      `${ok}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
      'not-http',
      true,
    ],
    ['header fields without an end', `${ok}Content-Le`, 'closed', false],
    ['no answer at all', '', 'closed', false],
    ['bytes that are not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'not-http', false],
    ['a body without a head', '{"func_urn":"x"}', 'not-http', false],
    ['two lengths', `${ok}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 'not-http', false],
    ['a length that is none', `${ok}Content-Length: -2\r\n\r\n{}`, 'not-http', false],
    [
      'a length beside chunks',
      `${ok}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      'not-http',
      false,
    ],
    [
      'a switch to another protocol',
      'HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
      'not-http',
      false,
    ],
  ];

  test.each(broken)('%s', async (_what, text, kind, hasAnswer) => {
    const { origin } = await raw(text);
    const { failure, response } = await get(origin);
    expect(failure?.kind).toBe(kind);
    expect(response !== undefined).toBe(hasAnswer);
  });

  test('a connection that is reset', async () => {
    const { origin } = await use(startRawServer((socket) => socket.resetAndDestroy()));
    expect((await get(origin)).failure?.kind).toBe('closed');
  });

  test('a body longer than its length: the length counts, and what follows is not part of the answer', async () => {
    const { origin } = await raw(`${ok}Content-Length: 2\r\n\r\n{}{}{}`);
    const { response, failure } = await get(origin);
    expect(failure).toBeUndefined();
    expect(Buffer.from(response?.body ?? []).toString()).toBe('{}');
  });
});

describe('what is too large is broken off', () => {
  test.each([
    ['a body up to the end of the connection', `${ok}\r\n`],
    ['a body with a length', `${ok}Content-Length: 100000000000\r\n\r\n`],
  ])('%s, after no more than the limit', async (_what, head) => {
    let sent = 0;
    const { origin } = await use(
      startRawServer((socket) => {
        socket.write(head);
        pour(socket, Buffer.alloc(64 * 1024, ' '), (bytes) => {
          sent += bytes;
        });
      }),
    );
    const { failure, response } = await get(origin);
    expect(failure).toMatchObject({
      kind: 'too-large',
      message: `the body is longer than ${limits.bodyBytes} bytes`,
    });
    expect(response?.body.length).toBeLessThanOrEqual(limits.bodyBytes);
    // What the kernel buffers on both sides of the connection was sent, but never taken.
    expect(sent).toBeLessThan(limits.bodyBytes + 16 * 1024 * 1024);
  });

  test('endless chunks', async () => {
    const chunk = Buffer.from(`ffff\r\n${' '.repeat(0xffff)}\r\n`);
    const { origin } = await use(
      startRawServer((socket) => {
        socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\n`);
        pour(socket, chunk);
      }),
    );
    expect((await get(origin)).failure?.kind).toBe('too-large');
  });

  test.each([
    ['endless header fields', Buffer.from(`X-Field: ${'x'.repeat(1000)}\r\n`.repeat(64))],
    ['one endless header field', Buffer.alloc(64 * 1024, 'x')],
  ])('%s', async (_what, bytes) => {
    const { origin } = await use(
      startRawServer((socket) => {
        socket.write(`${ok}X-Long: `);
        pour(socket, bytes);
      }),
    );
    const { failure, response } = await get(origin);
    expect(failure?.kind).toBe('too-large');
    expect(response).toBeUndefined();
  });
});

/** Writes without end, as fast as the other side reads. */
function pour(
  socket: {
    write(bytes: Uint8Array): boolean;
    once(event: 'drain', next: () => void): unknown;
    destroyed: boolean;
  },
  bytes: Uint8Array,
  count: (bytes: number) => void = () => undefined,
): void {
  while (!socket.destroyed) {
    count(bytes.length);
    if (socket.write(bytes)) continue;
    socket.once('drain', () => pour(socket, bytes, count));
    return;
  }
}

describe('a target that cannot be reached', () => {
  test('refuses the connection', async () => {
    const { failure, response } = await get(`http://127.0.0.1:${await freePort()}`);
    expect(failure?.kind).toBe('refused');
    expect(failure?.message).toContain('ECONNREFUSED');
    expect(response).toBeUndefined();
  });

  test('has a name that does not exist', async () => {
    expect((await get('http://functiongraph.invalid')).failure?.kind).toBe('dns');
  });

  test('speaks TLS where plain HTTP is expected', async () => {
    const { port } = await use(startHttpsServer((_request, response) => response.end()));
    const { failure } = await get(`http://127.0.0.1:${port}`);
    expect(['closed', 'not-http']).toContain(failure?.kind);
  });

  test('speaks plain HTTP where TLS is expected', async () => {
    const { port } = await use(startHttpServer((_request, response) => response.end()));
    expect((await get(`https://127.0.0.1:${port}`)).failure?.kind).toBe('tls');
  });
});

describe('TLS', () => {
  const https = () => use(startHttpsServer((_request, response) => response.end('secure')));

  test('a certificate of an unknown authority is refused, before anything is sent', async () => {
    const asked: unknown[] = [];
    const { origin } = await use(
      startHttpsServer((request, response) => {
        asked.push(request.url);
        response.end();
      }),
    );
    const { failure } = await get(origin, {}, [['X-Auth-Token', 'secret']]);
    expect(failure?.kind).toBe('tls');
    expect(failure?.message).toMatch(/certificate/);
    expect(asked).toEqual([]);
  });

  test('a further authority can be trusted', async () => {
    const { origin } = await https();
    expect(await get(origin, { caFile: certificates.authority })).toMatchObject({
      response: { status: 200 },
    });
  });

  test('a trusted authority does not vouch for another name', async () => {
    const { port } = await https();
    const { failure } = await get(`https://127.0.0.2:${port}`, { caFile: certificates.authority });
    expect(['tls', 'refused']).toContain(failure?.kind);
  });

  test('every certificate is accepted where that is asked for', async () => {
    const { origin } = await https();
    expect(await get(origin, { insecure: true })).toMatchObject({ response: { status: 200 } });
  });
});

describe('a proxy', () => {
  const target = () => use(startHttpsServer((_request, response) => response.end('through')));
  const through = (origin: string, https: string, options: Partial<TransportOptions> = {}) =>
    get(origin, { caFile: certificates.authority, proxies: { https }, ...options }, credentials);
  const credentials: HeaderFields = [['X-Auth-Token', 'secret']];

  test('tunnels to an https target, and sees no credentials', async () => {
    const { origin, port } = await target();
    const proxy = await use(startProxy());
    const received = await through(origin, proxy.origin);
    expect(Buffer.from(received.response?.body ?? []).toString()).toBe('through');
    expect(proxy.heads).toHaveLength(1);
    expect(proxy.heads[0]).toMatch(`CONNECT localhost:${port} HTTP/1.1`);
    expect(proxy.heads.join()).not.toContain('secret');
  });

  test('does not make a certificate right that is wrong', async () => {
    const { origin } = await target();
    const proxy = await use(startProxy());
    const { failure } = await get(origin, { proxies: { https: proxy.origin } }, credentials);
    expect(failure?.kind).toBe('tls');
  });

  test('never sees a request to this machine in plain http', async () => {
    const { origin } = await use(startHttpServer((_request, response) => response.end()));
    const proxy = await use(startProxy());
    const { response } = await get(origin, { proxies: { http: proxy.origin } }, credentials);
    expect(response?.status).toBe(200);
    expect(proxy.heads).toEqual([]);
  });

  test('tunnels plain http to another machine where that is asked for', async () => {
    const proxy = await use(startProxy(403));
    await get('http://192.0.2.2', { insecure: true, proxies: { http: proxy.origin } }, credentials);
    expect(proxy.heads[0]).toMatch('CONNECT 192.0.2.2:80 HTTP/1.1');
    expect(proxy.heads.join()).not.toContain('secret');
  });

  test('gets its own credentials', async () => {
    const { origin } = await target();
    const proxy = await use(startProxy());
    await through(origin, proxy.origin.replace('//', '//user:pass%2Fword@'));
    const expected = Buffer.from('user:pass/word').toString('base64');
    expect(proxy.heads[0]).toMatch(new RegExp(`proxy-authorization: Basic ${expected}`, 'i'));
  });

  const isPassedBy = (url: string, none: string) =>
    proxyFor(new URL(url), { http: 'http://proxy.example', https: 'http://proxy.example', none }) ===
    undefined;

  test.each([
    ['https://api.example', 'api.example'],
    ['https://api.example', 'other.example, API.EXAMPLE'],
    ['https://api.example', 'example'],
    ['https://api.example', '.example'],
    ['https://api.example', '*.example'],
    ['https://api.example', '*'],
    ['https://api.example', 'api.example:443'],
    ['http://api.example:8080', 'api.example:8080'],
    ['https://192.0.2.1', '192.0.2.1'],
    ['https://[2001:db8::1]', '2001:db8::1'],
    ['https://[2001:db8::1]:8443', '[2001:db8::1]:8443'],
  ])('is passed by on the way to %s for NO_PROXY=%s', (url, none) => {
    expect(isPassedBy(url, none)).toBe(true);
  });

  test.each([
    ['https://api.example', ''],
    ['https://api.example', ','],
    ['https://api.example', 'api'],
    ['https://api.example', 'pi.example'],
    ['https://api.example', 'api.example.com'],
    ['https://api.example', 'api.example:8443'],
  ])('is not passed by on the way to %s for NO_PROXY=%s', (url, none) => {
    expect(isPassedBy(url, none)).toBe(false);
  });

  test('is for its own scheme only', () => {
    expect(proxyFor(new URL('https://api.example'), { http: 'http://proxy.example' })).toBeUndefined();
    expect(proxyFor(new URL('http://api.example'), { https: 'http://proxy.example' })).toBeUndefined();
  });

  test.each([403, 407, 502])('that answers with %i is not the target', async (status) => {
    const { origin } = await target();
    const proxy = await use(startProxy(status));
    const { failure, response } = await through(origin, proxy.origin);
    expect(failure?.kind).toBe('proxy');
    expect(failure?.message).toContain(String(status));
    expect(response).toBeUndefined();
  });

  test('that is not there is not taken for the target', async () => {
    const { origin } = await target();
    const { failure } = await through(origin, `http://127.0.0.1:${await freePort()}`);
    expect(failure?.kind).toBe('proxy');
  });

  test('that says nothing is given up with the exchange', async () => {
    const { origin } = await target();
    const proxy = await use(startRawServer(() => undefined));
    const { failure } = await through(origin, proxy.origin, { timeoutSeconds: 0.3 });
    expect(failure?.kind).toBe('time-out');
  });
});

describe('plain http', () => {
  test.each([
    'http://192.0.2.2',
    'http://0.0.0.0',
    'http://[::]',
    'http://[2001:db8::1]',
    'http://128.0.0.1',
  ])('to %s is refused before anything is sent', async (origin) => {
    await expect(get(origin)).rejects.toThrow(PlainHttpError);
  });

  test('to another machine is fine where no credentials are sent', async () => {
    const proxies = { http: `http://127.0.0.1:${await freePort()}` };
    const { failure } = await get('http://192.0.2.2', { isAnonymous: true, proxies });
    expect(failure?.kind).toBe('proxy');
  });

  test.each(['127.0.0.1', '127.9.9.9', '[::1]', 'localhost'])('to %s is fine', async (host) => {
    const { failure } = await get(`http://${host}:${await freePort()}`);
    expect(failure?.kind).toBe('refused');
  });

  test.each([
    ['a name counts by its address', 'inside.localhost', [{ address: '192.0.2.2', family: 4 }]],
    ['by all its addresses', 'two.example', [loopback, { address: '2001:db8::1', family: 6 }]],
  ])('%s', async (_what, host, addresses) => {
    resolved.set(host, addresses);
    await expect(get(`http://${host}`)).rejects.toThrow(PlainHttpError);
  });

  test('goes nowhere when a name moves to another machine during the run', async () => {
    resolved.set('moving.example', [loopback]);
    const origin = 'http://moving.example';
    const transport = await openTransport({ origin, timeoutSeconds: patience, connections: 1 });
    resolved.set('moving.example', [{ address: '192.0.2.2', family: 4 }]);
    const { failure } = await transport.send(`${origin}/`, []);
    expect(failure).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('not on this machine'),
    });
    await transport.close();
  });
});

describe('an interrupt', () => {
  test('ends what is under way, and nothing is begun after it', async () => {
    const server: LoopbackServer = await use(startRawServer(() => interrupt.abort()));
    const interrupt = new AbortController();
    const transport = await openTransport({
      origin: server.origin,
      timeoutSeconds: patience,
      connections: 1,
    });
    const during = await transport.send(`${server.origin}/`, [], interrupt.signal);
    const after = await transport.send(`${server.origin}/`, [], interrupt.signal);
    await transport.close();
    expect([during.failure?.kind, after.failure?.kind]).toEqual(['interrupted', 'interrupted']);
  });
});
