import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import { type Page, table } from '../layout.ts';
import { prose } from '../prose.ts';

/** A file to download. */
export interface Download {
  readonly name: string;
  /** Its size in bytes. */
  readonly size: number;
}

const name = 'functiongraph-async-invoke';

/** What a file is by the end of its name, in the order in which they are listed. */
const kinds: ReadonlyArray<readonly [test: RegExp, meaning: string]> = [
  [/^(yaml|json)$/, 'OpenAPI 3.1, as the contract is written.'],
  [
    /^postman_collection\.json$/,
    'A Postman collection with every documented answer, and a test of the answer that comes.',
  ],
  [
    /^arazzo\.yaml$/,
    'Arazzo 1.1: reading a configuration as a workflow, with what to do when it fails. Keep it beside the OpenAPI 3.1 file.',
  ],
  [
    /^3\.0\.(yaml|json)$/,
    'OpenAPI 3.0.3, for portals that take nothing newer. It accepts and rejects the same payloads; the schemas of the JSON inside `param` are an extension, `x-contentSchema`.',
  ],
  [/^3\.2\.(yaml|json)$/, 'OpenAPI 3.2.0, with the same schemas as 3.1.'],
];

/**
 * The editions of the contract and of its profiles, to download.
 *
 * @param profiles the titles of the profiles, by their names.
 */
export function downloadsPage(files: readonly Download[], profiles: ReadonlyMap<string, string>): Page {
  const rest = new Set(files);
  const sections = [...profiles].map(([profile, title]) => {
    const own = files.filter((file) => file.name.includes(`.${profile}.`));
    for (const file of own) rest.delete(file);
    return html`<h2>${title}</h2>
${listing(own, `.${profile}`)}`;
  });
  return {
    path: 'downloads.html',
    title: 'Downloads',
    lead: 'The contract in the formats that portals and tools take. All of them are made from the same document.',
    body: html`${listing([...rest], '')}
<p>The same as <a href="profiles.html">each deployment or dated edition</a> has it:</p>
${sections}`,
  };
}

/** @param infix what stands in the files' names for their profile. */
function listing(files: readonly Download[], infix: string): Markup {
  const endOf = (file: Download) => file.name.replace(name, '').replace(infix, '').replace(/^[.-]/, '');
  const rows = kinds.flatMap(([test, meaning]) => {
    const own = files.filter((file) => test.test(endOf(file)));
    return own.length === 0 ? [] : [[prose(meaning), own.map(link)]];
  });
  return table(['What it is', 'Files'], rows);
}

function link({ name, size }: Download): Markup {
  const text = code(name);
  return html`<div><a href="downloads/${name}" download>${text}</a> ${Math.ceil(size / 1024)}\u00a0KiB</div>`;
}
