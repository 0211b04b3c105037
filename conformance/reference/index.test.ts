import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import { validateAsyncInvokeConfig, validateError } from '../../generated/validators.js';
import {
  jsonAnswer,
  type ReferenceEndpoint,
  type ReferenceProject,
  readState,
  startReferenceEndpoint,
  writeAnswer,
} from './index.ts';

const state = await readState();
const [[projectId, project], [otherProjectId, otherProject]] = Object.entries(state.projects) as [
  [string, ReferenceProject],
  [string, ReferenceProject],
];
const [urn, otherUrn] = [project, otherProject].map(({ functions }) => functions[0]!.func_urn) as [
  string,
  string,
];
const token = project.tokens[0]!;
const key = project.accessKeys[0]!;

let endpoint: ReferenceEndpoint;
beforeAll(async () => {
  endpoint = await startReferenceEndpoint({ state });
});
afterAll(() => endpoint.stop());

const pathOf = (project: string, functionUrn: string) =>
  `/v2/${project}/fgs/functions/${functionUrn}/async-invoke-config`;
const known = pathOf(projectId, urn);

async function get(path: string, headers: Record<string, string> = { 'X-Auth-Token': token }) {
  const response = await fetch(`${endpoint.origin}${path}`, { headers });
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body };
}

async function expectError(path: string, status: number, code: string, headers?: Record<string, string>) {
  const answer = await get(path, headers);
  expect(answer.status).toBe(status);
  expect(validateError(answer.body)).toBe(true);
  expect(answer.body).toMatchObject({ error_code: code });
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
}

describe('a known function', () => {
  test('answers its configuration, word for word, for each function of the state', async () => {
    for (const [project, { functions, tokens }] of Object.entries(state.projects)) {
      for (const configuration of functions) {
        const answer = await get(pathOf(project, configuration.func_urn), { 'X-Auth-Token': tokens[0]! });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('content-type')).toBe('application/json');
        expect(answer.body).toEqual(configuration);
        expect(validateAsyncInvokeConfig(answer.body)).toBe(true);
      }
    }
  });

  test('each answer has its own request ID', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await get(known)).headers.get('x-request-id')));
    expect(new Set(ids).size).toBe(3);
  });

  test.each([
    ['in upper case', '%3A'],
    ['in lower case', '%3a'],
  ])('is the same resource with its colons percent-encoded %s', async (_name, colon) => {
    const answer = await get(pathOf(projectId, urn.replaceAll(':', colon)));
    expect(answer.body).toMatchObject({ func_urn: urn });
  });
});

describe('the gateway refuses', () => {
  test.each<[string, string, number, string, Record<string, string>?]>([
    ['another path', '/v2/nothing', 404, 'APIGW.0101'],
    ['a path that goes on', `${known}/more`, 404, 'APIGW.0101'],
    ['a path that is not percent-encoded properly', pathOf(projectId, '%zz'), 400, 'APIGW.0201'],
    ['a path that does not decode to UTF-8', pathOf(projectId, '%ff'), 400, 'APIGW.0201'],
    ['no credentials', known, 401, 'APIGW.0301', {}],
    ['a wrong token', known, 401, 'APIGW.0301', { 'X-Auth-Token': 'wrong' }],
    [
      'an unknown access key',
      known,
      401,
      'APIGW.0301',
      { Authorization: `SDK-HMAC-SHA256 Access=NOBODY, SignedHeaders=host, Signature=${'0'.repeat(64)}` },
    ],
    ['an Authorization that is none', known, 401, 'APIGW.0301', { Authorization: 'Basic YTpi' }],
  ])('%s', (_what, path, status, code, headers) => expectError(path, status, code, headers));

  test('bytes that are not HTTP', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(endpoint.origin).port), '127.0.0.1', () =>
        socket.write('hello\r\n\r\n'),
      );
      let received = '';
      socket.on('data', (chunk) => {
        received += String(chunk);
      });
      socket.on('end', () => resolve(received));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    const body: unknown = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));
    expect(body).toMatchObject({ error_code: 'APIGW.0201' });
  });
});

describe('the service refuses', () => {
  const { ProjectId, FunctionUrn } = document.components.schemas;

  test.each([
    ['a project ID one character over its bound', pathOf('a'.repeat(ProjectId.maxLength + 1), urn), 400],
    [
      'a function URN one character over its bound',
      pathOf(projectId, urn.padEnd(FunctionUrn.maxLength + 1, 'x')),
      400,
    ],
    ['an empty function URN', pathOf(projectId, ''), 400],
    [
      'a function URN as long as it may be, as unknown',
      pathOf(projectId, urn.padEnd(FunctionUrn.maxLength, 'x')),
      404,
    ],
    ['another tenant’s project', pathOf(otherProjectId, urn), 403],
    ['a function that does not exist', pathOf(projectId, urn.replace('thumbnails', 'nothing')), 404],
    ['a version that does not exist', pathOf(projectId, urn.replace('latest', 'v99')), 404],
    ['another project’s function under the caller’s own project', pathOf(projectId, otherUrn), 404],
  ])('%s', (_what, path, status) => expectError(path, status, `FSS.0${status}`));
});

test('a request that Huawei’s own signer signed is answered, and reads its own project only', async () => {
  const signedHeaders = (path: string) => {
    const { host: _host, ...headers } = AKSKSigner.sign(
      {
        method: 'GET',
        endpoint: `${endpoint.origin}${path}`,
        headers: { 'content-type': 'application/json' },
      } as unknown as Parameters<typeof AKSKSigner.sign>[0],
      { getAk: () => key.accessKey, getSk: () => key.secretKey } as unknown as Parameters<
        typeof AKSKSigner.sign
      >[1],
    ) as Record<string, string>;
    return headers;
  };
  expect(await get(known, signedHeaders(known))).toMatchObject({ status: 200, body: { func_urn: urn } });
  const path = pathOf(otherProjectId, otherUrn);
  await expectError(path, 403, 'FSS.0403', signedHeaders(path));
});

test.each(['HEAD', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s is refused, counted, and changes nothing',
  async (method) => {
    const before = (await get(known)).body;
    const counted = endpoint.methods.get(method) ?? 0;
    const response = await fetch(`${endpoint.origin}${known}`, {
      method,
      headers: { 'X-Auth-Token': token },
      ...(method === 'HEAD' ? {} : { body: '{"max_async_retry_attempts":7}' }),
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
    expect(endpoint.methods.get(method)).toBe(counted + 1);
    expect(endpoint.received.at(-1)).toMatchObject({ method, target: known });
    expect((await get(known)).body).toEqual(before);
  },
);

test('a body that is too long is refused', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const outgoing = httpRequest(`${endpoint.origin}${known}`, { method: 'PUT' }, (response) => {
      resolve(response.statusCode);
      outgoing.destroy();
    });
    outgoing.on('error', reject);
    outgoing.write(Buffer.alloc(200_000));
  });
  expect(status).toBe(413);
});

describe('the seams', () => {
  test('`alter` gets the plain answer and what it is about, and its answer is sent', async () => {
    const seen: unknown[] = [];
    const broken = await startReferenceEndpoint({
      state,
      alter: (answer, { outcome, sequence, parameters, callerProjectId }) => {
        seen.push({ outcome, sequence, parameters, callerProjectId });
        return { ...answer, status: 418 };
      },
    });
    const response = await fetch(`${broken.origin}${known}`, {
      headers: { 'X-Auth-Token': token },
    });
    await broken.stop();
    expect(response.status).toBe(418);
    expect(seen).toEqual([
      {
        outcome: 'configuration',
        sequence: 0,
        parameters: { projectId, functionUrn: urn },
        callerProjectId: projectId,
      },
    ]);
  });

  test('`transmit` writes in place of the endpoint', async () => {
    const broken = await startReferenceEndpoint({
      state,
      transmit: (response) => void response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc'),
    });
    const response = await fetch(broken.origin);
    expect(await response.text()).toBe('abc');
    await broken.stop();
  });

  test('`observe` is told of each answer; bytes are sent as they are', async () => {
    const statuses: number[] = [];
    const broken = await startReferenceEndpoint({
      state,
      alter: () => ({ ...jsonAnswer(200, null), body: Buffer.from([0xff, 0x00]) }),
      transmit: writeAnswer,
      observe: (answer) => statuses.push(answer.status),
    });
    const response = await fetch(broken.origin);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0xff, 0x00]));
    await broken.stop();
    expect(statuses).toEqual([200]);
  });
});

test('ten thousand functions are served as well as five', async () => {
  const project = 'many';
  const functions = Array.from({ length: 10_000 }, (_, i) => ({
    func_urn: `urn:fss:cn-north-4:${project}:function:default:f${i}:latest`,
    max_async_event_age_in_seconds: 3600,
    max_async_retry_attempts: 3,
  }));
  const many = await startReferenceEndpoint({
    state: { projects: { [project]: { tokens: ['t'], accessKeys: [], functions } } },
  });
  const response = await fetch(`${many.origin}${pathOf(project, functions.at(-1)!.func_urn)}`, {
    headers: { 'X-Auth-Token': 't' },
  });
  expect(await response.json()).toEqual(functions.at(-1));
  await many.stop();
});

test('a port that is taken is an error', async () => {
  const port = Number(new URL(endpoint.origin).port);
  await expect(startReferenceEndpoint({ state, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
