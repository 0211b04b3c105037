import { describe, expect, test } from 'vitest';
import { OutputRedactor } from './redaction.ts';

test('a secret is removed by value, in whatever spelling', () => {
  const secret = 'correct horse/battery staple';
  const redactor = new OutputRedactor([secret, '']);
  for (const spelled of [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).replaceAll('/', '\\/'),
    Buffer.from(`user:${secret}`).toString('base64url'),
  ]) {
    expect(redactor.text(`before ${spelled} after`)).toMatch(/^before .{0,8}\*\*\*.{0,3} after$/);
  }
});

describe('a secret is removed by name', () => {
  const redactor = new OutputRedactor([]);

  test.each([
    ['Signature=0a1b2c, SignedHeaders=host', 'Signature=***, SignedHeaders=host'],
    ['{"signature": "0a1b\\"2c", "id": 1}', '{"signature": "***", "id": 1}'],
    ["{'X-Auth-Token': 'abc'}", "{'X-Auth-Token': '***'}"],
    ['X-Auth-Token: abc def', 'X-Auth-Token: *** def'],
    ['{"author": "Ada", "keyboard": "de"}', '{"author": "Ada", "keyboard": "de"}'],
  ])('in the text %s', (text, expected) => {
    expect(redactor.text(text)).toBe(expected);
  });

  test('in URLs', () => {
    expect(redactor.url('https://me:pw@example.com/a?X-Signature=12&b=3&api%5Fkey=4#x')).toBe(
      'https://***@example.com/a?X-Signature=***&b=3&api%5Fkey=***#x',
    );
  });

  test('in headers', () => {
    expect(redactor.headers({ 'X-Amz-Signature': ['a', 'b'], Accept: ['c'] })).toEqual({
      'X-Amz-Signature': ['***', '***'],
      Accept: ['c'],
    });
  });
});
