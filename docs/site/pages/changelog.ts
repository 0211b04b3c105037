import { html } from '../../../conformance/report/html/markup.ts';
import type { Addresses } from '../addresses.ts';
import type { Release } from '../changelog.ts';
import type { Page } from '../layout.ts';
import { markdown } from '../markdown.ts';

/** What is new in each version. */
export function changelogPage(releases: readonly Release[], { site, repository }: Addresses): Page {
  const feed = html`<p><a href="changelog.atom">Feed of the releases</a> (Atom)</p>`;
  return {
    path: 'changelog.html',
    title: 'Changelog',
    lead: 'What changes for those who use the contract, the package or the suite.',
    body: html`${site && feed}
<p>Versions follow <a href="https://semver.org" rel="noreferrer">Semantic Versioning</a>: a change of the contract that
breaks consumers, callers or servers is a new major.</p>
${releases.map(
  ({ version, date, notes }) =>
    html`<section class="release"><h2 id="v${version}">${version} <span class="muted">${date ?? 'not released'}</span></h2>
${markdown(notes, repository)}</section>`,
)}`,
  };
}
