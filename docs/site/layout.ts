import { type Content, html, type Markup } from '../../conformance/report/html/markup.ts';
import type { Addresses } from './addresses.ts';
import { highlight, type Language } from './highlight.ts';

/** The pages of the navigation, in its order: the path of each, and the name that people read. */
export const sections = [
  { path: 'index.html', name: 'Overview' },
  { path: 'reference.html', name: 'API reference' },
  { path: 'profiles.html', name: 'Profiles' },
  { path: 'rules.html', name: 'Rules' },
  { path: 'clients.html', name: 'Clients' },
  { path: 'sources.html', name: 'Sources' },
  { path: 'typescript/index.html', name: 'TypeScript' },
  { path: 'downloads.html', name: 'Downloads' },
  { path: 'changelog.html', name: 'Changelog' },
] as const;

/** The path of a page of the navigation, relative to the root of the site. */
export type SectionPath = (typeof sections)[number]['path'];

/** One page of the site. Its path has no folder, so that links between pages are names. */
export interface Page {
  readonly path: string;
  /** The page of the navigation that it belongs to. By default itself. */
  readonly section?: SectionPath;
  /** The heading, and the first part of the window's title. */
  readonly title: string;
  /** What the page holds, in one sentence. */
  readonly lead: string;
  readonly body: Markup;
  /** What stands beside the whole page, such as its contents. */
  readonly aside?: Markup;
  /** What the head has besides: style sheets and scripts. */
  readonly head?: Markup;
  /** Where scripts may connect to, as `connect-src` of a content security policy. Nowhere by default. */
  readonly connects?: string;
  /** The root of the site where the page is shown at addresses that are not its own. */
  readonly base?: URL;
  /** Whether search engines and the sitemap leave it out. Default: `false`. */
  readonly unlisted?: boolean;
}

/** What every page says of the site. */
export interface Site extends Addresses {
  /** The version of the contract. */
  readonly version: string;
}

/**
 * The bar at the top of every page, those of TypeDoc included. Its links are relative, so that the
 * site works from a file and below any path. The button is shown by the script of the search.
 *
 * @param depth how many folders the page is below the root of the site.
 */
export function siteHeader(current: string, depth: number): Markup {
  const root = '../'.repeat(depth);
  const links = sections.map(({ path, name }) => {
    const state = path === current ? html` aria-current="page"` : undefined;
    return html`<li><a href="${root}${path}"${state}>${name}</a></li>`;
  });
  return html`<header class="site-header">
<a class="site-name" href="${root}index.html">async-invoke-config</a>
<nav aria-label="Site"><ul>${links}</ul></nav>
<button type="button" id="search-open" hidden>Search <kbd>/</kbd></button>
</header>`;
}

/** What a page's head needs besides its title. */
export function siteHead(depth: number): Markup {
  const root = '../'.repeat(depth);
  return html`<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/header.css">
<script src="${root}assets/search.js" defer></script>`;
}

/** A whole page as HTML. */
export function renderPage(page: Page, { version, site, repository }: Site): string {
  const { path, section = path, title, lead, body, aside, head, connects = "'none'", base } = page;
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src ${connects}; form-action 'none'; base-uri 'self'`;
  return `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${lead}">
<title>${title} · FunctionGraph async-invoke-config</title>
${base && html`<base href="${base.pathname}">\n`}${site && absolute(page, site)}${siteHead(0)}
<link rel="stylesheet" href="assets/page.css">
<script src="assets/copy.js" defer></script>
${head}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${siteHeader(section, 0)}
<div class="${aside === undefined ? 'sheet' : 'sheet with-aside'}">
${aside}
<main id="content">
<h1>${title}</h1>
<p class="lead">${lead}</p>
${body}
</main>
</div>
<footer><p>Version ${version} of the contract. Not a publication of Huawei Cloud.</p>
<p><a href="https://www.npmjs.com/package/functiongraph-async-invoke-contract" rel="noreferrer">npm</a>${
      repository && html` · <a href="${repository}" rel="noreferrer">Repository</a>`
    }</p></footer>
</body>
</html>`.text
  }\n`;
}

/** What the head says with absolute addresses. */
function absolute({ path, title, lead, unlisted }: Page, site: URL): Markup {
  if (unlisted) return html`<meta name="robots" content="noindex">\n`;
  const url = addressOf(path, site);
  return html`<link rel="canonical" href="${url}">
<link rel="alternate" type="application/atom+xml" title="Changelog" href="${new URL('changelog.atom', site).href}">
<link rel="api-catalog" href="${new URL('.well-known/api-catalog', site).href}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="FunctionGraph async-invoke-config">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${lead}">
<meta property="og:url" content="${url}">
<meta property="og:image" content="${new URL('assets/card.png', site).href}">
<meta property="og:image:alt" content="GET async-invoke-config: how a function handles asynchronous invocations">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta name="twitter:card" content="summary_large_image">
`;
}

/** The one address of a page. That of the first page is the site's. */
export function addressOf(path: string, site: URL): string {
  return new URL(path.replace(/^index\.html$/, ''), site).href;
}

/**
 * A table whose cells carry the name of their column, which they show on a narrow screen.
 *
 * @param widths `even` for columns of the same width; by default each is as wide as its content wants.
 */
export function table(
  columns: readonly string[],
  rows: ReadonlyArray<readonly Content[]>,
  widths: 'even' | 'fitting' = 'fitting',
): Markup {
  const cells = (row: readonly Content[]) =>
    row.map((cell, i) => html`<td data-column="${columns[i]}">${cell}</td>`);
  return html`<table class="${widths}">
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>\n`)}</tbody>
</table>`;
}

/** A block of code that people copy, as it is. */
export function codeBlock(text: string, language: Language): Markup {
  return html`<pre tabindex="0"><code>${highlight(text.trimEnd(), language)}</code></pre>`;
}
