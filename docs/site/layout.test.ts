import { expect, it } from 'vitest';
import { html } from '../../conformance/report/html/markup.ts';
import { codeBlock, renderPage } from './layout.ts';

it('shows code as it is, line by line, and marks its parts', () => {
  const { text } = codeBlock('# a < b\nif true; then\n', 'bash');
  expect(text.replaceAll(/<.*?>/g, '')).toBe('# a &lt; b\nif true; then');
  expect(text).toContain('<span class="hljs-comment"># a &lt; b</span>');
});

const page = { path: 'index.html', title: 'A', lead: 'B', body: html`` };
const site = new URL('https://site.example/docs/');

it('says absolute addresses where the address of the site is known, and only there', () => {
  const there = renderPage(page, { version: '1.0.0', site, repository: undefined });
  expect(there).toContain('<link rel="canonical" href="https://site.example/docs/">');
  expect(there).toContain('<meta property="og:image" content="https://site.example/docs/assets/card.png">');
  const nowhere = renderPage(page, { version: '1.0.0', site: undefined, repository: undefined });
  expect(nowhere).not.toMatch(/canonical|og:|api-catalog|Repository/);
});

it('links to the repository where it is known', () => {
  const text = renderPage(page, { version: '1.0.0', site: undefined, repository: 'https://git.example/o/n' });
  expect(text).toContain('<a href="https://git.example/o/n"');
});
