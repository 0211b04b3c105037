import { promises as dns } from 'node:dns';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { fetch as undici } from 'undici';
import { afterEach, describe, expect, test, vi } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import {
  ArgumentError,
  type ClientOptions,
  type Credentials,
  createClient,
  type Fetch,
  type LogFacts,
  TransportError,
  token,
} from '../index.ts';

const projectId = document.components.parameters.project_id.example;
const functionUrn = `urn:fss:cn-north-4:${projectId}:function:default:test:latest`;
const { documented } = document.components.responses.Ok.content['application/json'].examples;
const config = { ...documented.value, func_urn: functionUrn };
const path = '/v2/{project_id}/fgs/functions/{function_urn}/async-invoke-config';
const params = { path: { project_id: projectId, function_urn: functionUrn } };

/** A client whose requests end here, with the credentials that were asked for and the requests that were sent. */
function open(options: Partial<ClientOptions> = {}, answer = async () => Response.json(config)) {
  const authorize = vi.fn<Credentials['authorize']>(async () => ({ 'X-Auth-Token': 't' }));
  const fetch = vi.fn<Fetch>(answer);
  const common = { projectId, credentials: { authorize }, fetch, retry: false } as const;
  const client = createClient({ region: 'cn-north-4', ...common, ...options } as ClientOptions);
  return { client, authorize, fetch };
}

const never = () => new Promise<never>(() => {});

afterEach(() => vi.restoreAllMocks());

describe('anything but GET', () => {
  test.each(['PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])(
    '%s is refused before credentials are asked',
    async (method) => {
      const { client, authorize, fetch } = open();
      const raw = client.raw as unknown as {
        [method: string]: (path: string, init: object) => Promise<unknown>;
      };
      await expect(raw[method]?.(path, { params })).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
        argument: 'method',
      });
      expect(authorize).not.toHaveBeenCalled();
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  test('is refused by its name, and where a middleware makes it of a GET', async () => {
    const { client, fetch } = open();
    const { request } = client.raw as unknown as { request: (...call: unknown[]) => Promise<unknown> };
    await expect(request('delete', path, { params })).rejects.toBeInstanceOf(ArgumentError);
    client.raw.use({ onRequest: ({ request }) => new Request(request, { method: 'DELETE' }) });
    await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toBeInstanceOf(ArgumentError);
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('http to a name of this machine', () => {
  const local = (addresses: readonly string[], options: Partial<ClientOptions> = {}) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    vi.spyOn(dns, 'lookup').mockImplementation((async () => found) as unknown as typeof dns.lookup);
    return open({
      region: undefined,
      baseUrl: 'http://api.localhost:4010',
      ...options,
    } as Partial<ClientOptions>);
  };

  test.each([[['127.0.0.1']], [['::1']], [['127.3.2.1', '::1']]])(
    'is sent where it resolves to %j',
    async (addresses) => {
      const { client, fetch } = local(addresses);
      await client.getAsyncInvokeConfig({ functionUrn });
      expect(fetch).toHaveBeenCalledOnce();
    },
  );

  test.each([[['192.0.2.2']], [['127.0.0.1', '192.0.2.2']], [['2001:db8::1']]])(
    'is not sent where it resolves to %j, unless that is allowed',
    async (addresses) => {
      const { client, authorize, fetch } = local(addresses);
      await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toMatchObject({
        argument: 'baseUrl',
      });
      expect(authorize).not.toHaveBeenCalled();
      expect(fetch).not.toHaveBeenCalled();
      await local(addresses, { allowInsecure: true }).client.getAsyncInvokeConfig({ functionUrn });
    },
  );

  test('is not sent where it does not resolve', async () => {
    vi.spyOn(dns, 'lookup').mockRejectedValue(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    const { client, fetch } = open({
      region: undefined,
      baseUrl: 'http://api.localhost',
    } as Partial<ClientOptions>);
    await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toMatchObject({ reason: 'network' });
    expect(fetch).not.toHaveBeenCalled();
  });

  test('is sent in browsers, which resolve it to this machine without asking', async () => {
    vi.stubGlobal('process', undefined);
    const { client, fetch } = open({
      region: undefined,
      baseUrl: 'http://localhost',
    } as Partial<ClientOptions>);
    await client.getAsyncInvokeConfig({ functionUrn });
    vi.unstubAllGlobals();
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe('credentials', () => {
  test('that fail, fail with what they throw', async () => {
    const reason = new TypeError('the vault is closed');
    const { client } = open({ credentials: token(() => Promise.reject(reason)) });
    await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toBe(reason);
    await expect(client.raw.GET(path, { params })).rejects.toBe(reason);
  });

  test('that take too long end in a time-out', async () => {
    const { client } = open({ credentials: token(never), timeout: 0.05 });
    await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toMatchObject({ reason: 'timeout' });
  });

  test.each(['client', 'call'])('are given up when a signal of the %s says so', async (whose) => {
    const controller = new AbortController();
    const { signal } = controller;
    const { client } = open({ credentials: token(never), ...(whose === 'client' && { signal }) });
    const call = client.getAsyncInvokeConfig({ functionUrn, ...(whose === 'call' && { signal }) });
    controller.abort(new Error('not needed any more'));
    await expect(call).rejects.toBe(signal.reason);
  });

  test('are not asked where the signal is aborted already', async () => {
    const { client, authorize } = open({ signal: AbortSignal.abort() });
    await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toMatchObject({ name: 'AbortError' });
    expect(authorize).not.toHaveBeenCalled();
  });

  test('whose header cannot be sent are not quoted', async () => {
    const { client } = open({
      credentials: { authorize: async () => ({ 'X-Auth-Token': 'secret\nof mine' }) },
    });
    const error = await client.getAsyncInvokeConfig({ functionUrn }).catch((thrown) => thrown);
    expect(error).toMatchObject({ argument: 'credentials' });
    expect(String((error as Error).stack)).not.toContain('secret');
  });
});

describe('an answer', () => {
  const serve = async (listener: RequestListener, use: (baseUrl: string) => Promise<void>) => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };

  test('is read up to maxBytes, decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, ' '));
    expect(bomb.length).toBeLessThan(100_000);
    const listener: RequestListener = (_, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(bomb);
    await serve(listener, async (baseUrl) => {
      const client = createClient({ baseUrl, projectId, credentials: token('t') });
      const before = process.memoryUsage().arrayBuffers;
      const error = await client.getAsyncInvokeConfig({ functionUrn }).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(TransportError);
      expect(error).toMatchObject({
        reason: 'too-large',
        message: 'the answer is longer than 4194304 bytes',
      });
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
      await expect(client.raw.GET(path, { params })).rejects.toMatchObject({ reason: 'too-large' });
    });
  });

  test('of exactly maxBytes is read', async () => {
    const body = JSON.stringify(config);
    const answer = async () => new Response(body);
    const exact = open({ maxBytes: body.length }, answer).client;
    expect(await exact.getAsyncInvokeConfig({ functionUrn })).toEqual(config);
    const short = open({ maxBytes: body.length - 1 }, answer).client;
    await expect(short.getAsyncInvokeConfig({ functionUrn })).rejects.toMatchObject({ reason: 'too-large' });
  });

  test('keeps its status, its headers and its address in the raw', async () => {
    const listener: RequestListener = (_, response) =>
      response.writeHead(999, { 'X-Request-Id': 'r' }).end('{}');
    await serve(listener, async (baseUrl) => {
      const client = createClient({ baseUrl, projectId, credentials: token('t') });
      const { response } = await client.raw.GET(path, { params });
      expect(response).toMatchObject({ status: 999, ok: false, url: expect.stringContaining(baseUrl) });
      expect(response.headers.get('X-Request-Id')).toBe('r');
    });
  });

  test.each([
    ['that never comes', never],
    [
      'whose body never ends',
      async () => new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(1)) })),
    ],
  ])('%s ends in a time-out, even where fetch knows none', async (_, answer) => {
    const { client } = open({ timeout: 0.05 }, answer);
    await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toMatchObject({ reason: 'timeout' });
  });
});

describe('retries', () => {
  const busy = () => new Response('', { status: 503, headers: { 'Retry-After': '0' } });
  const retry = { delay: 0 };

  test('send a request again, authorised anew, and tell the logger', async () => {
    const lines: [string, LogFacts][] = [];
    const log = (...line: [string, LogFacts]) => lines.push(line);
    const { client, authorize, fetch } = open({ retry, logger: { debug: log, warn: log } });
    fetch.mockResolvedValueOnce(busy()).mockRejectedValueOnce(new TypeError('fetch failed'));
    expect(await client.getAsyncInvokeConfig({ functionUrn })).toEqual(config);
    expect(authorize).toHaveBeenCalledTimes(3);
    expect(lines.map(([line]) => line.replace(/^GET \S+ /, '').replace(/in [\d.]+ s/, 'in … s'))).toEqual([
      '503, attempt 1; the next follows in … s',
      'no answer, attempt 2; the next follows in … s',
      '200 in … s',
    ]);
  });

  test('are made of a body that breaks off, too', async () => {
    const { client, fetch } = open({ retry });
    const broken = new ReadableStream({ pull: (body) => body.error(new TypeError('terminated')) });
    fetch.mockResolvedValueOnce(new Response(broken));
    expect(await client.getAsyncInvokeConfig({ functionUrn })).toEqual(config);
  });

  test('are made in the raw, and end with the last answer', async () => {
    const { client, fetch } = open({ retry: { ...retry, attempts: 2 } }, async () => busy());
    const { response } = await client.raw.GET(path, { params });
    expect(response.status).toBe(503);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test('are not waited for beyond the timeout, nor after an abort', async () => {
    const later = async () => new Response('', { status: 429, headers: { 'Retry-After': '31' } });
    const { client, fetch } = open({ retry: {} }, later);
    await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toMatchObject({ retryAfter: 31 });
    expect(fetch).toHaveBeenCalledOnce();

    const controller = new AbortController();
    const { client: patient } = open(
      { retry: { delay: 20, maxDelay: 20 }, signal: controller.signal },
      async () => {
        setTimeout(() => controller.abort(new Error('not needed any more')));
        return busy();
      },
    );
    await expect(patient.getAsyncInvokeConfig({ functionUrn })).rejects.toThrow('not needed any more');
  });
});

test('undici sends as well as the fetch of the platform', async () => {
  const server = createServer((_, response) => response.end(JSON.stringify(config))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = createClient({
    baseUrl: `http://127.0.0.1:${port}`,
    credentials: token('t'),
    fetch: undici,
  });
  expect(await client.getAsyncInvokeConfig({ functionUrn })).toEqual(config);
  server.closeAllConnections();
  server.close();
});

test.each([{}, null, 'abort', { aborted: true }])('the signal %j is a wrong argument', async (wrong) => {
  const signal = wrong as unknown as AbortSignal;
  expect(() => open({ signal })).toThrow(ArgumentError);
  const { client, fetch } = open();
  await expect(client.getAsyncInvokeConfig({ functionUrn, signal })).rejects.toMatchObject({
    argument: 'signal',
  });
  expect(fetch).not.toHaveBeenCalled();
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is no number of bytes', (maxBytes) => {
  expect(() => open({ maxBytes })).toThrow(ArgumentError);
});
