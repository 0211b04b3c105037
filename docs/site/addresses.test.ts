import { expect, it } from 'vitest';
import { addressesOf } from './addresses.ts';

const github = { GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'owner/name' };
const manifest = { homepage: 'https://home.example', repository: { url: 'git+https://git.example/o/n.git' } };

it.each([
  ['nothing is known', {}, {}, undefined, undefined],
  [
    'the build says it',
    { SITE_URL: 'https://site.example/a', REPOSITORY_URL: 'https://r.example/x/' },
    manifest,
    'https://site.example/a/',
    'https://r.example/x',
  ],
  [
    'package.json says it',
    { ...github, SITE_URL: '' },
    manifest,
    'https://home.example/',
    'https://git.example/o/n',
  ],
  ['a workflow builds it', github, {}, undefined, 'https://github.example/owner/name'],
])('where %s', (_case, variables, declared, site, repository) => {
  const addresses = addressesOf(variables, declared);
  expect({ site: addresses.site?.href, repository: addresses.repository }).toEqual({ site, repository });
});

it('refuses what is no address', () => {
  expect(() => addressesOf({ SITE_URL: 'site.example' }, {})).toThrow(TypeError);
});
