import { describe, expect, test } from 'vitest';
import { profile } from '../../generated/profiles/open-telekom-cloud/profile.ts';
import { regions } from '../index.ts';
import { type EndpointOptions, resolveEndpoint } from './endpoint.ts';
import { contract } from './profile.ts';

const resolve = (options: EndpointOptions, allowInsecure = false) =>
  resolveEndpoint(options, contract, allowInsecure);

describe('a region', () => {
  test.each(regions)('%s has its endpoint', (region) => {
    const { baseUrl, hasOrigin } = resolve({ region });
    expect(baseUrl).toBe(`https://functiongraph.${region}.myhuaweicloud.com`);
    expect(hasOrigin(baseUrl)).toBe(true);
    expect(hasOrigin('https://functiongraph.moon-1.myhuaweicloud.com')).toBe(false);
  });

  test('that is unknown is refused with what to do', () => {
    expect(() => resolve({ region: 'moon-1' })).toThrow(/region is none of cn-north-1, .*give its baseUrl/);
  });
});

describe('a base URL', () => {
  test.each([
    'https://example.com',
    'https://example.com/prefix',
    'http://localhost:4010',
    'http://api.localhost',
    'http://127.0.0.1:4010',
    'http://127.1.2.3',
    'http://[::1]:4010',
    'http://0x7f.1',
    'http://2130706433',
    'http://127.1',
  ])('%s is accepted', (baseUrl) => {
    const endpoint = resolve({ baseUrl });
    expect(`${endpoint.baseUrl}/`).toBe(new URL('./', `${baseUrl}/`).href);
    expect(endpoint.hasOrigin(new URL(baseUrl).origin)).toBe(true);
  });

  test.each(['https://example.com/v2', 'https://example.com/v2/'])(
    'that ends as %s does says /v2 only once',
    (baseUrl) => expect(resolve({ baseUrl }).baseUrl).toBe('https://example.com'),
  );

  test.each([
    ['http://example.com', 'allowInsecure'],
    ['http://127.0.0.1.example.com', 'allowInsecure'],
    ['http://localhost.example.com', 'allowInsecure'],
    ['http://128.0.0.1', 'allowInsecure'],
    ['http://[::ffff:127.0.0.1]', 'allowInsecure'],
    ['http://localhost.', 'allowInsecure'],
    ['http://notlocalhost', 'allowInsecure'],
    ['http://0.0.0.0', 'allowInsecure'],
    ['ftp://example.com', 'must begin with https://'],
    ['example.com', 'must be an absolute URL'],
    ['https://user:pass@example.com', 'no user'],
    ['https://example.com/?a=1', 'no user, query or fragment'],
    ['https://example.com/#a', 'no user, query or fragment'],
    ['https://example.com/?', 'no user, query or fragment'],
    ['https://example.com/#', 'no user, query or fragment'],
    ['https://user:pass@', 'must be an absolute URL'],
  ])('%s is refused', (baseUrl, problem) => {
    expect(() => resolve({ baseUrl })).toThrow(problem);
    expect(() => resolve({ baseUrl })).not.toThrow(/pass@|a=1|#a/);
  });

  test('may be insecure where that is allowed', () => {
    expect(resolve({ baseUrl: 'http://example.com' }, true).baseUrl).toBe('http://example.com');
  });
});

test('a region and an address are not one place', () => {
  const both = { region: 'cn-north-4', baseUrl: 'https://example.com' } as unknown as EndpointOptions;
  expect(() => resolve(both)).toThrow('and not both');
});

test('without either, any region of the contract is left to the URN', () => {
  const { baseUrl, hasOrigin } = resolve({});
  expect(baseUrl).toBe('https://functiongraph.{region}.myhuaweicloud.com');
  expect(hasOrigin('https://functiongraph.eu-west-101.myhuaweicloud.com')).toBe(true);
  expect(hasOrigin('https://functiongraph.moon-1.myhuaweicloud.com')).toBe(false);
});

test('a profile has regions and addresses of its own', () => {
  expect(resolveEndpoint({ region: 'eu-de' }, profile, false).baseUrl).toBe(
    'https://functiongraph.eu-de.otc.t-systems.com',
  );
  expect(() => resolveEndpoint({ region: 'cn-north-4' }, profile, false)).toThrow('region is none of eu-de');
});
