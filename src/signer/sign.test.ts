import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canonicalRequest } from './canonical-request.ts';
import { formatTimestamp, sign, stringToSign } from './sign.ts';

/** The hash of an empty body. */
const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The example of the platform's signing guide; its official Java SDK tests the same request with its own keys. */
const published = {
  method: 'GET',
  url: 'https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0',
  headers: { 'Content-Type': 'application/json' },
};
const date = new Date('2019-11-15T03:36:55Z');
const timestamp = '20191115T033655Z';
const hash = 'b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a';

describe('the published example, stage by stage', () => {
  test('the date', () => expect(formatTimestamp(date)).toBe(timestamp));

  test('the canonical request', () => {
    const headers = { ...published.headers, 'X-Sdk-Date': timestamp };
    const { text } = canonicalRequest({ ...published, headers }, empty);
    expect(text).toBe(
      `GET
/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs/
limit=2&marker=13551d6b-755d-4757-b956-536f674975c0
content-type:application/json
host:service.region.example.com
x-sdk-date:20191115T033655Z

content-type;host;x-sdk-date
${empty}`,
    );
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
  });

  test('the string to sign', () => {
    expect(stringToSign(timestamp, hash)).toBe(`SDK-HMAC-SHA256\n20191115T033655Z\n${hash}`);
  });
});

describe.each(['node:crypto', 'Web Crypto'])('with %s', (which) => {
  let sign: typeof import('./sign.ts').sign;

  beforeEach(async () => {
    if (which === 'Web Crypto') vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
    vi.resetModules();
    ({ sign } = await import('./sign.ts'));
  });
  afterEach(() => vi.restoreAllMocks());

  test('the published example has its header', async () => {
    // Access key and secret key as they stand in the example.
    const accessKey = {
      accessKey: 'QTWAOYTTINDUT2QVKYUC',
      secretKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc',
    };
    expect(await sign(published, accessKey, date)).toEqual({
      'X-Sdk-Date': timestamp,
      Authorization:
        'SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
    });
  });

  test('another path has the header of the Java SDK', async () => {
    const request = {
      ...published,
      url: published.url.replace('/v1/', '/v5/iotps/').replace('/vpcs', '/certificates'),
    };
    const { Authorization } = await sign(request, { accessKey: 'testAK', secretKey: 'testSK' }, date);
    expect(Authorization).toMatch(
      / Signature=2f1e228b4e2c68e428f7377c12a15526f26c27795dcf4cb641cc90c5b3fba962$/,
    );
  });

  const accessKey = { accessKey: 'AK', secretKey: 'SK' };

  test('a signature covers the security token of a temporary key', async () => {
    const headers = await sign(published, { ...accessKey, securityToken: 'temporary' }, date);
    expect(headers['X-Security-Token']).toBe('temporary');
    expect(headers.Authorization).toContain('SignedHeaders=content-type;host;x-sdk-date;x-security-token,');
    expect(headers.Authorization).not.toBe((await sign(published, accessKey, date)).Authorization);
  });

  test('a signature replaces what an earlier signature left in the headers', async () => {
    const signed = await sign(published, { ...accessKey, securityToken: 'temporary' }, date);
    const again = { ...published, headers: { ...published.headers, ...signed } };
    expect(await sign(again, accessKey, date)).toEqual(await sign(published, accessKey, date));
  });

  test('a signature covers the body, be it text or bytes', async () => {
    const text = await sign({ ...published, body: '{"a":"é"}' }, accessKey, date);
    const bytes = await sign({ ...published, body: new TextEncoder().encode('{"a":"é"}') }, accessKey, date);
    expect(text).toEqual(bytes);
    expect(text).not.toEqual(await sign(published, accessKey, date));
    expect(await sign({ ...published, body: '' }, accessKey, date)).toEqual(
      await sign(published, accessKey, date),
    );
  });

  test('signatures are told apart by key, although derived keys are kept', async () => {
    const other = await sign(published, { accessKey: 'AK', secretKey: 'another' }, date);
    const first = await sign(published, accessKey, date);
    expect(first).not.toEqual(other);
    expect(await sign(published, accessKey, date)).toEqual(first);
  });
});

test.each([[undefined], [{}, undefined]])('nothing is signed with %j', async (...given) => {
  const [request, key] = given as unknown as Parameters<typeof sign>;
  await expect(sign(request, key, date)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
});
