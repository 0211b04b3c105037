import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { mask, Redactor } from '../../src/redaction/redactor.ts';
import type { Exchange, ExchangeResponse, HeaderFields } from '../exchange/exchange.ts';
import { openExchangeRedactor } from './redact-exchange.ts';

const token = 'MIIR+a/real+looking/token+of/some+length==';
const signature = '5b5f5c5d5e5f0a1b2c3d4e5f60718293a4b5c6d7e8f9001122334455667788aa';

function exchange(response: Partial<ExchangeResponse>, requestHeaders: HeaderFields = []): Exchange {
  return {
    id: 'known-function/1',
    probe: 'known-function',
    requested: { projectId: 'p', functionUrn: 'urn' },
    startedAt: 0,
    request: {
      method: 'GET',
      url: 'https://api.example/v2?access_token=abcdefgh',
      headers: requestHeaders,
      credentials: 'valid',
    },
    response: { status: 200, statusText: 'OK', headers: [], body: new Uint8Array(), ...response },
    retries: [],
    timings: { total: 1 },
  };
}

const { redact } = openExchangeRedactor(new Redactor([token]), [token]);
const json = (text: string) => Buffer.from(JSON.stringify({ error_msg: text }));

describe('an answer that repeats a credential', () => {
  test.each<[place: string, response: Partial<ExchangeResponse>, repeated: string[]]>([
    ['in the reason phrase', { statusText: `No ${token}` }, ['reason phrase']],
    ['in a header field', { headers: [['X-Debug', `token=${token}`]] }, ['X-Debug']],
    ['in a cookie', { headers: [['Set-Cookie', `s=${encodeURIComponent(token)}; Secure`]] }, ['Set-Cookie']],
    ['in the name of a header field', { headers: [[token, 'yes']] }, ['name of a header field']],
    ['in the body', { body: json(`no ${token} here`) }, ['body']],
    ['in a compressed body', compressed('gzip', gzipSync), ['body']],
    [
      'in a body of two codings',
      compressed('gzip, br', (bytes) => brotliCompressSync(gzipSync(bytes))),
      ['body'],
    ],
    ['in the header and the body', { headers: [['X-Debug', token]], body: json(token) }, ['X-Debug', 'body']],
  ])('%s is noted, and keeps nothing of it', (_place, response, repeated) => {
    const redacted = redact(exchange(response));
    expect(redacted.repeated).toEqual(repeated);
    const { body = new Uint8Array(), ...rest } = redacted.response ?? {};
    expect(JSON.stringify(rest)).not.toContain(token.slice(4, 12));
    expect(Buffer.from(body).toString()).not.toContain(token.slice(4, 12));
  });

  test.each(['X-Trace', 'X-Cache-Code', 'X-E', 'X-Debug'])(
    'keeps nothing of it behind the name %s',
    (name) => {
      const secret = 'pa55w0rd';
      const spelled = [...Buffer.from(secret)].map((byte) => byte.toString(16)).join(':');
      const redacting = openExchangeRedactor(new Redactor([secret]), [secret]);
      const { response, repeated } = redacting.redact(exchange({ headers: [[name, spelled]] }));
      expect(response?.headers).toEqual([[name, mask]]);
      expect(repeated).toEqual([name]);
    },
  );

  test('in part keeps nothing of it either, but is not noted', () => {
    const redacted = redact(exchange({ body: json(token.slice(0, 20)) }));
    expect(redacted.repeated).toEqual([]);
    expect(Buffer.from(redacted.response?.body ?? []).toString()).toBe(`{"error_msg":"${mask}"}`);
  });

  test.each([
    ['a coding that nobody named', [], deflateRawSync],
    ['a coding that is not the one named', [['Content-Encoding', 'br']], gzipSync],
  ] as const)('in %s is withheld', (_how, headers, compress) => {
    const { response } = redact(exchange({ headers, body: compress(json(token)) }));
    expect(response?.body).toHaveLength(0);
    expect(response?.withheld?.problem).toBe('untrue');
  });
});

test('a signature is a secret of its own request, in whatever the answer repeats of it', () => {
  const authorization = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${signature}`;
  const redacted = redact(
    exchange({ headers: [['X-Debug', authorization]], body: json(signature.toUpperCase()) }, [
      ['Authorization', authorization],
    ]),
  );
  expect(redacted.repeated).toEqual(['X-Debug', 'body']);
  expect(JSON.stringify({ ...redacted, response: { ...redacted.response, body: '' } })).not.toContain(
    signature.slice(0, 8),
  );
  expect(Buffer.from(redacted.response?.body ?? []).toString()).toBe(`{"error_msg":"${mask}"}`);
});

describe('an answer that came before is searched for the signature of its new request', () => {
  const signed = (value: string): HeaderFields => [
    ['Authorization', `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${value}`],
  ];
  const other = signature.replaceAll('5', '7');
  const hex = Buffer.from(signature).toString('hex');

  test.each<[how: string, response: Partial<ExchangeResponse>, repeated: string[]]>([
    ['as it is', { body: json(`no ${signature}`), headers: [['X-Debug', signature]] }, ['X-Debug', 'body']],
    [
      'in base64',
      { body: json(btoa(`no ${signature}`)), statusText: btoa(signature) },
      ['reason phrase', 'body'],
    ],
    ['in hexadecimal', { body: json(hex) }, ['body']],
    ['under a name that is masked', { headers: [['X-Token', signature]] }, ['X-Token']],
    ['with something in between', { body: json([...signature].join('.')) }, []],
    ['backwards', { body: json([...signature].reverse().join('')) }, []],
    ['in a coding that nobody named', { body: deflateRawSync(json(signature)) }, []],
  ])('%s', (_how, response, repeated) => {
    const redacting = openExchangeRedactor(new Redactor([token]), [token]);
    for (const headers of [[], ...Array.from({ length: 25 }, () => signed(other))])
      redacting.redact(exchange(response, headers));
    const redacted = redacting.redact(exchange(response, signed(signature)));
    expect(redacted).toEqual(
      openExchangeRedactor(new Redactor([token]), [token]).redact(exchange(response, signed(signature))),
    );
    expect(redacted.repeated).toEqual(repeated);
    const body = Buffer.from(redacted.response?.body ?? []).toString();
    expect(body).toMatch(response.body === undefined ? '' : /\*{3}|^$/);
  });
});

test('what carries secrets by its name is masked, known or not', () => {
  const { request, response } = redact(
    exchange({
      headers: [
        ['Set-Cookie', 'session=0123456789abcdef0123; Path=/'],
        ['X-Subject-Token', 'unknown'],
        [
          'Location',
          'https://me:unknown@login.example/?state=1&ticket_token=unknown&next=2#access_token=unknown',
        ],
      ],
      body: json('the session 0123456789abcdef0123 began'),
    }),
  );
  expect(request.url).toBe(`https://api.example/v2?access_token=${mask}`);
  expect(response?.headers).toEqual([
    ['Set-Cookie', mask],
    ['X-Subject-Token', mask],
    ['Location', `https://${mask}@login.example/?state=1&ticket_token=${mask}&next=2#access_token=${mask}`],
  ]);
  expect(Buffer.from(response?.body ?? []).toString()).not.toContain('0123456789abcdef');
});

test('an answer without secrets stays the very bytes that came', () => {
  const body = gzipSync(json('all is well'));
  const headers: HeaderFields = [
    ['Content-Encoding', 'gzip'],
    ['Set-Cookie', 'region=cn-north-4'],
  ];
  const { response, repeated } = redact(exchange({ headers, body }));
  expect(response?.body).toBe(body);
  expect(repeated).toEqual([]);
});

function compressed(coding: string, compress: (bytes: Uint8Array) => Uint8Array): Partial<ExchangeResponse> {
  return { headers: [['Content-Encoding', coding]], body: compress(json(token)) };
}
