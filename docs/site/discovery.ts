import { escapeHtml } from '../../conformance/report/html/markup.ts';
import type { OpenApiDocument } from '../../openapi/generate/document.ts';
import type { Release } from './changelog.ts';
import { addressOf, type Page } from './layout.ts';
import { markdown } from './markdown.ts';

/** What the files that tell programs of the site are made from. */
export interface Discovery {
  /** The root of the site, ending in `/`. */
  readonly site: URL;
  readonly repository: string | undefined;
  readonly document: OpenApiDocument;
  readonly pages: ReadonlyArray<Pick<Page, 'path' | 'unlisted'>>;
  readonly releases: readonly Release[];
  /** The names of the files in `downloads/`. */
  readonly downloads: readonly string[];
  /** When the site is built. */
  readonly now: Date;
}

const linkset = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

/** The files that tell programs of the site, all of which need its address: the text of each by its path. */
export function discoveryFiles(discovery: Discovery): { readonly [path: string]: string } {
  return {
    'sitemap.xml': sitemap(discovery),
    'robots.txt': `User-agent: *\nAllow: /\n\nSitemap: ${new URL('sitemap.xml', discovery.site).href}\n`,
    'changelog.atom': feed(discovery),
    '.well-known/api-catalog': json(apiCatalog(discovery)),
    'apis.json': json(apisJson(discovery)),
    // For hosts that read it; others take the media type from a file's extension, which this one may not have.
    _headers: `/.well-known/api-catalog\n  Content-Type: ${linkset}\n`,
    // GitHub Pages leaves out what begins with a dot or an underscore where it makes a site by itself.
    '.nojekyll': '',
  };
}

/** Sitemaps 0.9: every page that is listed. */
function sitemap({ site, pages }: Discovery): string {
  const listed = [
    ...pages.filter(({ unlisted }) => !unlisted).map(({ path }) => path),
    'typescript/index.html',
  ];
  const urls = listed.map((path) => `<url><loc>${escapeHtml(addressOf(path, site))}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`;
}

/** Atom (RFC 4287): an entry for each version that was released. */
function feed({ site, repository, releases, now }: Discovery): string {
  const page = new URL('changelog.html', site).href;
  const entries = releases.flatMap(({ version, date, notes }) =>
    date === undefined
      ? []
      : [
          `<entry>
<title>${version}</title>
<id>${escapeHtml(page)}#v${version}</id>
<link rel="alternate" href="${escapeHtml(page)}#v${version}"/>
<updated>${date}T00:00:00Z</updated>
<content type="html">${escapeHtml(markdown(notes, repository).text.replaceAll('\n', ' '))}</content>
</entry>`,
        ],
  );
  const [latest] = releases.flatMap(({ date }) => date ?? []);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>functiongraph-async-invoke-contract</title>
<subtitle>What changes for those who use the contract, the package or the suite</subtitle>
<id>${escapeHtml(page)}</id>
<link rel="self" type="application/atom+xml" href="${escapeHtml(new URL('changelog.atom', site).href)}"/>
<link rel="alternate" type="text/html" href="${escapeHtml(page)}"/>
<author><name>Maintainers of functiongraph-async-invoke-contract</name></author>
<updated>${latest === undefined ? now.toISOString() : `${latest}T00:00:00Z`}</updated>
${entries.join('\n')}
</feed>
`;
}

/** The address of the API itself: of the region that the document has by default. */
function endpointOf({ servers: [server] }: OpenApiDocument): string {
  if (server === undefined) throw new Error('The document has no server.');
  return server.url.replace('{region}', String(server.variables.region.default));
}

const mediaTypes: ReadonlyArray<readonly [name: RegExp, type: string]> = [
  [/^functiongraph-async-invoke(-3\.\d)?\.json$/, 'application/openapi+json'],
  [/^functiongraph-async-invoke(-3\.\d)?\.yaml$/, 'application/openapi+yaml'],
];

/** An API catalog (RFC 9727) as a linkset (RFC 9264): the API, its descriptions and its documentation. */
function apiCatalog({ site, document, downloads }: Discovery) {
  const at = (path: string) => new URL(path, site).href;
  const endpoint = endpointOf(document);
  const descriptions = downloads.flatMap((name) => {
    const type = mediaTypes.find(([pattern]) => pattern.test(name))?.[1];
    return type === undefined ? [] : [{ href: at(`downloads/${name}`), type }];
  });
  return {
    linkset: [
      { anchor: at('.well-known/api-catalog'), item: [{ href: endpoint, title: document.info.title }] },
      {
        anchor: endpoint,
        'service-desc': descriptions,
        'service-doc': [{ href: at('reference.html'), type: 'text/html' }],
        'service-meta': [{ href: at('apis.json'), type: 'application/json' }],
      },
    ],
  };
}

/** The API for directories, as APIs.json 0.23. */
function apisJson({ site, repository, document, downloads, now }: Discovery) {
  const at = (path: string) => new URL(path, site).href;
  const { title, version, summary } = document.info;
  const file = (ending: string) =>
    downloads.filter((name) => name.endsWith(ending)).map((name) => at(`downloads/${name}`));
  const property = (type: string, url: string, mediaType: string) => ({ type, url, mediaType });
  const maintainers = [{ FN: 'Maintainers of functiongraph-async-invoke-contract' }];
  const tags = ['FunctionGraph', 'functions', 'asynchronous invocation'];
  return {
    aid: `${site.hostname}:functiongraph-async-invoke`,
    name: 'FunctionGraph asynchronous invocation',
    description: title,
    type: 'Index',
    image: at('assets/card.png'),
    url: at('apis.json'),
    modified: now.toISOString().slice(0, 10),
    specificationVersion: '0.23',
    tags,
    apis: [
      {
        aid: `${site.hostname}:async-invoke-config`,
        name: title,
        description: String(summary),
        image: at('assets/card.png'),
        humanURL: at('reference.html'),
        baseURL: endpointOf(document),
        tags,
        properties: [
          property('OpenAPI', at('downloads/functiongraph-async-invoke.yaml'), 'application/openapi+yaml'),
          property('APIReference', at('reference.html'), 'text/html'),
          property('ErrorCodes', at('reference.html#errors'), 'text/html'),
          property('SDKs', at('typescript/index.html'), 'text/html'),
          property('Conformance', at('rules.html'), 'text/html'),
          ...file('.postman_collection.json').map((url) =>
            property('PostmanCollection', url, 'application/json'),
          ),
        ],
        workflows: file('.arazzo.yaml').map((url) => property('Arazzo', url, 'application/yaml')),
        meta: [{ key: 'version', value: version }],
        contact: maintainers,
      },
    ],
    common: [
      property('ChangeLog', at('changelog.html'), 'text/html'),
      property('APICatalog', at('.well-known/api-catalog'), 'application/linkset+json'),
      ...(repository === undefined ? [] : [property('Repository', repository, 'text/html')]),
    ],
    maintainers,
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
