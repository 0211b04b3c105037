import { type Content, html, Markup } from '../../conformance/report/html/markup.ts';

/** The pages of the site, in the order of the navigation: the path of each, and the name that people read. */
export const sections = [
  { path: 'index.html', name: 'Overview' },
  { path: 'reference.html', name: 'API reference' },
  { path: 'profiles.html', name: 'Profiles' },
  { path: 'rules.html', name: 'Rules' },
  { path: 'clients.html', name: 'Clients' },
  { path: 'sources.html', name: 'Sources' },
  { path: 'typescript/index.html', name: 'TypeScript' },
  { path: 'downloads.html', name: 'Downloads' },
] as const;

/** The path of a page, relative to the root of the site. */
export type SectionPath = (typeof sections)[number]['path'];

/** One page of the site. */
export interface Page {
  readonly path: SectionPath;
  /** The heading, and the first part of the window's title. */
  readonly title: string;
  /** What the page holds, in one sentence. */
  readonly lead: string;
  readonly body: Markup;
}

/**
 * The bar at the top of every page, those of TypeDoc included. Its links are relative, so that the
 * site works from a file and below any path.
 *
 * @param depth how many folders the page is below the root of the site.
 */
export function siteHeader(current: SectionPath, depth: number): Markup {
  const root = '../'.repeat(depth);
  const links = sections.map(({ path, name }) => {
    const state = path === current ? html` aria-current="page"` : undefined;
    return html`<li><a href="${root}${path}"${state}>${name}</a></li>`;
  });
  return html`<header class="site-header">
<a class="site-name" href="${root}index.html">async-invoke-config</a>
<nav aria-label="Site"><ul>${links}</ul></nav>
</header>`;
}

/** What a page's head needs besides its title. */
export function siteHead(depth: number): Markup {
  const root = '../'.repeat(depth);
  return html`<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/header.css">`;
}

/** A whole page as HTML. */
export function renderPage({ path, title, lead, body }: Page, version: string): string {
  return `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${lead}">
<title>${title} · FunctionGraph async-invoke-config</title>
${siteHead(0)}
<link rel="stylesheet" href="assets/page.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${siteHeader(path, 0)}
<main id="content">
<h1>${title}</h1>
<p class="lead">${lead}</p>
${body}
</main>
<footer><p>Version ${version} of the contract. Not a publication of Huawei Cloud.</p></footer>
</body>
</html>`.text
  }\n`;
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

/** A block of code that people copy, line by line: what is put into markup shows the end of a line as an escape. */
export function codeBlock(text: string): Markup {
  const lines = text.trimEnd().split('\n');
  return html`<pre tabindex="0"><code>${lines.map((line, i) => [i > 0 && new Markup('\n'), line])}</code></pre>`;
}
