import { expect, it } from 'vitest';
import { prose } from './prose.ts';

it('makes code of what stands between backticks, and escapes the rest', () => {
  expect(prose('a `b<c` & d').text).toBe('a <code>b&lt;c</code> &amp; d');
});
