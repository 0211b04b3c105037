import type { IncomingHttpHeaders } from 'node:http';
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
import {
  FunctionGraphClient,
  ShowFunctionAsyncInvokeConfigRequest,
} from '@huaweicloud/huaweicloud-sdk-functiongraph/v2/public-api.js';
import { expect, test } from 'vitest';
import { parseSdkDate } from '../reference/signature.ts';
import { startHttpServer } from '../testing/servers.ts';
import { operationUrl } from './address.ts';
import { contentType, signatureAuthentication, signedFields } from './authentication.ts';

const projectId = '7aad83af3e8d42e99ac1940000000001';
const functionUrn = `urn:fss:cn-north-4:${projectId}:function:default:thumbnails:latest`;
const key = { accessKey: 'AK', secretKey: 'secret-key-of-a-test' };

/** The header fields that the official SDK sends for the operation, and where it sends them. */
async function askOfficially(): Promise<{ origin: string; headers: IncomingHttpHeaders }> {
  let headers: IncomingHttpHeaders = {};
  const { origin, stop } = await startHttpServer((request, response) => {
    headers = request.headers;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  const credentials = new BasicCredentials()
    .withAk(key.accessKey)
    .withSk(key.secretKey)
    .withProjectId(projectId);
  const sdk = FunctionGraphClient.newBuilder().withCredential(credentials).withEndpoint(origin).build();
  await sdk.showFunctionAsyncInvokeConfig(new ShowFunctionAsyncInvokeConfigRequest(functionUrn));
  await stop();
  return { origin, headers };
}

test('a signed request carries and covers what the official SDK sends, with the same signature', async () => {
  const { origin, headers } = await askOfficially();
  const date = new Date(parseSdkDate(String(headers['x-sdk-date'])) ?? Number.NaN);
  const ours = await signedFields(operationUrl(origin, projectId, functionUrn), key, projectId, date);
  const sent = Object.fromEntries([contentType, ...ours].map(([name, value]) => [name.toLowerCase(), value]));
  expect(headers).toMatchObject(sent);
  expect(sent.authorization).toContain('SignedHeaders=content-type;host;x-project-id;x-sdk-date,');
});

test('a wrong signature is made with a key that nobody has', async () => {
  const fields = await signatureAuthentication(key, projectId).wrong('https://api.example/v2');
  expect(new Map(fields).get('Authorization')).toMatch(/Access=[0-9A-F]{20},/);
});
