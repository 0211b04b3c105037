import { expect, it } from 'vitest';
import { codeBlock } from './layout.ts';

it('shows code as it is, line by line', () => {
  expect(codeBlock('if (a < b) {\n  c\n}\n').text).toContain('<code>if (a &lt; b) {\n  c\n}</code>');
});
