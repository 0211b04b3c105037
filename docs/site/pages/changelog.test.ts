import { expect, it } from 'vitest';
import { changelogPage } from './changelog.ts';

const releases = [
  { version: '0.2.0', date: undefined, notes: '' },
  { version: '0.1.3', date: '2026-12-01', notes: '' },
];

it.each([
  [new URL('https://example.org/contract/'), ['https://example.org/contract/v0.1/']],
  [undefined, []],
])('links to the site of each released version, where the site is %s', (site, links) => {
  const { body } = changelogPage(releases, { site, repository: undefined });
  const found = [...body.text.matchAll(/href="([^"]+\/v[^"]+)"/g)].map(([, href]) => href);
  expect(found).toEqual(links);
});
