import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  ArgumentError,
  akSk,
  type Credentials,
  createClient,
  credentialsFromEnv,
  type Environment,
  token,
} from '../index.ts';

const secret = 'a-very-secret-value';
const request = { method: 'GET', url: 'https://example.com/', headers: {} };

const environment = {
  HUAWEICLOUD_SDK_AK: 'AK',
  HUAWEICLOUD_SDK_SK: secret,
  HUAWEICLOUD_SDK_SECURITY_TOKEN: `${secret}-token`,
  HUAWEICLOUD_SDK_PROJECT_ID: 'project',
};

describe('a token', () => {
  test('is sent as X-Auth-Token', async () => {
    expect(await token('t').authorize(request)).toEqual({ 'X-Auth-Token': 't' });
  });

  test('is asked for anew on every request where a function gives it', async () => {
    let number = 0;
    const credentials = token(async () => `t${++number}`);
    expect(await credentials.authorize(request)).toEqual({ 'X-Auth-Token': 't1' });
    expect(await credentials.authorize(request)).toEqual({ 'X-Auth-Token': 't2' });
  });

  test('passes on what its function throws', async () => {
    const credentials = token(() => Promise.reject(new Error('no token today')));
    await expect(credentials.authorize(request)).rejects.toThrow('no token today');
  });

  test.each(['', `${secret}\n`, `${secret} `, `${secret}é`])(
    'that cannot stand in a header is refused unquoted',
    async (bad) => {
      expect(() => token(bad)).toThrow(ArgumentError);
      const late = token(() => bad).authorize(request);
      await expect(late).rejects.toThrow(ArgumentError);
      await expect(late).rejects.not.toThrow(secret);
    },
  );
});

describe('an access key', () => {
  test('signs by its clock', async () => {
    const credentials = akSk({
      accessKey: 'AK',
      secretKey: 'SK',
      clock: () => new Date('2021-03-04T06:50:02.999Z'),
    });
    expect(await credentials.authorize(request)).toMatchObject({ 'X-Sdk-Date': '20210304T065002Z' });
  });

  test('is asked for anew on every request where a function gives it', async () => {
    let number = 0;
    const credentials = akSk(async () => ({ accessKey: `AK${++number}`, secretKey: 'SK' }));
    for (const id of ['AK1', 'AK2']) {
      const { Authorization } = await credentials.authorize(request);
      expect(Authorization).toContain(`Access=${id},`);
    }
    const broken = akSk(() => ({ accessKey: 'AK', secretKey: `${secret}\n` })).authorize(request);
    await expect(broken).rejects.toThrow('secretKey must be visible ASCII');
  });

  test('signs by the clock of the system where it is given none', async () => {
    const before = Date.now();
    const { 'X-Sdk-Date': date = '' } = await akSk({ accessKey: 'AK', secretKey: 'SK' }).authorize(request);
    const signed = Date.parse(date.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'));
    expect(signed).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000);
    expect(signed).toBeLessThanOrEqual(Date.now());
  });

  test.each(['accessKey', 'secretKey', 'securityToken'])(
    'with a malformed %s is refused unquoted',
    (part) => {
      const options = { accessKey: 'AK', secretKey: 'SK', [part]: `${secret}\r\nX-Evil: 1` };
      expect(() => akSk(options)).toThrow(`${part} must be visible ASCII characters only`);
      expect(() => akSk({ ...options, [part]: '' })).toThrow(`${part} must not be empty`);
      expect(() => akSk({ ...options, [part]: 7 as unknown as string })).toThrow(`${part} must be a string`);
    },
  );
});

describe('the environment', () => {
  test('gives an access key and a project', async () => {
    const credentials = credentialsFromEnv(environment);
    expect(credentials.projectId).toBe('project');
    expect(await credentials.authorize(request)).toMatchObject({
      Authorization: expect.stringContaining('Access=AK,'),
      'X-Security-Token': `${secret}-token`,
    });
  });

  test('needs neither a project nor a security token', async () => {
    const credentials = credentialsFromEnv({
      HUAWEICLOUD_SDK_AK: 'AK',
      HUAWEICLOUD_SDK_SK: 'SK',
      HUAWEICLOUD_SDK_SECURITY_TOKEN: '',
    });
    expect(credentials.projectId).toBeUndefined();
    expect(await credentials.authorize(request)).not.toHaveProperty('X-Security-Token');
  });

  test.each(['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK'])('without %s is refused', (name) => {
    const error = (() => {
      try {
        return credentialsFromEnv({ ...environment, [name]: '' });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ argument: name, message: `${name} is not set in the environment` });
  });

  test('of nothing is refused', () => {
    expect(() => credentialsFromEnv(null as unknown as Environment)).toThrow('environment must be');
  });

  test('is that of the process by default', () => {
    const { HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK } = process.env;
    try {
      process.env.HUAWEICLOUD_SDK_AK = 'AK';
      process.env.HUAWEICLOUD_SDK_SK = 'SK';
      expect(() => credentialsFromEnv()).not.toThrow();
    } finally {
      restore({ HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK });
    }
  });
});

function restore(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

describe('a secret', () => {
  const all: Array<[string, Credentials]> = [
    ['token', token(secret)],
    ['token from a function', token(() => secret)],
    ['akSk', akSk({ accessKey: 'AK', secretKey: secret, securityToken: `${secret}-token` })],
    ['credentialsFromEnv', credentialsFromEnv(environment)],
  ];

  test.each(all)('of %s shows neither in inspect nor in JSON', async (_name, credentials) => {
    await credentials.authorize(request);
    const client = createClient({ region: 'cn-north-4', credentials });
    for (const value of [credentials, client]) {
      expect(
        inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
      ).not.toContain(secret);
      expect(JSON.stringify(value)).not.toContain(secret);
      expect(String(value)).not.toContain(secret);
    }
  });

  test.each(all)('of %s shows in no error, its cause and its stack included', async (_name, credentials) => {
    const answers: Array<() => Promise<Response>> = [
      async () => new Response('{}', { status: 401 }),
      async () => new Response('{}'),
      async () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example' } }),
      async () => Promise.reject(new TypeError('fetch failed', { cause: new Error('refused') })),
    ];
    for (const fetch of answers) {
      const client = createClient({ region: 'cn-north-4', projectId: 'project', credentials, fetch });
      const error = await client.getAsyncInvokeConfig({ functionUrn: 'urn' }).then(
        () => expect.unreachable(),
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(secret);
      expect(JSON.stringify(error)).not.toContain(secret);
    }
  });
});
