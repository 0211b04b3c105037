import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentDecode, percentEncode } from './percent-encoding.ts';

const text = fc.string({ unit: 'binary' });

describe('percent-encoding', () => {
  test('keeps the unreserved characters of RFC 3986 and nothing else', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    const kept = ascii.filter((character) => percentEncode(character) === character);
    expect(kept.join('')).toBe('-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~');
  });

  test('writes UTF-8 in capitals', () => {
    expect(percentEncode('é/😀')).toBe('%C3%A9%2F%F0%9F%98%80');
  });

  test('is undone by decoding', () => {
    fc.assert(fc.property(text, (original) => percentDecode(percentEncode(original)) === original));
  });

  test.each(['%', '%zz', '%ff'])('leaves %j, which is not encoded UTF-8, as it is', (malformed) => {
    expect(percentDecode(malformed)).toBe(malformed);
  });
});
