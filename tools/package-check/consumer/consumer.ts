// What somebody writes who has installed the package: every entry point, typed, against a server.
import {
  ApiError,
  type AsyncInvokeConfig,
  bounds,
  createClient,
  FunctionGraphError,
  parseDestination,
  regions,
  token,
} from 'functiongraph-async-invoke-contract';
import { akSk, ContractError, createClient as createAgain } from 'functiongraph-async-invoke-contract/client';
import { formatDestination } from 'functiongraph-async-invoke-contract/destination';
import {
  credentialsFromFile,
  credentialsFromMetadata,
  defaultCredentials,
} from 'functiongraph-async-invoke-contract/node';
import document from 'functiongraph-async-invoke-contract/openapi.json' with { type: 'json' };
import { profile } from 'functiongraph-async-invoke-contract/profiles/open-telekom-cloud';
import type { components, paths } from 'functiongraph-async-invoke-contract/schema';
import { createConfig, startReference } from 'functiongraph-async-invoke-contract/testing';
import { isAsyncInvokeConfig } from 'functiongraph-async-invoke-contract/validate';

type Same<A, B> = [A, B] extends [B, A] ? true : never;
const sameTypes: Same<AsyncInvokeConfig, components['schemas']['AsyncInvokeConfig']> = true;
const path: keyof paths = '/v2/{project_id}/fgs/functions/{function_urn}/async-invoke-config';

function check(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`wrong: ${what}`);
}

const [, , baseUrl = ''] = process.argv;
const projectId = document.components.parameters.project_id.example;
const functionUrn = document.components.parameters.function_urn.example;

check(sameTypes && path in document.paths, 'the types and the document');
check(regions.length > 0 && bounds.ProjectId.maxLength > 0, 'the constants');
check(createAgain === createClient, 'one client, whatever the entry point');

for (const credentials of [token('t'), akSk({ accessKey: 'AK', secretKey: 'SK' })]) {
  const client = createClient({ baseUrl, projectId, credentials });
  const config = await client.getAsyncInvokeConfig({ functionUrn });
  check(isAsyncInvokeConfig(config), 'the configuration');
  const onFailure = config.destination_config?.on_failure;
  check(onFailure, 'the destination');
  const destination = parseDestination(onFailure);
  check(destination?.destination === 'FunctionGraph', 'the name of the destination');
  check(destination.param.func_urn.startsWith('urn:fss:'), 'the param of the destination');
  check(formatDestination(destination).param === onFailure.param, 'the way back');
}

for (const find of [credentialsFromFile, credentialsFromMetadata, defaultCredentials]) {
  check(typeof find === 'function', 'the credentials of Node.js');
}

const elsewhere = createClient({ profile, baseUrl, projectId, credentials: token('t') });
const { value, status } = await elsewhere.getAsyncInvokeConfig.withResponse({ functionUrn });
check(status === 200 && value.enable_async_status_log === undefined, 'the configuration of a profile');

const reference = await startReference({ functions: [createConfig()], fault: 'identity/other-version' });
const wrong = createClient({
  ...reference,
  validate: 'warn',
  onViolation: (violation) => violations.push(violation),
});
const violations: ContractError[] = [];
await wrong.getAsyncInvokeConfig({ functionUrn });
check(violations[0]?.findings[0]?.pointer === '/func_urn', 'the reference endpoint, and its fault');
await reference.stop();

const anonymous = createClient({
  baseUrl,
  projectId,
  credentials: { authorize: async () => ({ Prefer: 'code=404' }) },
});
const error: unknown = await anonymous
  .getAsyncInvokeConfig({ functionUrn })
  .catch((thrown: unknown) => thrown);
check(error instanceof FunctionGraphError && error.code === 'API_ERROR', 'the base of the errors');
check(error instanceof ApiError && error.status >= 400, 'the error');
check(!(error instanceof ContractError), 'the other errors');

console.log(`${process.version}: right`);
