import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import { validateAsyncInvokeConfig, validateError } from '../../generated/validators.js';
import {
  jsonAnswer,
  type ReferenceEndpoint,
  type ReferenceState,
  readState,
  startReferenceEndpoint,
  writeAnswer,
} from './index.ts';

let endpoint: ReferenceEndpoint;
let state: ReferenceState;
let projectId: string;
let otherProjectId: string;
let urn: string;
let token: string;
let clock: number;

beforeAll(async () => {
  state = await readState();
  const [first, second] = Object.entries(state.projects);
  projectId = first![0];
  otherProjectId = second![0];
  urn = first![1].functions[0]!.func_urn;
  token = first![1].tokens[0]!;
  endpoint = await startReferenceEndpoint({ state, now: () => clock });
});
beforeEach(() => {
  clock = Date.now();
});
afterAll(() => endpoint.stop());

const pathOf = (project: string, functionUrn: string) =>
  `/v2/${project}/fgs/functions/${functionUrn}/async-invoke-config`;

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
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await get(pathOf(projectId, urn))).headers.get('x-request-id')),
    );
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
  test('another path', () => expectError('/v2/nothing', 404, 'APIGW.0101'));
  test('a path that goes on', () => expectError(`${pathOf(projectId, urn)}/more`, 404, 'APIGW.0101'));
  test('a path that is not percent-encoded properly', () =>
    expectError(pathOf(projectId, '%zz'), 400, 'APIGW.0201'));
  test('a path that does not decode to UTF-8', () =>
    expectError(pathOf(projectId, '%ff'), 400, 'APIGW.0201'));
  test('no credentials', () => expectError(pathOf(projectId, urn), 401, 'APIGW.0301', {}));
  test('a wrong token', () =>
    expectError(pathOf(projectId, urn), 401, 'APIGW.0301', { 'X-Auth-Token': 'wrong' }));
  test('an unknown access key', () =>
    expectError(pathOf(projectId, urn), 401, 'APIGW.0301', {
      Authorization: `SDK-HMAC-SHA256 Access=NOBODY, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    }));
  test('an Authorization that is none', () =>
    expectError(pathOf(projectId, urn), 401, 'APIGW.0301', { Authorization: 'Basic YTpi' }));

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

  test('a project ID one character over its bound', () =>
    expectError(pathOf('a'.repeat(ProjectId.maxLength + 1), urn), 400, 'FSS.0400'));
  test('a function URN one character over its bound', () =>
    expectError(pathOf(projectId, urn.padEnd(FunctionUrn.maxLength + 1, 'x')), 400, 'FSS.0400'));
  test('an empty function URN', () => expectError(pathOf(projectId, ''), 400, 'FSS.0400'));
  test('a function URN as long as it may be, as unknown', () =>
    expectError(pathOf(projectId, urn.padEnd(FunctionUrn.maxLength, 'x')), 404, 'FSS.0404'));
  test('another tenant’s project', () => expectError(pathOf(otherProjectId, urn), 403, 'FSS.0403'));
  test('a function that does not exist', () =>
    expectError(pathOf(projectId, urn.replace('thumbnails', 'nothing')), 404, 'FSS.0404'));
  test('a version that does not exist', () =>
    expectError(pathOf(projectId, urn.replace('latest', 'v99')), 404, 'FSS.0404'));
  test('another project’s function under the caller’s own project', () =>
    expectError(pathOf(projectId, state.projects[otherProjectId]!.functions[0]!.func_urn), 404, 'FSS.0404'));
});

describe('a signed request', () => {
  function signedHeaders(path: string, key = state.projects[projectId]!.accessKeys[0]!) {
    const { host: _host, ...headers } = AKSKSigner.sign(
      {
        method: 'GET',
        endpoint: `${endpoint.origin}${path}`,
        headers: {
          'content-type': 'application/json',
          ...(key.securityToken === undefined ? {} : { 'X-Security-Token': key.securityToken }),
        },
      } as unknown as Parameters<typeof AKSKSigner.sign>[0],
      { getAk: () => key.accessKey, getSk: () => key.secretKey } as unknown as Parameters<
        typeof AKSKSigner.sign
      >[1],
    ) as Record<string, string>;
    return headers;
  }

  test('of Huawei’s own signer is answered', async () => {
    const path = pathOf(projectId, urn);
    expect(await get(path, signedHeaders(path))).toMatchObject({ status: 200, body: { func_urn: urn } });
  });

  test('with a temporary key is answered', async () => {
    const path = pathOf(projectId, urn);
    const key = state.projects[projectId]!.accessKeys.find(
      (candidate) => candidate.securityToken !== undefined,
    );
    expect(await get(path, signedHeaders(path, key))).toMatchObject({ status: 200, body: { func_urn: urn } });
  });

  test('for another path is refused', () =>
    expectError(pathOf(projectId, urn), 401, 'APIGW.0301', signedHeaders(pathOf(projectId, `${urn}x`))));

  test('that is older than 15 minutes is refused', async () => {
    const path = pathOf(projectId, urn);
    const headers = signedHeaders(path);
    clock += 16 * 60 * 1000;
    await expectError(path, 401, 'APIGW.0301', headers);
  });

  test('reads its own project only', async () => {
    const path = pathOf(otherProjectId, state.projects[otherProjectId]!.functions[0]!.func_urn);
    await expectError(path, 403, 'FSS.0403', signedHeaders(path));
  });
});

test.each(['HEAD', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s is refused, counted, and changes nothing',
  async (method) => {
    const before = (await get(pathOf(projectId, urn))).body;
    const counted = endpoint.methods.get(method) ?? 0;
    const response = await fetch(`${endpoint.origin}${pathOf(projectId, urn)}`, {
      method,
      headers: { 'X-Auth-Token': token },
      ...(method === 'HEAD' ? {} : { body: '{"max_async_retry_attempts":7}' }),
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
    expect(endpoint.methods.get(method)).toBe(counted + 1);
    expect(endpoint.received.at(-1)).toMatchObject({ method, target: pathOf(projectId, urn) });
    expect((await get(pathOf(projectId, urn))).body).toEqual(before);
  },
);

test('a body that is too long is refused', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const outgoing = httpRequest(
      `${endpoint.origin}${pathOf(projectId, urn)}`,
      { method: 'PUT' },
      (response) => {
        resolve(response.statusCode);
        outgoing.destroy();
      },
    );
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
    const response = await fetch(`${broken.origin}${pathOf(projectId, urn)}`, {
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
