import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { credentialsFromFile, defaultCredentials } from '../node.ts';
import { keepKey, readKey } from './metadata-service.ts';

const request = { method: 'GET', url: 'https://example.com/', headers: {} };
const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
const path = join(folder, 'credentials');
writeFileSync(
  path,
  `# shared
[global]
ak = GLOBAL
[basic]
ak = FILE
sk=with=equals
; sk = old
project_id = from-file
security_token =

[half]
ak = HALF
`,
);
afterAll(() => rmSync(folder, { recursive: true }));

const fromFile = { HUAWEICLOUD_SDK_CREDENTIALS_FILE: path };

describe('the credentials file', () => {
  test('gives the key of its section, and the project', async () => {
    const credentials = credentialsFromFile({ environment: fromFile });
    expect(credentials.projectId).toBe('from-file');
    const headers = await credentials.authorize(request);
    expect(headers.Authorization).toContain('Access=FILE,');
    expect(headers).not.toHaveProperty('X-Security-Token');
  });

  test.each([
    ['path', { path: join(folder, 'missing') }, 'ENOENT'],
    ['sk', { path, section: 'half' }, '[half]'],
    ['ak', { path, section: 'other' }, '[other]'],
  ])('is refused by its %s', (argument, options, words) => {
    expect(() => credentialsFromFile(options)).toThrow(
      expect.objectContaining({ argument, message: expect.stringContaining(words) }),
    );
  });
});

describe('the default credentials', () => {
  const key = { HUAWEICLOUD_SDK_AK: 'ENV', HUAWEICLOUD_SDK_SK: 'SK' };
  const project = { HUAWEICLOUD_SDK_PROJECT_ID: 'from-env' };

  test.each([
    ['the environment', { ...fromFile, ...key, ...project }, 'Access=ENV,', 'from-env'],
    ['the file', fromFile, 'Access=FILE,', 'from-file'],
    [
      'the file, with the project of the environment',
      { ...fromFile, ...project },
      'Access=FILE,',
      'from-env',
    ],
  ])('are those of %s', async (_where, environment, access, projectId) => {
    const credentials = defaultCredentials(environment);
    expect((await credentials.authorize(request)).Authorization).toContain(access);
    expect(credentials.projectId).toBe(projectId);
  });

  test('do not pass over half a key', () => {
    expect(() => defaultCredentials({ ...fromFile, HUAWEICLOUD_SDK_AK: 'ENV' })).toThrow(
      'HUAWEICLOUD_SDK_SK',
    );
  });
});

describe('the metadata service', () => {
  const answer = {
    credential: { access: 'AK', secret: 'SK', securitytoken: 'T', expires_at: '2021-03-04T07:50:02.000000Z' },
  };
  const serve = async (listener: RequestListener, use: (origin: string) => Promise<void>) => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    server.close();
  };

  test('is asked for a key, and sent nothing else', async () => {
    const seen: unknown[] = [];
    const listener: RequestListener = ({ method, url, headers }, response) => {
      seen.push([method, url, Object.keys(headers)]);
      response.end(JSON.stringify(answer));
    };
    await serve(listener, async (origin) => {
      expect(await readKey(origin)).toEqual({
        accessKey: 'AK',
        secretKey: 'SK',
        securityToken: 'T',
        expires: Date.parse('2021-03-04T07:50:02Z'),
      });
    });
    expect(seen).toEqual([['GET', '/openstack/latest/securitykey', ['host', 'connection']]]);
  });

  test.each<[string, RequestListener, object]>([
    ['has no agency', (_, response) => response.writeHead(404).end(), { argument: 'credentials' }],
    [
      'sends elsewhere',
      (_, response) => response.writeHead(302, { Location: '/' }).end(),
      { argument: 'credentials' },
    ],
    ['answers no JSON', (_, response) => response.end('<html>'), { argument: 'credentials' }],
    [
      'answers no key',
      (_, response) => response.end('{"credential":{"access":7}}'),
      { argument: 'credentials' },
    ],
    ['hangs up', (_, response) => response.destroy(), { reason: 'network' }],
    ['says nothing', () => {}, { reason: 'timeout' }],
    ['answers too much', (_, response) => response.end('x'.repeat(70_000)), { reason: 'too-large' }],
  ])('that %s is an error', async (_what, listener, facts) => {
    await serve(listener, async (origin) => {
      await expect(readKey(origin)).rejects.toMatchObject(facts);
    });
  });

  test('is asked once for as long as the key is good, and again before it expires', async () => {
    const minute = 60_000;
    let time = 0;
    const read = vi.fn(async () => ({
      accessKey: `AK${read.mock.calls.length}`,
      secretKey: 'SK',
      expires: time + 60 * minute,
    }));
    const key = keepKey(read, () => time);
    const ids = async () => (await Promise.all([key(), key()])).map(({ accessKey }) => accessKey);
    expect(await ids()).toEqual(['AK1', 'AK1']);
    time = 54 * minute;
    expect(await ids()).toEqual(['AK1', 'AK1']);
    time = 56 * minute;
    expect(await ids()).toEqual(['AK2', 'AK2']);
    read.mockRejectedValue(new Error('down'));
    time = 115 * minute;
    expect(await ids()).toEqual(['AK2', 'AK2']);
    time = 116 * minute;
    await expect(key()).rejects.toThrow('down');
  });
});
