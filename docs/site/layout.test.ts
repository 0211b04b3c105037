import { expect, it } from 'vitest';
import { codeBlock } from './layout.ts';

it('shows code as it is, line by line, and marks its parts', () => {
  const { text } = codeBlock('# a < b\nif true; then\n', 'bash');
  expect(text.replaceAll(/<.*?>/g, '')).toBe('# a &lt; b\nif true; then');
  expect(text).toContain('<span class="hljs-comment"># a &lt; b</span>');
});
