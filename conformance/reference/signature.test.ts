import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalRequest,
  parseAuthorization,
  parseSdkDate,
  type SignedRequest,
  sign,
  signatureProblem,
  stringToSign,
} from './signature.ts';

const date = '20210304T065002Z';
const signedAt = Date.UTC(2021, 2, 4, 6, 50, 2);
const key = {
  accessKey: 'REFERENCEACCESSKEY01',
  secretKey: 'reference-secret-key-of-the-first-project',
};
const temporaryKey = {
  accessKey: 'REFERENCETEMPORARY01',
  secretKey: 'reference-temporary-secret-key',
  securityToken: 'reference-security-token',
};
const path =
  '/v2/7aad83af3e8d42e99ac1940000000001/fgs/functions/' +
  'urn:fss:cn-north-4:7aad83af3e8d42e99ac1940000000001:function:default:thumbnails:latest/async-invoke-config';
const request: SignedRequest = {
  method: 'GET',
  target: path,
  headers: {
    host: 'functiongraph.cn-north-4.myhuaweicloud.com',
    'content-type': 'application/json',
    'x-sdk-date': date,
  },
  body: new Uint8Array(),
};

/** What Huawei's signer wrote for the request above. */
const vector = {
  header:
    'SDK-HMAC-SHA256 Access=REFERENCEACCESSKEY01, SignedHeaders=content-type;host;x-sdk-date, ' +
    'Signature=de12210ccb9d27d4c55ca8181a5b266309ad99bb7907523f72d5d342e7050652',
  signature: 'de12210ccb9d27d4c55ca8181a5b266309ad99bb7907523f72d5d342e7050652',
};

/** Signs with Huawei's own signer. Its headers come back by their original names. */
function huaweiSigner(
  endpoint: string,
  { accessKey, secretKey }: { accessKey: string; secretKey: string },
  headers: { [name: string]: string } = {},
  queryParams: { [name: string]: string | string[] } = {},
): { [name: string]: string } {
  return AKSKSigner.sign(
    {
      method: 'GET',
      endpoint,
      queryParams,
      headers: { 'X-Sdk-Date': date, 'content-type': 'application/json', ...headers },
    } as unknown as Parameters<typeof AKSKSigner.sign>[0],
    { getAk: () => accessKey, getSk: () => secretKey } as unknown as Parameters<typeof AKSKSigner.sign>[1],
  );
}

function lowerCase(headers: { [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

describe('each stage of the signature', () => {
  const signedHeaders = ['content-type', 'host', 'x-sdk-date'];
  const canonical = canonicalRequest(request, signedHeaders);

  test('canonical request: colons are percent-encoded and the path ends in a slash', () => {
    expect(canonical.split('\n')).toEqual([
      'GET',
      `${path.replaceAll(':', '%3A')}/`,
      '',
      'content-type:application/json',
      'host:functiongraph.cn-north-4.myhuaweicloud.com',
      'x-sdk-date:20210304T065002Z',
      '',
      'content-type;host;x-sdk-date',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ]);
  });

  test('a path that is percent-encoded already means the same', () => {
    const encoded = { ...request, target: path.replaceAll(':', '%3a') };
    expect(canonicalRequest(encoded, signedHeaders)).toBe(canonical);
  });

  test('the order in which headers were signed does not matter', () => {
    expect(canonicalRequest(request, ['x-sdk-date', 'host', 'content-type'])).toBe(canonical);
  });

  test('string to sign', () => {
    const [name, at, hash] = stringToSign(date, canonical).split('\n');
    expect([name, at]).toEqual(['SDK-HMAC-SHA256', date]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('signature, as Huawei’s signer wrote it', () => {
    expect(sign(stringToSign(date, canonical), key.secretKey)).toBe(vector.signature);
  });

  test('a query is sorted and encoded, as Huawei’s signer does it', () => {
    const target = "/a%20b/~x-._'()*!/%25E4?c=z&b=2%203&a=%C3%BC&c=y";
    const headers = { ...request.headers, host: '127.0.0.1:4020' };
    const text = canonicalRequest({ ...request, target, headers }, signedHeaders);
    expect(text.split('\n')[1]).toBe('/a%20b/~x-._%27%28%29%2A%21/%25E4/');
    expect(text.split('\n')[2]).toBe('a=%C3%BC&b=2%203&c=y&c=z');
  });
});

describe('Huawei’s signer as oracle', () => {
  test('still writes the pinned vector', () => {
    const signed = huaweiSigner(`https://functiongraph.cn-north-4.myhuaweicloud.com${path}`, key);
    expect(signed.Authorization).toBe(vector.header);
  });

  test('its signatures hold, whatever the resource, the key and the query are', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9._~:-]{1,20}$/);
    const queries = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.string({ maxLength: 12, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        word.map((w) => w.replaceAll(':', '.')),
        fc.string({ minLength: 1 }),
        queries,
        (segments, accessKey, secretKey, query) => {
          const target = `/${segments.join('/')}`;
          const headers = huaweiSigner(`http://127.0.0.1:4020${target}`, { accessKey, secretKey }, {}, query);
          const authorization = parseAuthorization(headers.Authorization ?? '');
          expect(authorization?.accessKey).toBe(accessKey);
          const sent = Object.entries(query).map((pair) => pair.map(encodeURIComponent).join('='));
          const arrived = {
            ...request,
            target: sent.length === 0 ? target : `${target}?${sent.join('&')}`,
            headers: lowerCase(headers),
          };
          expect(
            signatureProblem(arrived, authorization!, { accessKey, secretKey }, signedAt),
          ).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  test('temporary keys hold with their security token, and only with it', () => {
    const headers = huaweiSigner(`https://functiongraph.cn-north-4.myhuaweicloud.com${path}`, temporaryKey, {
      'X-Security-Token': temporaryKey.securityToken,
    });
    const authorization = parseAuthorization(headers.Authorization ?? '')!;
    const arrived = { ...request, headers: lowerCase(headers) };
    expect(signatureProblem(arrived, authorization, temporaryKey, signedAt)).toBeUndefined();
    const other = { ...temporaryKey, securityToken: 'another' };
    expect(signatureProblem(arrived, authorization, other, signedAt)).toBe('X-Security-Token is wrong');
  });
});

describe('a signature does not hold', () => {
  const authorization = parseAuthorization(vector.header)!;
  const problem = (changed: Partial<SignedRequest>, now = signedAt) =>
    signatureProblem({ ...request, ...changed }, authorization, key, now);

  test('with nothing changed it does', () => {
    expect(problem({})).toBeUndefined();
  });

  test.each<[string, Partial<SignedRequest>]>([
    ['another method', { method: 'PUT' }],
    ['another resource', { target: path.replace('latest', 'v1') }],
    ['a query', { target: `${path}?a=1` }],
    ['a body', { body: Buffer.from('{}') }],
    ['another host', { headers: { ...request.headers, host: 'elsewhere.example' } }],
  ])('for %s', (_name, changed) => {
    expect(problem(changed)).toBe('the signature does not match');
  });

  test('for another secret key', () => {
    expect(signatureProblem(request, authorization, { ...key, secretKey: 'other' }, signedAt)).toBe(
      'the signature does not match',
    );
  });

  test('when a signed header is missing', () => {
    const { host: _host, ...headers } = request.headers;
    expect(problem({ headers })).toBe('the signed header host is missing');
  });

  test('when the date is not signed, or is not a date', () => {
    const unsigned = { ...authorization, signedHeaders: ['host'] };
    expect(signatureProblem(request, unsigned, key, signedAt)).toBe('X-Sdk-Date is not signed');
    const headers = { ...request.headers, 'x-sdk-date': '2021-03-04' };
    expect(problem({ headers })).toBe('X-Sdk-Date is missing or malformed');
  });

  test('more than 15 minutes before or after the clock', () => {
    const window = 15 * 60 * 1000;
    expect(problem({}, signedAt + window)).toBeUndefined();
    expect(problem({}, signedAt - window)).toBeUndefined();
    expect(problem({}, signedAt + window + 1)).toContain('15 minutes');
    expect(problem({}, signedAt - window - 1)).toContain('15 minutes');
  });
});

test.each([
  '',
  'Bearer abc',
  vector.header.replace('SDK-HMAC-SHA256', 'AWS4-HMAC-SHA256'),
  vector.header.replace(/Signature=.*/, 'Signature=abc'),
  vector.header.replace('Access=REFERENCEACCESSKEY01', 'Access='),
  `${vector.header}0`,
])('no signature: %j', (header) => {
  expect(parseAuthorization(header)).toBeUndefined();
});

test.each(['20210230T000000Z', '20210304T065002', '20210304T250000Z', '2021-03-04T06:50:02Z', ''])(
  'no date: %j',
  (text) => {
    expect(parseSdkDate(text)).toBeUndefined();
  },
);
