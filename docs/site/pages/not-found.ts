import { html } from '../../../conformance/report/html/markup.ts';
import type { Addresses } from '../addresses.ts';
import { type Page, sections } from '../layout.ts';

/** What a server shows at addresses that it does not know. */
export function notFoundPage({ site }: Addresses): Page {
  return {
    path: '404.html',
    title: 'There is no such page',
    lead: 'The address is wrong, or the page has moved. Here is all that there is:',
    body: html`<ul>${sections.map(({ path, name }) => html`<li><a href="${path}">${name}</a></li>`)}</ul>`,
    unlisted: true,
    // A server shows it in any folder.
    ...(site && { base: site }),
  };
}
