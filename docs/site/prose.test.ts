import { expect, it } from 'vitest';
import { paragraphs, prose } from './prose.ts';

it('makes code of what stands between backticks, and escapes the rest', () => {
  expect(prose('a `b<c` & d').text).toBe('a <code>b&lt;c</code> &amp; d');
});

it('makes paragraphs and lists of a description', () => {
  const markup = paragraphs('One `a`.\n\n- first\n  part\n- second\n\nLast - not least.\n');
  expect(markup.map(({ text }) => text)).toEqual([
    '<p>One <code>a</code>.</p>',
    '<ul><li>first part</li><li>second</li></ul>',
    '<p>Last - not least.</p>',
  ]);
});
