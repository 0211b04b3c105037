import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js';
import type { IHttpRequest } from '@huaweicloud/huaweicloud-sdk-core/http/IHttpRequest.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTimestamp, sign } from './sign.ts';

interface Request {
  readonly method: string;
  readonly origin: string;
  /** The segments of the path, not encoded. */
  readonly segments: readonly string[];
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | undefined;
  readonly securityToken: string | undefined;
  readonly date: Date;
}

const keys = { accessKey: 'AK', secretKey: 'SK' };

/** Signs a request as it goes out on the wire. */
async function signOurs(request: Request): Promise<string | undefined> {
  const { method, origin, segments, query, headers, body, securityToken, date } = request;
  const url = new URL([origin, ...segments.map(encodeURIComponent)].join('/'));
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) url.searchParams.append(name, value);
  }
  const onTheWire = { method, url, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return (await sign(onTheWire, { ...keys, securityToken }, date)).Authorization;
}

/** Signs a request as the official SDK holds it: nothing encoded, the query apart, the body not yet serialised. */
function signOfficially(request: Request): string {
  const { method, origin, segments, query, headers, body, securityToken, date } = request;
  const held = {
    method,
    endpoint: [origin, ...segments].join('/'),
    queryParams: structuredClone(query),
    headers: {
      ...headers,
      'X-Sdk-Date': formatTimestamp(date),
      ...(securityToken !== undefined && { 'X-Security-Token': securityToken }),
    },
    data: body,
  };
  const credentials = new BasicCredentials().withAk(keys.accessKey).withSk(keys.secretKey);
  const signed: { Authorization?: string } = AKSKSigner.sign(held as unknown as IHttpRequest, credentials);
  return signed.Authorization ?? '';
}

const unicode = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...':@!$&()*+,;=~-._[]é你😀') }),
);

/** What the official signer's parser of addresses takes apart or escapes by itself: see below. */
const parsedOddly = /[/%?#\\"<>`{}|^'\s\p{Cc}\uFEFF]/u;
const segment = unicode.filter((text) => !parsedOddly.test(text) && text !== '.' && text !== '..');

const headerName = fc
  .string({ unit: fc.constantFrom(...'abcxyzABCXYZ0189-'), minLength: 1, maxLength: 8 })
  .map((name) => `X-${name}`);
const headers = fc
  .uniqueArray(
    fc.tuple(
      headerName,
      unicode.map((value) => value.trim()),
    ),
    {
      selector: ([name]) => name.toLowerCase(),
      maxLength: 6,
    },
  )
  .map((entries) => Object.fromEntries(entries));

const request: fc.Arbitrary<Request> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'),
  origin: fc.constantFrom('https://functiongraph.cn-north-4.myhuaweicloud.com', 'http://127.0.0.1:4010'),
  segments: fc.array(segment, { maxLength: 6 }),
  query: fc.dictionary(
    unicode.filter((name) => name !== '__proto__'),
    fc.oneof(unicode, fc.array(unicode)),
    { maxKeys: 5 },
  ),
  headers,
  body: fc.option(fc.object(), { nil: undefined }),
  securityToken: fc.option(fc.stringMatching(/^[A-Za-z0-9+/=]{1,40}$/), { nil: undefined }),
  date: fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
});

const plain: Request = {
  method: 'GET',
  origin: 'https://example.com',
  segments: ['v2'],
  query: {},
  headers: {},
  body: undefined,
  securityToken: undefined,
  date: new Date('2021-03-04T06:50:02Z'),
};

describe('our signer and the official one', () => {
  test('agree', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (generated) => {
        expect(await signOurs(generated)).toBe(signOfficially(generated));
      }),
      { numRuns: 2000 },
    );
  });

  test('agree on the operation of this contract, whose URN has colons', async () => {
    const urn = 'urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest';
    const segments = [
      'v2',
      '7aad83af3e8d42e99ac194xxxxxxxxxx',
      'fgs',
      'functions',
      urn,
      'async-invoke-config',
    ];
    const get = { ...plain, segments, headers: { 'content-type': 'application/json' } };
    expect(await signOurs(get)).toBe(signOfficially(get));
  });
});

describe('the official signer is wrong, and ours keeps to the published rules,', () => {
  test.each([' ', '"', '<', '>', '`', '{', '}', '|', '^', "'"])(
    'about %j in a path, which it encodes twice',
    async (character) => {
      const odd = { ...plain, segments: [`a${character}b`] };
      expect(signOfficially(odd)).not.toBe(await signOurs(odd));
      const encodedOnce = `a%${character.charCodeAt(0).toString(16).toUpperCase()}b`;
      expect(signOfficially(odd)).toBe(await signOurs({ ...plain, segments: [encodedOnce] }));
    },
  );

  test('about a path that is already encoded, which it encodes again', async () => {
    const encoded = { ...plain, segments: ['a%20b'] };
    const sent = { ...plain, segments: ['a b'] };
    expect(signOfficially(encoded)).not.toBe(await signOurs(sent));
    expect(signOfficially(encoded)).toBe(await signOurs(encoded));
  });

  test.each(['?', '#'])('about %j in a path, where it ends the path', async (character) => {
    const odd = { ...plain, segments: [`a${character}b`] };
    expect(signOfficially(odd)).not.toBe(await signOurs(odd));
    expect(signOfficially(odd)).toBe(await signOurs({ ...plain, segments: ['a'] }));
  });

  test('about a slash in a segment, which it takes for the end of the segment', async () => {
    const odd = { ...plain, segments: ['a/b'] };
    expect(signOfficially(odd)).not.toBe(await signOurs(odd));
    expect(signOfficially(odd)).toBe(await signOurs({ ...plain, segments: ['a', 'b'] }));
  });

  test('about a backslash in a path, which it takes for a slash', async () => {
    const odd = { ...plain, segments: ['a\\b'] };
    expect(signOfficially(odd)).not.toBe(await signOurs(odd));
    expect(signOfficially(odd)).toBe(await signOurs({ ...plain, segments: ['a', 'b'] }));
  });

  test('about the port that the scheme implies, which HTTP leaves out of the Host header', async () => {
    const explicit = { ...plain, origin: 'https://example.com:443' };
    expect(signOfficially(explicit)).not.toBe(await signOurs(explicit));
    expect(await signOurs(explicit)).toBe(await signOurs(plain));
  });

  test('about spaces around the value of a header, which do not arrive', async () => {
    const spaced = { ...plain, headers: { 'X-A': ' a ' } };
    expect(signOfficially(spaced)).not.toBe(await signOurs(spaced));
    expect(await signOurs(spaced)).toBe(signOfficially({ ...plain, headers: { 'X-A': 'a' } }));
  });

  test('about header names with an underscore, which it lists in one order and writes in another', async () => {
    const underscore = { ...plain, headers: { x_a: '1', 'x-b': '2' } };
    expect(signOfficially(underscore)).not.toBe(await signOurs(underscore));
    expect(signOfficially(underscore)).toContain('SignedHeaders=host;x-b;x-sdk-date;x_a,');
    expect(await signOurs(underscore)).toContain('SignedHeaders=host;x-b;x-sdk-date;x_a,');
  });

  test('about the content type of a multipart body, which it leaves unsigned', async () => {
    const multipart = { ...plain, headers: { 'content-type': 'multipart/form-data' } };
    expect(signOfficially(multipart)).toBe(signOfficially(plain));
    expect(await signOurs(multipart)).not.toBe(await signOurs(plain));
  });
});
