import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import { profile } from '../../generated/profiles/open-telekom-cloud/profile.ts';
import {
  ApiError,
  ArgumentError,
  type AsyncInvokeConfig,
  akSk,
  bounds,
  type ClientOptions,
  ContractError,
  createClient,
  credentialsFromEnv,
  type Fetch,
  FunctionGraphError,
  TransportError,
  token,
} from '../index.ts';

const { documented } = document.components.responses.Ok.content['application/json'].examples;
const projectId = document.components.parameters.project_id.example;
const functionUrn = document.components.parameters.function_urn.example;

const urnIn = (region: string) => `urn:fss:${region}:${projectId}:function:default:test:latest`;

/** What the server answers; tests replace it. */
let answer: RequestListener;
let received: IncomingMessage[];
let server: Server;
let baseUrl: string;

beforeEach(async () => {
  received = [];
  answer = (_request, response) => json(response, 200, documented.value);
  server = createServer((request, response) => {
    received.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function client(options: Omit<ClientOptions<AsyncInvokeConfig>, 'baseUrl' | 'region' | 'credentials'> = {}) {
  return createClient({ baseUrl, projectId, credentials: token('t'), retry: false, ...options });
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.unreachable(`resolved to ${JSON.stringify(value)}`),
    (error) => error,
  );
}

describe('getAsyncInvokeConfig', () => {
  test('returns the configuration', async () => {
    const config: AsyncInvokeConfig = await client().getAsyncInvokeConfig({ functionUrn });
    expect(config).toEqual(documented.value);
  });

  test('sends one GET, the colons of the URN as they are', async () => {
    await client().getAsyncInvokeConfig({ functionUrn });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'GET',
      url: `/v2/${projectId}/fgs/functions/${functionUrn}/async-invoke-config`,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-auth-token': 't' },
    });
  });

  test.each([
    ['the call', { projectId: 'call' }, { projectId: 'client' }],
    ['the client', {}, { projectId: 'client' }],
    ['environment', {}, {}],
  ])('takes the project of %s', async (from, inCall, inClient) => {
    const credentials = credentialsFromEnv({
      HUAWEICLOUD_SDK_AK: 'AK',
      HUAWEICLOUD_SDK_SK: 'SK',
      HUAWEICLOUD_SDK_PROJECT_ID: 'environment',
    });
    answer = (_request, response) => json(response, 200, { ...documented.value, func_urn: 'f' });
    const own = createClient({ baseUrl, credentials, ...inClient });
    await own.getAsyncInvokeConfig({ functionUrn: 'f', ...inCall });
    expect(received[0]?.url).toBe(`/v2/${from.replace('the ', '')}/fgs/functions/f/async-invoke-config`);
  });

  test('takes region and project from the URN where they are not given', async () => {
    const urls: string[] = [];
    const fetch: Fetch = async (url) => {
      urls.push(url);
      return Response.json({ ...documented.value, func_urn: urnIn('eu-west-101') });
    };
    const own = createClient({ credentials: token('t'), fetch });
    await own.getAsyncInvokeConfig({ functionUrn: urnIn('eu-west-101') });
    const path = `/v2/${projectId}/fgs/functions/${urnIn('eu-west-101')}/async-invoke-config`;
    expect(urls).toEqual([`https://functiongraph.eu-west-101.myhuaweicloud.com${path}`]);
  });

  test('keeps the path of the base URL', async () => {
    const behindProxy = createClient({ baseUrl: `${baseUrl}/proxy/`, credentials: token('t') });
    await behindProxy.getAsyncInvokeConfig({ projectId, functionUrn });
    expect(received[0]?.url).toMatch(/^\/proxy\/v2\//);
  });

  test('signs what is sent', async () => {
    const credentials = akSk({
      accessKey: 'AK',
      secretKey: 'SK',
      clock: () => new Date('2021-03-04T06:50:02Z'),
    });
    await createClient({ baseUrl, credentials }).getAsyncInvokeConfig({ projectId, functionUrn });
    expect(received[0]?.headers).toMatchObject({
      'x-sdk-date': '20210304T065002Z',
      authorization: expect.stringMatching(
        /^SDK-HMAC-SHA256 Access=AK, SignedHeaders=content-type;host;x-project-id;x-sdk-date, Signature=[0-9a-f]{64}$/,
      ),
    });
  });

  test('gives status, ID and header fields beside the value', async () => {
    answer = (_request, response) =>
      json(response, 200, documented.value, { 'X-Request-Id': 'r-0', 'X-Token': 's' });
    expect(await client().getAsyncInvokeConfig.withResponse({ functionUrn })).toEqual({
      value: documented.value,
      status: 200,
      requestId: 'r-0',
      headers: expect.objectContaining({ 'content-type': 'application/json', 'x-token': '***' }),
    });
  });

  test('names the program that asks, unsigned, since proxies may do so as well', async () => {
    const credentials = akSk({ accessKey: 'AK', secretKey: 'SK' });
    const own = createClient({ baseUrl, credentials, userAgent: 'my-app/1.2' });
    await own.getAsyncInvokeConfig({ functionUrn });
    expect(received[0]?.headers['user-agent']).toMatch(
      /^my-app\/1\.2 functiongraph-async-invoke-contract\/\d/,
    );
    expect(received[0]?.headers.authorization).toContain('=content-type;host;x-project-id;x-sdk-date,');
  });

  test('goes through middleware, which sees no credentials', async () => {
    const own = client();
    const seen: string[] = [];
    const middleware: Parameters<typeof own.use>[0] = {
      onRequest: ({ request }) => void seen.push(...request.headers.keys()),
    };
    own.use(middleware);
    await own.getAsyncInvokeConfig({ functionUrn });
    expect(seen).toEqual(['accept', 'content-type']);
    own.eject(middleware);
    await own.getAsyncInvokeConfig({ functionUrn });
    expect(seen).toHaveLength(2);
  });
});

describe('a profile', () => {
  const config = { ...documented.value, max_async_event_age_in_seconds: 1, func_urn: urnIn('eu-de') };

  test('says where the API is and what is valid there', async () => {
    const urls: string[] = [];
    const fetch: Fetch = async (url) => {
      urls.push(url);
      return Response.json(config);
    };
    const own = createClient({ profile, credentials: token('t'), fetch });
    const { enable_async_status_log, ...rest } = await own.getAsyncInvokeConfig({
      functionUrn: urnIn('eu-de'),
    });
    expect(rest).toEqual(config);
    expect(enable_async_status_log).toBeUndefined();
    expect(urls[0]).toMatch(/^https:\/\/functiongraph\.eu-de\.otc\.t-systems\.com\/v2\//);
  });

  test('is not that of the contract', async () => {
    answer = (_request, response) => json(response, 200, config);
    const error = await failure(client().getAsyncInvokeConfig({ functionUrn: urnIn('eu-de') }));
    expect(error).toMatchObject({ findings: [{ pointer: '/max_async_event_age_in_seconds' }] });
  });
});

describe('an answer that is an error', () => {
  test('becomes an ApiError with its facts', async () => {
    const body = { error_code: 'FSS.0429', error_msg: 'Too many requests.' };
    const headers = { 'X-Request-Id': 'r-1', 'Retry-After': '7', Location: '/wait?token=5ecret&page=1' };
    answer = (_request, response) => json(response, 429, body, headers);
    const error = await failure(client().getAsyncInvokeConfig({ functionUrn }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'API_ERROR',
      status: 429,
      errorCode: 'FSS.0429',
      errorMessage: 'Too many requests.',
      requestId: 'r-1',
      retryAfter: 7,
      headers: { 'retry-after': '7', 'x-request-id': 'r-1' },
      location: '/wait?token=***&page=1',
      body: JSON.stringify(body),
      message: 'the API answered 429 FSS.0429: Too many requests. (request r-1)',
    });
  });

  test.each([
    ['HTML', '<h1>Bad Gateway</h1>'],
    ['other JSON', '{"fault":true}'],
    ['nothing', ''],
  ])('becomes one even where its body is %s', async (_what, body) => {
    answer = (_request, response) => response.writeHead(502, { 'Content-Length': body.length }).end(body);
    const error = await failure(client().getAsyncInvokeConfig({ functionUrn }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 502, errorCode: undefined, message: 'the API answered 502' });
  });

  test('takes the ID of the request from the body where no header has it', async () => {
    answer = (_request, response) =>
      json(response, 401, { error_code: 'APIGW.0301', error_msg: 'Wrong.', request_id: 'r-2' });
    expect(await failure(client().getAsyncInvokeConfig({ functionUrn }))).toMatchObject({ requestId: 'r-2' });
  });
});

describe('an answer that breaks the contract', () => {
  const broken = {
    ...documented.value,
    max_async_retry_attempts: bounds.AsyncInvokeConfig.max_async_retry_attempts.maximum + 1,
  };

  test('becomes a ContractError that says where', async () => {
    answer = (_request, response) => json(response, 200, broken, { 'X-Request-Id': 'r-3' });
    const error = await failure(client().getAsyncInvokeConfig({ functionUrn }));
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({
      code: 'CONTRACT_VIOLATION',
      requestId: 'r-3',
      status: 200,
      value: broken,
      findings: [{ pointer: '/max_async_retry_attempts', keyword: 'maximum' }],
    });
  });

  test('is told and returned, or only returned, where that is asked for', async () => {
    answer = (_request, response) => json(response, 200, broken);
    const told: ContractError[] = [];
    const warning = client({ validate: 'warn', onViolation: (violation) => told.push(violation) });
    expect(await warning.getAsyncInvokeConfig({ functionUrn })).toEqual(broken);
    expect(told).toMatchObject([{ findings: [{ keyword: 'maximum' }] }]);
    expect(await client({ validate: false }).getAsyncInvokeConfig({ functionUrn })).toEqual(broken);
  });

  test.each([
    ['another function', functionUrn, functionUrn.replace('test', 'other')],
    ['another version', functionUrn, functionUrn.replace('latest', 'v1')],
    ['some version of a function', functionUrn.replace(':latest', ''), functionUrn.replace('latest', 'v1')],
  ])('is one about %s', async (_which, asked, answered) => {
    answer = (_request, response) => json(response, 200, { ...documented.value, func_urn: answered });
    const error = await failure(client().getAsyncInvokeConfig({ functionUrn: asked }));
    expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', findings: [{ pointer: '/func_urn' }] });
  });

  test('is none about the latest version where none was asked for', async () => {
    const asked = functionUrn.replace(':latest', '');
    expect(await client().getAsyncInvokeConfig({ functionUrn: asked })).toEqual(documented.value);
  });

  test.each([
    ['no JSON', '<html>', 'got the string "<html>"'],
    ['half of its JSON', '{"func_urn":', 'expected JSON'],
    ['empty', '', 'got an empty body'],
    ['no UTF-8', Buffer.from('{"func_urn":"\xff"}', 'latin1'), 'expected UTF-8'],
  ])('is one too where it is %s', async (_what, body, message) => {
    answer = (_request, response) => response.writeHead(200, { 'Content-Length': body.length }).end(body);
    const error = await failure(client({ validate: false }).getAsyncInvokeConfig({ functionUrn }));
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ message: expect.stringContaining(message) });
  });

  test('is one too where its status is a success that the contract does not know', async () => {
    answer = (_request, response) => json(response, 202, documented.value);
    const error = await failure(client().getAsyncInvokeConfig({ functionUrn }));
    expect(error).toMatchObject({ code: 'CONTRACT_VIOLATION', message: expect.stringContaining('got 202') });
  });
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('(%i) is not followed', async (status) => {
    answer = (request, response) => {
      if (request.url === '/elsewhere') json(response, 200, documented.value);
      else response.writeHead(status, { Location: '/elsewhere' }).end();
    };
    const error = await failure(client().getAsyncInvokeConfig({ functionUrn }));
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({
      message: expect.stringContaining(`a redirect (${status}) to /elsewhere, which is not followed`),
    });
    expect(received).toHaveLength(1);
  });

  test('is not followed by the raw client either, whatever it is asked for', async () => {
    answer = (_request, response) => response.writeHead(302, { Location: '/elsewhere' }).end();
    const { response } = await client().raw.GET(
      '/v2/{project_id}/fgs/functions/{function_urn}/async-invoke-config',
      { params: { path: { project_id: projectId, function_urn: functionUrn } }, redirect: 'follow' },
    );
    expect(response.status).toBe(302);
    expect(received).toHaveLength(1);
  });
});

describe('no answer', () => {
  const elsewhere = (address: string) =>
    createClient({ baseUrl: address, credentials: token('t'), retry: false });
  const half: RequestListener = (_request, response) => {
    response.writeHead(200, { 'Content-Length': 100 }).write('{', () => response.destroy());
  };

  test.each<[string, string, RequestListener | undefined, (() => ReturnType<typeof client>) | undefined]>([
    ['where the name is unknown', 'network', undefined, () => elsewhere('https://host.invalid')],
    ['where TLS fails', 'tls', undefined, () => elsewhere(baseUrl.replace('http:', 'https:'))],
    ['in time, before the headers', 'timeout', () => {}, () => client({ timeout: 0.1 })],
    [
      'in time, in the middle of the body',
      'timeout',
      (_request, response) => response.writeHead(200).write('{'),
      () => client({ timeout: 0.3 }),
    ],
    ['in full', 'network', half, undefined],
  ])('%s becomes a TransportError: %s', async (_what, reason, listener, own = client) => {
    answer = listener ?? answer;
    const error = await failure(own().getAsyncInvokeConfig({ projectId, functionUrn }));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ code: 'TRANSPORT_FAILURE', reason });
  });

  test('where nobody listens becomes a TransportError that says so', async () => {
    server.close();
    await once(server, 'close');
    const error = await failure(client().getAsyncInvokeConfig({ functionUrn }));
    expect(error).toMatchObject({ reason: 'network', message: expect.stringContaining('ECONNREFUSED') });
  });

  test('where TLS has no common ground becomes a TransportError that says so', async () => {
    const secure = createTlsServer().listen(0, '127.0.0.1');
    await once(secure, 'listening');
    const { port } = secure.address() as AddressInfo;
    const error = await failure(
      elsewhere(`https://127.0.0.1:${port}`).getAsyncInvokeConfig({ projectId, functionUrn }),
    );
    expect(error).toMatchObject({ code: 'TRANSPORT_FAILURE', reason: 'tls' });
    secure.close();
  });
});

describe('a signal', () => {
  test.each(['the call', 'the client'])('of %s aborts with its own reason', async (whose) => {
    const controller = new AbortController();
    const reason = new Error('not needed any more');
    answer = () => controller.abort(reason);
    const { signal } = controller;
    const call =
      whose === 'the call'
        ? client().getAsyncInvokeConfig({ functionUrn, signal })
        : client({ signal }).getAsyncInvokeConfig({ functionUrn });
    expect(await failure(call)).toBe(reason);
  });

  test('aborts in the middle of the body, too', async () => {
    const controller = new AbortController();
    const reason = new Error('not needed any more');
    answer = (_request, response) =>
      response.writeHead(200).write('{', () => setTimeout(() => controller.abort(reason), 50));
    expect(await failure(client().getAsyncInvokeConfig({ functionUrn, signal: controller.signal }))).toBe(
      reason,
    );
  });
});

describe('a wrong argument', () => {
  const tooLong = {
    projectId: 'x'.repeat(bounds.ProjectId.maxLength + 1),
    functionUrn: 'x'.repeat(bounds.FunctionUrn.maxLength + 1),
  };

  test.each([
    ['projectId', { projectId: '', functionUrn }],
    ['projectId', { projectId: tooLong.projectId, functionUrn }],
    ['functionUrn', { functionUrn: '' }],
    ['functionUrn', { functionUrn: tooLong.functionUrn }],
    ['functionUrn', { functionUrn: '..' }],
    ['functionUrn', { functionUrn: '\uD800' }],
    ['functionUrn', { functionUrn: undefined as unknown as string }],
    ['functionUrn', undefined as unknown as { functionUrn: string }],
    ['functionUrn', { projectId: 'p', functionUrn: 7 as unknown as string }],
    ['projectId', { projectId: 'another', functionUrn }],
  ])('%s (%j) is found before anything is sent', async (argument, request) => {
    const error = await failure(client().getAsyncInvokeConfig(request));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', argument });
    expect(received).toHaveLength(0);
  });

  test('is also a project that nobody names, and a region that is not that of the URN', async () => {
    const anonymous = createClient({ region: 'cn-north-4', credentials: token('t') });
    expect(await failure(anonymous.getAsyncInvokeConfig({ functionUrn: 'f' }))).toMatchObject({
      argument: 'projectId',
      message: expect.stringContaining('HUAWEICLOUD_SDK_PROJECT_ID'),
    });
    expect(await failure(anonymous.getAsyncInvokeConfig({} as { functionUrn: string }))).toMatchObject({
      argument: 'functionUrn',
    });
    expect(await failure(anonymous.getAsyncInvokeConfig({ functionUrn: urnIn('cn-north-1') }))).toMatchObject(
      {
        argument: 'region',
      },
    );
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2_147_484])(
    'is also a timeout of %d seconds',
    (timeout) => {
      expect(() => client({ timeout })).toThrow(ArgumentError);
    },
  );

  test.each([
    ['credentials', undefined],
    ['credentials', { region: 'cn-north-4' }],
    ['validate', { validate: true }],
    ['fetch', { fetch: 'fetch' }],
    ['onViolation', { onViolation: {} }],
    ['userAgent', { userAgent: 'a\r\nX-Evil: 1' }],
    ['timeout', { timeout: '5' }],
    ['retry', { retry: { attempts: 0 } }],
    ['retry', { retry: { attempts: 11 } }],
    ['retry', { retry: { delay: -1 } }],
    ['retry', { retry: { maxDelay: '1' } }],
  ])('is also the option %s of %j', (argument, wrong) => {
    const given = argument === 'credentials' ? wrong : { credentials: token('t'), ...wrong };
    expect(() => createClient(given as unknown as ClientOptions)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT', argument }),
    );
  });
});

describe('the raw client', () => {
  const path = '/v2/{project_id}/fgs/functions/{function_urn}/async-invoke-config';
  const params = { path: { project_id: projectId, function_urn: functionUrn } };

  test('gives data and response', async () => {
    const { data, error, response } = await client().raw.GET(path, { params });
    expect(data).toEqual(documented.value);
    expect(error).toBeUndefined();
    expect(response.status).toBe(200);
    expect(received[0]?.headers['x-auth-token']).toBe('t');
  });

  test('gives errors instead of throwing them', async () => {
    answer = (_request, response) => json(response, 404, { error_code: 'FSS.0404', error_msg: 'Not found.' });
    const { data, error } = await client().raw.GET(path, { params });
    expect(data).toBeUndefined();
    expect(error).toEqual({ error_code: 'FSS.0404', error_msg: 'Not found.' });
  });

  test('checks the arguments', async () => {
    const wrong = { path: { ...params.path, project_id: '' } };
    expect(await failure(client().raw.GET(path, { params: wrong }))).toBeInstanceOf(ArgumentError);
  });

  test('takes the credentials to no other origin', async () => {
    const error = await failure(client().raw.GET(path, { params, baseUrl: 'http://127.0.0.2:1' }));
    expect(error).toMatchObject({
      argument: 'baseUrl',
      message: expect.stringContaining('credentials go nowhere else'),
    });
  });

  test('signs what a middleware adds', async () => {
    const own = createClient({ baseUrl, credentials: akSk({ accessKey: 'AK', secretKey: 'SK' }) });
    own.raw.use({
      onRequest({ request }) {
        request.headers.set('X-Trace', '1');
        return request;
      },
    });
    await own.raw.GET(path, { params });
    expect(received[0]?.headers.authorization).toContain(
      'SignedHeaders=content-type;host;x-project-id;x-sdk-date;x-trace,',
    );
  });
});

test('every error is a FunctionGraphError', async () => {
  answer = (_request, response) => json(response, 500, {});
  expect(await failure(client().getAsyncInvokeConfig({ functionUrn }))).toBeInstanceOf(FunctionGraphError);
  expect(await failure(client().getAsyncInvokeConfig({ functionUrn: '' }))).toBeInstanceOf(
    FunctionGraphError,
  );
});
