import { readFileSync } from 'node:fs';
import { ApiError, akSk, createClient, parseDestination, token } from '../../../src/index.ts';

const { env } = process;

/** A token where there is one; it is read anew for every request. */
function credentials() {
  if (env.FGS_TOKEN_FILE !== undefined) {
    const file = env.FGS_TOKEN_FILE;
    return token(() => readFileSync(file, 'utf8'));
  }
  return akSk({
    accessKey: env.HUAWEICLOUD_SDK_AK ?? '',
    secretKey: env.HUAWEICLOUD_SDK_SK ?? '',
    securityToken: env.HUAWEICLOUD_SDK_SECURITY_TOKEN,
  });
}

const client = createClient({
  baseUrl: env.FGS_ENDPOINT ?? '',
  projectId: env.FGS_PROJECT_ID ?? '',
  credentials: credentials(),
  timeout: Number(env.FGS_TIMEOUT),
});

async function read() {
  const request = { functionUrn: env.FGS_FUNCTION_URN ?? '' };
  const config = await client.getAsyncInvokeConfig(request).catch((error: unknown) => {
    // The token may have run out; it is sent anew once.
    if (error instanceof ApiError && error.status === 401) return client.getAsyncInvokeConfig(request);
    throw error;
  });
  const { on_success, on_failure } = config.destination_config ?? {};
  const destination_config = {
    on_success: parseDestination(on_success),
    on_failure: parseDestination(on_failure),
  };
  return { config: { ...config, destination_config } };
}

const line = await read().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof ApiError)) return { error: { message } };
  return {
    error: { status: error.status, error_code: error.errorCode, request_id: error.requestId, message },
  };
});
console.log(JSON.stringify(line));
