import { describe, expect, test } from 'vitest';
import { regions } from '../index.ts';
import { type EndpointOptions, resolveEndpoint } from './endpoint.ts';

describe('a region', () => {
  test.each(regions)('%s has its endpoint', (region) => {
    expect(resolveEndpoint({ region }, false).href).toBe(
      `https://functiongraph.${region}.myhuaweicloud.com/`,
    );
  });

  test('that is unknown is refused with what to do', () => {
    const options = { region: 'moon-1' } as unknown as EndpointOptions;
    expect(() => resolveEndpoint(options, false)).toThrow(/region is none of cn-north-1, .*give its baseUrl/);
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
  ])('%s is accepted', (baseUrl) => expect(resolveEndpoint({ baseUrl }, false)).toEqual(new URL(baseUrl)));

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
    expect(() => resolveEndpoint({ baseUrl }, false)).toThrow(problem);
    expect(() => resolveEndpoint({ baseUrl }, false)).not.toThrow(/pass@|a=1|#a/);
  });

  test('may be insecure where that is allowed', () => {
    expect(resolveEndpoint({ baseUrl: 'http://example.com' }, true).origin).toBe('http://example.com');
  });
});

test.each([{}, { region: 'cn-north-4', baseUrl: 'https://example.com' }])(
  '%j is not one address',
  (options) => {
    expect(() => resolveEndpoint(options as unknown as EndpointOptions, false)).toThrow('and not both');
  },
);
