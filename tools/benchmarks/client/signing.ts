import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js';
import type { IHttpRequest } from '@huaweicloud/huaweicloud-sdk-core/http/IHttpRequest.js';
import document from '../../../generated/openapi.json' with { type: 'json' };
import { serverUrl, showFunctionAsyncInvokeConfig, sign } from '../../../src/index.ts';
import { race } from './stopwatch.ts';

/** How long it takes to sign the request of the contract, in microseconds. */
export interface SigningFigures {
  readonly ours: number;
  readonly sdk: number;
}

/** @throws Error where the two signers do not agree, because they would be compared for other work. */
export async function measureSigning(): Promise<SigningFigures> {
  const { project_id, function_urn } = document.components.parameters;
  const path = showFunctionAsyncInvokeConfig.path
    .replace('{project_id}', project_id.example)
    .replace('{function_urn}', function_urn.example);
  const url = serverUrl.replace('{region}', 'cn-north-4') + path;
  const headers = { 'content-type': 'application/json' };

  const accessKey = { accessKey: 'AK', secretKey: 'SK' };
  const credentials = new BasicCredentials().withAk('AK').withSk('SK');
  const ours = () => sign({ method: 'GET', url, headers }, accessKey, new Date());
  const sdk = (dated = {}): { Authorization?: string } =>
    AKSKSigner.sign(
      {
        method: 'GET',
        endpoint: url,
        queryParams: {},
        headers: { ...headers, ...dated },
      } as unknown as IHttpRequest,
      credentials,
    );

  const { Authorization, 'X-Sdk-Date': date } = await ours();
  if (sdk({ 'X-Sdk-Date': date }).Authorization !== Authorization)
    throw new Error('the signers do not agree');

  return race({ ours, sdk: () => sdk() });
}
