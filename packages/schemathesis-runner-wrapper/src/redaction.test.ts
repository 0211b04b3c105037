import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REDACTED, Redactor } from './redaction.ts';

// Long enough not to appear in the surroundings, or inside the marker, by chance.
const secret = fc
  .string({ unit: 'grapheme', minLength: 10, maxLength: 40 })
  .filter((text) => text.trim().length > 8);

const spellings: Record<string, (text: string) => string> = {
  raw: (text) => text,
  'URL-encoded': encodeURIComponent,
  'URL-encoded in lower case': (text) =>
    encodeURIComponent(text).replace(/%../g, (octet) => octet.toLowerCase()),
  'form-encoded': (text) => new URLSearchParams({ a: text }).toString().slice(2),
  'JSON-escaped': (text) => JSON.stringify(text).slice(1, -1),
  'JSON-escaped to ASCII': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
};

describe('a secret is removed by value', () => {
  test.each(Object.entries(spellings))('%s', (_, spell) => {
    fc.assert(
      fc.property(secret, (value) => {
        const redacted = new Redactor([value]).values(`before ${spell(value)} after`);
        expect(redacted).toBe(`before ${REDACTED} after`);
      }),
    );
  });

  test('inside other base64-encoded data, wherever it begins', () => {
    for (const prefix of ['', 'u', 'us', 'user:']) {
      const encoded = Buffer.from(`${prefix}correct horse battery staple!`).toString('base64');
      const redacted = new Redactor(['correct horse battery staple']).values(encoded);
      expect(Buffer.from(redacted.replace(REDACTED, ''), 'base64').toString()).not.toMatch(/horse|battery/);
      expect(redacted).toContain(REDACTED);
    }
  });

  test('the longer of two that begin alike', () => {
    expect(new Redactor(['token', 'token-and-more']).values('token-and-more')).toBe(REDACTED);
  });

  test('an empty one is no secret', () => {
    expect(new Redactor(['']).values('text')).toBe('text');
  });
});

describe('a secret is removed by name', () => {
  const redactor = new Redactor([]);

  test.each([
    ['Signature=0a1b2c, SignedHeaders=host', 'Signature=<redacted>, SignedHeaders=host'],
    ['{"signature": "0a1b\\"2c", "id": 1}', '{"signature": "<redacted>", "id": 1}'],
    ["{'X-Auth-Token': 'abc'}", "{'X-Auth-Token': '<redacted>'}"],
    ['X-Auth-Token: abc def', 'X-Auth-Token: <redacted> def'],
    ['{"author": "Ada", "keyboard": "de"}', '{"author": "Ada", "keyboard": "de"}'],
  ])('in the text %s', (text, expected) => {
    expect(redactor.text(text)).toBe(expected);
  });

  test('in URLs', () => {
    expect(redactor.url('https://me:pw@example.com/a?X-Signature=12&b=3&api%5Fkey=4#x')).toBe(
      'https://<redacted>@example.com/a?X-Signature=<redacted>&b=3&api%5Fkey=<redacted>#x',
    );
  });

  test('in headers', () => {
    expect(redactor.headers({ 'X-Amz-Signature': ['a', 'b'], Accept: ['c'] })).toEqual({
      'X-Amz-Signature': ['<redacted>', '<redacted>'],
      Accept: ['c'],
    });
  });
});
