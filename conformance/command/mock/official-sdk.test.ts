import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
import {
  FunctionGraphClient,
  ShowFunctionAsyncInvokeConfigRequest,
} from '@huaweicloud/huaweicloud-sdk-functiongraph/v2/public-api.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import document from '../../../generated/openapi.json' with { type: 'json' };
import { akSk, createClient, parseAsyncInvokeConfig } from '../../../src/index.ts';
import { baseContract } from '../../contract/contract.ts';
import { type Mock, startMock } from './prism.ts';

const { documented } = document.components.responses.Ok.content['application/json'].examples;
const project_id = document.components.parameters.project_id.example;
const function_urn = document.components.parameters.function_urn.example;

describe('the official Node.js SDK', () => {
  let mock: Mock;

  beforeAll(async () => {
    mock = await startMock(baseContract().document);
  });

  afterAll(() => mock?.stop());

  function show(functionUrn: string) {
    const credentials = new BasicCredentials().withAk('AK').withSk('SK').withProjectId(project_id);
    const sdk = FunctionGraphClient.newBuilder()
      .withCredential(credentials)
      .withEndpoint(mock.origin)
      .build();
    return sdk.showFunctionAsyncInvokeConfig(new ShowFunctionAsyncInvokeConfigRequest(functionUrn));
  }

  test('gets the documented configuration from the mock', async () => {
    const { httpStatusCode, ...config } = await show(function_urn);
    expect(httpStatusCode).toBe(200);
    expect(parseAsyncInvokeConfig(config)).toEqual(documented.value);
  });

  test('gets what our client gets', async () => {
    const { httpStatusCode, ...config } = await show(function_urn);
    const ours = createClient({
      baseUrl: mock.origin,
      projectId: project_id,
      credentials: akSk({ accessKey: 'AK', secretKey: 'SK' }),
    });
    expect(await ours.getAsyncInvokeConfig({ functionUrn: function_urn })).toEqual(config);
  });

  test('is told by the mock that a URN is too long', async () => {
    const call = show('x'.repeat(1000));
    await expect(call).rejects.toMatchObject({ httpStatusCode: 400, errorCode: 'FSS.0400' });
  });
});
