import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mask, Redactor } from './redactor.ts';
import { secretPattern } from './spellings.ts';
import { uncover } from './uncover.ts';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const base64url = (text: string) => Buffer.from(text, 'utf8').toString('base64url');
const percent = (text: string, isUpper: boolean) =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      const hex = byte.toString(16).padStart(2, '0');
      return /[A-Za-z0-9]/.test(letter) ? letter : `%${isUpper ? hex.toUpperCase() : hex}`;
    })
    .join('');

const spellings: readonly (readonly [string, (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded throughout', (secret) => percent(secret, true)],
  ['percent-encoded in lower case', (secret) => percent(secret, false)],
  ['in JSON', (secret) => JSON.stringify(secret)],
  ['in JSON with escaped slashes', (secret) => JSON.stringify(secret).replaceAll('/', '\\/')],
  ['in JSON in JSON', (secret) => JSON.stringify(JSON.stringify(secret))],
  ['in base64', base64],
  ['in base64 at the second offset', (secret) => base64(`x${secret}y`)],
  ['in base64 at the third offset', (secret) => base64(`Basic me:${secret}`)],
  ['in base64url', base64url],
  ['in base64, percent-encoded', (secret) => encodeURIComponent(base64(secret))],
  ['in base64, in JSON', (secret) => base64(secret).replaceAll('/', '\\/')],
];

describe('a secret is taken out of a text', () => {
  const secrets = [
    'MIIR+a/real+looking/token==',
    'plain-secret-key',
    'quotes"and\\slashes/',
    'spaces and ümlauts',
    '$.*[regular](expression)?^|{1}',
  ];

  test.each(spellings)('%s', (_how, spell) => {
    for (const secret of secrets) {
      const redacted = new Redactor(secrets).text(`before ${spell(secret)} after`);
      expect(redacted, secret).toContain(mask);
      expect(redacted, secret).toMatch(/^before .* after$/);
      expect(redacted).not.toContain(secret);
      // Of base64, what depends on the neighbours of the secret is left: less than one character of it on each side.
      expect(redacted.length, redacted).toBeLessThanOrEqual('before  after'.length + mask.length + 24);
    }
  });

  test('whatever the secret and whatever stands around it', () => {
    const secret = fc.string({
      minLength: 8,
      maxLength: 40,
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    const around = fc.string({ maxLength: 20 });
    const spelling = fc.constantFrom(...spellings.map(([, spell]) => spell));
    fc.assert(
      fc.property(secret, around, around, spelling, (value, before, after, spell) => {
        const text = `${before} ${spell(value)} ${after}`;
        expect(new Redactor([value]).text(text)).not.toContain(spell(value));
      }),
    );
  });

  test('the longest first, so that no rest of a longer one is left', () => {
    expect(new Redactor(['abcd', 'abcdefgh']).text('abcdefgh abcd')).toBe(`${mask} ${mask}`);
  });

  test('but not where it is so short that it stands for nothing', () => {
    expect(new Redactor(['abc', '']).text('abcabc')).toBe('abcabc');
  });

  test('of nothing but backslashes in linear time', () => {
    const hostile = '\\'.repeat(1_000_000);
    expect(new Redactor(['/+secret']).text(hostile)).toBe(hostile);
  });

  test('of many kilobytes, as tokens are', () => {
    const long = Buffer.alloc(12_000, 'a/token+').toString('base64');
    const redactor = new Redactor([long]);
    expect(redactor.text(`x ${encodeURIComponent(long)} y`)).toBe(`x ${mask} y`);
  });
});

describe('a secret is taken out of', () => {
  const redactor = new Redactor(['the-secret-of-a-test']);

  test('header fields, by their value and by their name', () => {
    expect(
      redactor.headers([
        ['X-Debug', 'token=the-secret-of-a-test'],
        ['X-Auth-Token', 'another that nobody configured'],
        ['Set-Cookie', 'session=1'],
        ['Authorization', 'SDK-HMAC-SHA256 Signature=abc'],
        ['X-the-secret-of-a-test', 'x'],
        ['Content-Type', 'application/json'],
      ]),
    ).toEqual([
      ['X-Debug', `token=${mask}`],
      ['X-Auth-Token', mask],
      ['Set-Cookie', mask],
      ['Authorization', mask],
      [`X-${mask}`, mask],
      ['Content-Type', 'application/json'],
    ]);
  });

  test('bytes, in whatever else they hold', () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0x00]),
      Buffer.from('the-secret-of-a-test'),
      Buffer.from([0xfe]),
    ]);
    expect(Buffer.from(redactor.bytes(bytes)).toString('latin1')).toBe(`\xff\0${mask}\xfe`);
    expect(new Redactor(['sécret-with-an-é']).bytes(Buffer.from('a sécret-with-an-é z'))).toEqual(
      Buffer.from(`a ${mask} z`),
    );
  });

  test('values in depth, names of members included', () => {
    const value = { list: ['the-secret-of-a-test'], 'the-secret-of-a-test': 1, nothing: null, number: 42 };
    expect(redactor.value(value)).toEqual({ list: [mask], [mask]: 1, nothing: null, number: 42 });
  });
});

test('without secrets, nothing is looked for', () => {
  expect(secretPattern([])).toBeUndefined();
  expect(secretPattern([''])).toBeUndefined();
  expect(new Redactor([]).hasSecrets).toBe(false);
});

describe('bytes under a wrong name for their coding', () => {
  const text = Buffer.from('{"error_msg":"the-secret-of-a-test"}'.repeat(50));

  test.each([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate without a header', deflateRawSync(text)],
    ['brotli', brotliCompressSync(text)],
  ])('are uncovered: %s', (_coding, coded) => {
    expect(uncover(coded, 1_000_000)).toEqual(text);
  });

  test('are uncovered as far as they go', () => {
    const part = uncover(gzipSync(text).subarray(0, -20), 1_000_000);
    expect(text.subarray(0, part?.length)).toEqual(part);
  });

  test('are not uncovered beyond a bound, nor where no coding fits', () => {
    expect(uncover(gzipSync(Buffer.alloc(10_000)), 1_000)).toBeUndefined();
    expect(uncover(Buffer.from([0xfd, 0x2f, 0xb5, 0x28, 0, 1, 2, 3]), 1_000)).toBeUndefined();
  });
});
