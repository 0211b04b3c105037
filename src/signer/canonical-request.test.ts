import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalQuery, canonicalRequest, canonicalUri } from './canonical-request.ts';

describe('the canonical URI', () => {
  test.each([
    ['/', '/'],
    ['/v2/project', '/v2/project/'],
    ['/v2/project/', '/v2/project/'],
    ['/urn:fss:x', '/urn%3Afss%3Ax/'],
    ['/urn%3Afss%3ax', '/urn%3Afss%3Ax/'],
    ['/a%20b', '/a%20b/'],
    ['/a%2Fb', '/a%2Fb/'],
    ['/a+b', '/a%2Bb/'],
    ["/!*'()", '/%21%2A%27%28%29/'],
    ['/%E4%BD%A0', '/%E4%BD%A0/'],
    ['//a//b', '//a//b/'],
    ['/100%', '/100%25/'],
  ])('of %s is %s', (path, canonical) => expect(canonicalUri(path)).toBe(canonical));

  test('is the same for every way to spell a path', () => {
    const segment = fc.string({ unit: 'grapheme' }).filter((text) => !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(segment, (text) => {
        const encoded = encodeURIComponent(text);
        expect(canonicalUri(`/${encoded.replaceAll('%3A', ':')}`)).toBe(canonicalUri(`/${encoded}`));
      }),
    );
  });
});

describe('the canonical query', () => {
  test.each([
    ['', ''],
    ['b=2&a=1', 'a=1&b=2'],
    ['a=2&a=10&a=1', 'a=1&a=10&a=2'],
    ['a', 'a='],
    ['a=x+y', 'a=x%20y'],
    ['B=1&a=2&_=3', 'B=1&_=3&a=2'],
    ['a-b=1&a=2', 'a=2&a-b=1'],
    ['%E4%BD%A0=%2F', '%E4%BD%A0=%2F'],
  ])('of ?%s is %s', (query, canonical) =>
    expect(canonicalQuery(new URLSearchParams(query))).toBe(canonical),
  );
});

describe('the canonical request', () => {
  test('has method, path, query, headers, their names and the hash of the body on lines of their own', () => {
    const request = {
      method: 'GET',
      url: 'https://example.com:8443/v2/p?limit=2',
      headers: { 'X-Sdk-Date': '20191115T033655Z', Accept: '  application/json ' },
    };
    expect(canonicalRequest(request, 'abc')).toEqual({
      text: [
        'GET',
        '/v2/p/',
        'limit=2',
        'accept:application/json',
        'host:example.com:8443',
        'x-sdk-date:20191115T033655Z',
        '',
        'accept;host;x-sdk-date',
        'abc',
      ].join('\n'),
      signedHeaders: 'accept;host;x-sdk-date',
    });
  });

  test('takes the host as HTTP sends it: without the port that the scheme implies', () => {
    const { text } = canonicalRequest({ method: 'GET', url: 'https://example.com:443/', headers: {} }, '');
    expect(text).toContain('\nhost:example.com\n');
  });

  test('takes a host that is given rather than that of the URL', () => {
    const request = { method: 'GET', url: 'https://127.0.0.1/', headers: { Host: 'example.com' } };
    expect(canonicalRequest(request, '').text).toContain('\nhost:example.com\n');
  });
});
