import { Agent, fetch as undici } from 'undici';
import { describe, expectTypeOf, test } from 'vitest';
import { profile } from '../generated/profiles/open-telekom-cloud/profile.ts';
import {
  type ApiError,
  type AsyncInvokeConfig,
  akSk,
  bounds,
  type Client,
  type ContractError,
  createClient,
  type Destination,
  type DestinationConfig,
  FunctionGraphError,
  formatDestination,
  isAsyncInvokeConfig,
  isRegion,
  type ObsDestinationParam,
  parseAsyncInvokeConfig,
  parseDestination,
  type Region,
  token,
} from './index.ts';
import * as schemas from './schemas.ts';

const credentials = token('t');

describe('a destination', () => {
  test('is narrowed by its name, to the last', () => {
    const destination = {} as Destination;
    switch (destination.destination) {
      case 'OBS':
        expectTypeOf(destination.param).toEqualTypeOf<Readonly<ObsDestinationParam>>();
        return destination.param.expires;
      case 'SMN':
        return destination.param.topic_urn;
      case 'DIS':
        return destination.param.stream_name;
      case 'FunctionGraph':
        return destination.param.func_urn;
      default:
        expectTypeOf(destination).toBeNever();
        return destination;
    }
  });

  test('has no member of another', () => {
    const obs = parseDestination({ destination: 'OBS', param: '{}' });
    expectTypeOf(obs).toEqualTypeOf<Destination<'OBS'>>();
    // @ts-expect-error: topics belong to SMN
    obs.param.topic_urn;
  });

  test('is written by name and param that fit', () => {
    const config = formatDestination({ destination: 'SMN', param: { topic_urn: 'urn' } });
    expectTypeOf(config.destination).toEqualTypeOf<'SMN'>();
    // @ts-expect-error: OBS has no topic
    formatDestination({ destination: 'OBS', param: { topic_urn: 'urn' } });
    // @ts-expect-error: there is no such service
    formatDestination({ destination: 'Kafka', param: {} });
  });

  test('of any kind can be read', () => {
    const config = {} as DestinationConfig;
    expectTypeOf(parseDestination(config)).toEqualTypeOf<Destination>();
  });

  test('of a configuration may not be set, whatever its side says', () => {
    const { destination_config: sides } = {} as AsyncInvokeConfig;
    expectTypeOf(parseDestination(sides?.on_success)).toEqualTypeOf<Destination | undefined>();
    expectTypeOf(sides?.on_success?.destination).toEqualTypeOf<Destination['destination'] | '' | undefined>();
  });
});

describe('a configuration', () => {
  test('is what validation leaves', () => {
    const value = {} as unknown;
    expectTypeOf(parseAsyncInvokeConfig(value)).toEqualTypeOf<AsyncInvokeConfig>();
    if (isAsyncInvokeConfig(value)) expectTypeOf(value).toEqualTypeOf<AsyncInvokeConfig>();
  });

  test('is what its schema leaves', () => {
    const value = {} as unknown;
    if (schemas.AsyncInvokeConfig.is(value)) expectTypeOf(value).toEqualTypeOf<AsyncInvokeConfig>();
    schemas.AsyncInvokeConfig.assert(value);
    expectTypeOf(value).toEqualTypeOf<AsyncInvokeConfig>();
  });

  test('has the members of the contract, and only those', () => {
    const config = {} as AsyncInvokeConfig;
    expectTypeOf(config.max_async_retry_attempts).toEqualTypeOf<number>();
    expectTypeOf(config.created_time).toEqualTypeOf<string | undefined>();
    // @ts-expect-error: the wire has another spelling
    config.maxAsyncRetryAttempts;
    // @ts-expect-error: either may be absent
    config.destination_config.on_success.param;
  });
});

describe('a client', () => {
  test('reads what the contract says, or a profile of it', () => {
    const client = createClient({ region: 'cn-north-4', credentials });
    expectTypeOf(client).toEqualTypeOf<Client>();
    const call = client.getAsyncInvokeConfig({ functionUrn: 'u' });
    expectTypeOf(call).resolves.toEqualTypeOf<AsyncInvokeConfig>();
    const elsewhere = createClient({ profile, credentials }).getAsyncInvokeConfig.withResponse({
      functionUrn: 'u',
    });
    expectTypeOf<Awaited<typeof elsewhere>['value']['enable_async_status_log']>().toEqualTypeOf<
      boolean | undefined
    >();
  });

  test('is in one place, or in that of the URN', () => {
    createClient({ credentials });
    createClient({ region: String(process.env.REGION), credentials });
    // @ts-expect-error: not both
    createClient({ region: 'cn-north-4', baseUrl: 'https://example.com', credentials });
    expectTypeOf<'cn-north-4'>().toExtend<Region>();
    const region = String(process.env.REGION);
    if (isRegion(region)) expectTypeOf(region).toEqualTypeOf<Region>();
  });

  test('sends with any fetch', () => {
    createClient({ credentials, fetch: globalThis.fetch });
    createClient({ credentials, fetch: undici });
    createClient({ credentials, fetch: (url, init) => undici(url, { ...init, dispatcher: new Agent() }) });
  });

  test('refuses options that do not exist', () => {
    // @ts-expect-error: seconds are called timeout
    createClient({ region: 'cn-north-4', credentials, timeoutSeconds: 3 });
    // @ts-expect-error: an access key has a secret key
    akSk({ accessKey: 'AK' });
  });

  test('gives typed data, or a typed error, in the raw, and only reads', async () => {
    const { data, error } = await createClient({ region: 'cn-north-4', credentials }).raw.GET(
      '/v2/{project_id}/fgs/functions/{function_urn}/async-invoke-config',
      { params: { path: { project_id: 'p', function_urn: 'u' } } },
    );
    if (data) expectTypeOf(data).toEqualTypeOf<AsyncInvokeConfig>();
    else expectTypeOf(error.error_code).toEqualTypeOf<string>();
    expectTypeOf<keyof Client['raw']>().toEqualTypeOf<'GET' | 'use' | 'eject'>();
  });
});

describe('an error', () => {
  test('is narrowed by its code once it is known to be ours', () => {
    const error = {} as unknown;
    if (!(error instanceof FunctionGraphError)) return;
    switch (error.code) {
      case 'API_ERROR':
        expectTypeOf(error).toEqualTypeOf<ApiError>();
        return;
      case 'CONTRACT_VIOLATION':
        expectTypeOf(error).toEqualTypeOf<ContractError>();
        return;
      case 'TRANSPORT_FAILURE':
        expectTypeOf(error.reason).toEqualTypeOf<'timeout' | 'too-large' | 'tls' | 'network'>();
        return;
      case 'INVALID_ARGUMENT':
        expectTypeOf(error.argument).toEqualTypeOf<string>();
        return;
      default:
        expectTypeOf(error).toBeNever();
    }
  });
});

test('bounds are literal', () => {
  expectTypeOf(bounds.ProjectId.maxLength).toEqualTypeOf<32>();
});
