import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTransport, type Transport } from '../exchange/transport.ts';
import { operationUrl } from '../probes/address.ts';
import { signatureAuthentication } from '../probes/authentication.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../reference/index.ts';
import { type Forwarder, openForwarder } from './forwarder.ts';

let endpoint: ReferenceEndpoint;
let transport: Transport;
let forwarder: Forwarder;
let path = '';

beforeEach(async () => {
  endpoint = await startReferenceEndpoint();
  const [projectId = '', project] = Object.entries(endpoint.state.projects)[0] ?? [];
  transport = await openTransport({ origin: endpoint.origin, timeoutSeconds: 5, connections: 2 });
  const authentication = signatureAuthentication(project!.accessKeys[0]!, projectId);
  forwarder = await openForwarder({ target: endpoint.origin, transport, authentication });
  path = operationUrl('', projectId, project!.functions[0]!.func_urn);
});

afterEach(async () => {
  await forwarder.stop();
  await transport.close();
  await endpoint.stop();
});

test('signs a GET request when it is final, and passes the answer on', async () => {
  const response = await fetch(forwarder.baseUrl + path);
  expect(response.status).toBe(200);
  expect(await response.json()).toHaveProperty('func_urn');
  expect(endpoint.received[0]?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 /);
});

test('replaces what a client gives for credentials, and counts the answers', async () => {
  const given = { Authorization: '', 'X-Sdk-Date': '20000101T000000Z', 'X-Auth-Token': 'of-the-client' };
  expect((await fetch(forwarder.baseUrl + path, { headers: given })).status).toBe(200);
  expect((await fetch(forwarder.baseUrl + path.replace('latest', 'none'))).status).toBe(404);
  const [first] = endpoint.received;
  expect(first?.headers['x-sdk-date']).toMatch(/^2\d{3}\d{4}T\d{6}Z$/);
  expect(first?.headers['x-sdk-date']).not.toContain('20000101');
  expect(first?.headers).not.toHaveProperty('x-auth-token');
  expect([...forwarder.statuses]).toEqual([
    [200, 1],
    [404, 1],
  ]);
});

test('passes odd paths on as they are', async () => {
  await fetch(`${forwarder.baseUrl}/v2/%2F%00/x?y=%20`);
  expect(endpoint.received[0]?.target).toBe('/v2/%2F%00/x?y=%20');
});

test('sends nothing on that is not GET, or from somebody who does not know its address', async () => {
  expect((await fetch(forwarder.baseUrl + path, { method: 'PUT', body: '{}' })).status).toBe(405);
  expect((await fetch(new URL(path, forwarder.baseUrl))).status).toBe(404);
  expect(endpoint.received).toHaveLength(0);
});
