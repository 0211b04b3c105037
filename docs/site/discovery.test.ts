import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { readDocument } from '../../openapi/generate/document.ts';
import { releasesOf } from './changelog.ts';
import { discoveryFiles } from './discovery.ts';

const site = new URL('https://site.example/docs/');
const page = (path: string, unlisted = false) => ({ path, unlisted });
const changelog = `# Changelog

## 0.3.0 — not released

- soon

## 0.2.0 — 2026-11-30

- *New*: [docs](docs/a.md) & \`<more>\`

## 0.1.0 — 2026-10-01

- first
`;
const files = discoveryFiles({
  site,
  repository: 'https://git.example/o/n',
  document: await readDocument(),
  pages: [page('index.html'), page('a.html'), page('404.html', true)],
  releases: releasesOf(changelog),
  downloads: [
    'functiongraph-async-invoke.yaml',
    'functiongraph-async-invoke-3.0.json',
    'functiongraph-async-invoke.sdk-3.1.211.yaml',
    'functiongraph-async-invoke.postman_collection.json',
    'functiongraph-async-invoke.arazzo.yaml',
  ],
  now: new Date('2026-12-01T00:00:00Z'),
});

/** Elements that may be repeated are lists, however many there are. */
function parse(path: string) {
  expect(XMLValidator.validate(files[path] ?? '')).toBe(true);
  const isArray = (name: string) => ['url', 'entry', 'link'].includes(name);
  return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray }).parse(
    files[path] ?? '',
  );
}

it('the sitemap has every page that is listed, by its canonical address', () => {
  const { urlset } = parse('sitemap.xml');
  expect(urlset.url.map(({ loc }: { loc: string }) => loc)).toEqual([
    'https://site.example/docs/',
    'https://site.example/docs/a.html',
    'https://site.example/docs/typescript/index.html',
  ]);
  expect(files['robots.txt']).toContain('Sitemap: https://site.example/docs/sitemap.xml');
});

it('the feed has an entry for each version that was released', () => {
  const { feed } = parse('changelog.atom');
  expect(feed).toMatchObject({
    id: 'https://site.example/docs/changelog.html',
    updated: '2026-11-30T00:00:00Z',
    author: { name: expect.any(String) },
  });
  expect(feed.link.find(({ rel }: { rel: string }) => rel === 'self').href).toBe(
    'https://site.example/docs/changelog.atom',
  );
  expect(feed.entry).toHaveLength(2);
  expect(feed.entry[0]).toMatchObject({
    id: 'https://site.example/docs/changelog.html#v0.2.0',
    updated: '2026-11-30T00:00:00Z',
  });
  expect(feed.entry[0].content['#text']).toBe(
    '<ul> <li><em>New</em>: <a href="https://git.example/o/n/blob/main/docs/a.md" rel="noreferrer">docs</a> &amp; <code>&lt;more&gt;</code></li> </ul>',
  );
});

it('the API catalog is a linkset with the API, its descriptions and its documentation', () => {
  const { linkset } = JSON.parse(files['.well-known/api-catalog'] ?? '');
  const [catalog, api] = linkset;
  expect(catalog).toMatchObject({
    anchor: 'https://site.example/docs/.well-known/api-catalog',
    item: [{ href: api.anchor }],
  });
  expect(api['service-desc']).toEqual([
    {
      href: 'https://site.example/docs/downloads/functiongraph-async-invoke.yaml',
      type: 'application/openapi+yaml',
    },
    {
      href: 'https://site.example/docs/downloads/functiongraph-async-invoke-3.0.json',
      type: 'application/openapi+json',
    },
  ]);
  expect(api['service-doc']).toEqual([
    { href: 'https://site.example/docs/reference.html', type: 'text/html' },
  ]);
  expect(files._headers).toContain(
    'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
  );
});

it('APIs.json has what its schema requires', () => {
  const index = JSON.parse(files['apis.json'] ?? '');
  for (const member of ['name', 'description', 'url', 'apis', 'maintainers', 'tags'])
    expect(index).toHaveProperty(member);
  expect(index.name.length).toBeLessThanOrEqual(50);
  const [api] = index.apis;
  for (const member of ['name', 'description', 'image', 'baseURL', 'humanURL', 'properties'])
    expect(api).toHaveProperty(member);
  expect([...api.properties, ...index.common].map(({ type }: { type: string }) => type)).toEqual([
    'OpenAPI',
    'APIReference',
    'ErrorCodes',
    'SDKs',
    'Conformance',
    'PostmanCollection',
    'ChangeLog',
    'APICatalog',
    'Repository',
  ]);
  expect(api.workflows).toHaveLength(1);
});
