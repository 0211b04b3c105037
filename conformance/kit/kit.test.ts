import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  ApiError,
  akSk,
  bounds,
  ContractError,
  createClient,
  TransportError,
  token,
} from '../../src/index.ts';
import { answerWith, type Status } from '../../src/msw.ts';
import { createConfig, fixtures, startReference } from './index.ts';

const functionUrn = 'urn:fss:cn-north-4:p1:function:default:hello:latest';
const { maximum } = bounds.AsyncInvokeConfig.max_async_retry_attempts;

describe('createConfig', () => {
  test('makes what is asked for, and the rest of the published example', () => {
    const config = createConfig({ func_urn: functionUrn, max_async_retry_attempts: maximum });
    expect(config).toEqual({
      ...fixtures[200].documented,
      func_urn: functionUrn,
      max_async_retry_attempts: maximum,
    });
  });

  test.each([
    ['a value beyond its bound', { max_async_retry_attempts: maximum + 1 }],
    ['an empty URN', { func_urn: '' }],
    [
      'a param that is none',
      { destination_config: { on_success: { destination: 'OBS', param: '{"bucket":7}' } } },
    ],
    ['times out of order', { created_time: '2021-01-02T00:00:00Z', last_modified: '2021-01-01T00:00:00Z' }],
  ] as const)('refuses %s', (_what, overrides) => {
    expect(() => createConfig(overrides)).toThrow(ContractError);
  });

  test.each([{ created_time: '2030-01-01T00:00:00Z' }, { last_modified: '2000-01-01T00:00:00Z' }])(
    'lets the other time follow %j',
    (overrides) => {
      const { created_time, last_modified } = createConfig(overrides);
      expect(created_time).toBe(last_modified);
    },
  );
});

describe('the handlers of msw', () => {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  const client = createClient({ credentials: token('t'), retry: false });

  test('know the status codes of the contract only', () => {
    expect(() => answerWith(418 as Status)).toThrow('status must be one of 200, 400');
  });

  test('answer with the function that was asked for', async () => {
    server.use(answerWith(200));
    const config = await client.getAsyncInvokeConfig({ functionUrn });
    expect(config).toEqual({ ...fixtures[200].documented, func_urn: functionUrn });
  });

  test.each(
    Object.keys(fixtures)
      .map(Number)
      .filter((status) => status >= 400),
  )('answer %i with its documented body', async (status) => {
    server.use(answerWith(status as Status, { headers: { 'Retry-After': '7' } }));
    const error = await client.getAsyncInvokeConfig({ functionUrn }).catch((thrown: unknown) => thrown);
    const [example] = Object.values(fixtures[status as Status]);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, retryAfter: 7, body: JSON.stringify(example) });
  });
});

describe('the reference endpoint', () => {
  test('serves the documented example, for a token and for a signature', async () => {
    await using reference = await startReference();
    const { func_urn } = fixtures[200].documented;
    for (const credentials of [reference.credentials, akSk(reference.accessKey)]) {
      const client = createClient({ baseUrl: reference.baseUrl, credentials });
      expect(await client.getAsyncInvokeConfig({ functionUrn: func_urn })).toEqual(fixtures[200].documented);
    }
    expect(reference.received.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  test('serves functions of your own, and knows no others', async () => {
    const config = createConfig({ func_urn: functionUrn });
    await using reference = await startReference({ functions: [config] });
    const client = createClient(reference);
    expect(await client.getAsyncInvokeConfig({ functionUrn })).toEqual(config);
    const other = client.getAsyncInvokeConfig({ functionUrn: functionUrn.replace('hello', 'other') });
    await expect(other).rejects.toMatchObject({ status: 404 });
  });

  test.each([
    ['identity/other-version', ContractError],
    ['wire/closed/known-function', TransportError],
  ])('breaks the contract by %s', async (fault, ErrorClass) => {
    await using reference = await startReference({
      functions: [createConfig({ func_urn: functionUrn })],
      fault,
    });
    const client = createClient({ ...reference, retry: false });
    await expect(client.getAsyncInvokeConfig({ functionUrn })).rejects.toBeInstanceOf(ErrorClass);
  });

  test.each([
    ['fault', { fault: 'identity/nothing' }],
    ['functions', { functions: [] }],
    ['functions', { functions: [createConfig({ func_urn: 'hello' })] }],
    ['functions', { functions: [createConfig(), createConfig()] }],
  ])('refuses %s it does not know: %j', async (argument, options) => {
    await expect(startReference(options)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', argument });
  });
});
