import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
import {
  FunctionGraphClient,
  ShowFunctionAsyncInvokeConfigRequest,
} from '@huaweicloud/huaweicloud-sdk-functiongraph/v2/public-api.js';

const { FGS_ENDPOINT = '', FGS_PROJECT_ID = '', FGS_FUNCTION_URN = '', ...env } = process.env;

/** What the SDK throws, as far as it is looked at here. */
interface Failure {
  readonly httpStatusCode?: number | string;
  readonly errorCode?: string;
  readonly requestId?: string;
}

async function read() {
  const { HUAWEICLOUD_SDK_AK: ak, HUAWEICLOUD_SDK_SK: sk } = env;
  if (ak === undefined || sk === undefined) return { skip: 'it knows access keys only' };
  const credentials = new BasicCredentials({ ak, sk, projectId: FGS_PROJECT_ID });
  credentials.withSecurityToken(env.HUAWEICLOUD_SDK_SECURITY_TOKEN);
  const client = FunctionGraphClient.newBuilder()
    .withCredential(credentials)
    .withEndpoint(FGS_ENDPOINT)
    .withOptions({ axiosRequestConfig: { timeout: 1000 * Number(env.FGS_TIMEOUT) } })
    .build();
  const { httpStatusCode: _status, ...config } = await client.showFunctionAsyncInvokeConfig(
    new ShowFunctionAsyncInvokeConfigRequest(FGS_FUNCTION_URN),
  );
  return { config };
}

const line = await read().catch(({ httpStatusCode, errorCode, requestId }: Failure) => {
  const status = Number(httpStatusCode);
  return {
    error: {
      ...(Number.isInteger(status) && { status }),
      error_code: errorCode,
      request_id: requestId,
    },
  };
});
console.log(JSON.stringify(line));
