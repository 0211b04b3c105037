import createClient from 'openapi-fetch';
import type { paths } from '../../../generated/schema.d.ts';

const { FGS_ENDPOINT = '', FGS_PROJECT_ID = '', FGS_FUNCTION_URN = '', FGS_TOKEN } = process.env;

async function read() {
  if (FGS_TOKEN === undefined) return { skip: 'it knows tokens only' };
  const client = createClient<paths>({ baseUrl: FGS_ENDPOINT, headers: { 'X-Auth-Token': FGS_TOKEN } });
  const { data, error, response } = await client.GET(
    '/v2/{project_id}/fgs/functions/{function_urn}/async-invoke-config',
    {
      params: { path: { project_id: FGS_PROJECT_ID, function_urn: FGS_FUNCTION_URN } },
      signal: AbortSignal.timeout(1000 * Number(process.env.FGS_TIMEOUT)),
    },
  );
  if (response.ok) return { config: data ?? null };
  const request_id = response.headers.get('X-Request-Id');
  return { error: { status: response.status, error_code: error?.error_code, request_id } };
}

const line = await read().catch((error: unknown) => ({ error: { message: String(error) } }));
console.log(JSON.stringify(line));
