import { describe, expect, test } from 'vitest';
import { renderBody } from './body.ts';

const body = (text: string, where?: string) =>
  renderBody({ size: Buffer.byteLength(text), mimeType: 'application/json', text }, where).text;
const marks = (markup: string) =>
  [...markup.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, text = '']) => text.replaceAll(/<[^>]+>/g, ''));

describe('a body in the page', () => {
  test('marks the name and the value of the offending member', () => {
    expect(marks(body('{"a":{"b":9},"c":1}', '/a/b'))).toEqual(['&quot;b&quot;', '9']);
  });

  test('marks the object that a missing member is missing from', () => {
    expect(marks(body('{"a":{"b":9}}', '/a/x'))).toEqual(['&quot;a&quot;', '{', '}']);
  });

  test('marks the string for a place within the JSON that it holds', () => {
    expect(marks(body('{"param":"{}"}', '/param/bucket'))).toEqual(['&quot;param&quot;', '&quot;{}&quot;']);
  });

  test('marks nothing for a place that is not in the body', () => {
    expect(marks(body('{"a":1}', 'Content-Type'))).toEqual([]);
    expect(marks(body('no JSON', '/a'))).toEqual([]);
  });

  test('shows the beginning of a large body, and what surrounds the offending place', () => {
    const members = Array.from({ length: 5000 }, (_, index) => [`member${index}`, index]);
    const markup = body(JSON.stringify(Object.fromEntries(members)), '/member4321');
    expect(marks(markup)).toEqual(['&quot;member4321&quot;', '4321']);
    expect(markup).toContain('member4320');
    expect(markup).not.toContain('member4000');
    expect(markup).toContain('exchanges.har');
    expect(markup.length).toBeLessThan(10_000);
  });

  test.each([
    ['one line', 'x'.repeat(1024 * 1024)],
    ['one string of JSON', JSON.stringify({ a: '\\"'.repeat(100_000) })],
    ['many lines', 'x\n'.repeat(512 * 1024)],
    ['brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['objects in objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ])('stays small for a megabyte of %s', (_, text) => {
    expect(body(text, '/a').length).toBeLessThan(50_000);
  });

  test('shows bytes that are not text as numbers', () => {
    const text = Buffer.from([0, 1, 0x3c, 0xff]).toString('base64');
    const markup = renderBody({ size: 4, mimeType: '', text, encoding: 'base64' }, undefined).text;
    expect(markup).toContain('0000  00 01 3c ff');
    expect(markup).toContain('..&lt;.');
  });

  test('says so where there is none', () => {
    expect(renderBody({ size: 0, mimeType: '' }, '').text).toContain('No body');
  });
});
