import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import { type Page, table } from '../layout.ts';

/** A file to download. */
export interface Download {
  readonly name: string;
  /** Its size in bytes. */
  readonly size: number;
}

const kinds: ReadonlyArray<readonly [test: RegExp, meaning: string]> = [
  [
    /-3\.0\.(yaml|json)$/,
    'OpenAPI 3.0.3, for portals that take nothing newer. It accepts and rejects the same payloads.',
  ],
  [
    /\.arazzo\.yaml$/,
    'Arazzo 1.0: reading a configuration as a workflow, with what to do when it fails. Keep it beside the OpenAPI 3.1 file.',
  ],
  [
    /\.postman_collection\.json$/,
    'A Postman collection with every documented answer, and a test of the answer that comes.',
  ],
  [/^functiongraph-async-invoke\.(yaml|json)$/, 'OpenAPI 3.1, the contract itself.'],
];

/** The editions of the contract, to download. */
export function downloadsPage(files: readonly Download[]): Page {
  const order = (name: string) =>
    [kinds.length - 1, 0, 2, 1].indexOf(kinds.findIndex(([test]) => test.test(name)));
  const common = files.filter(({ name }) => order(name) >= 0);
  const profiles = files.filter(({ name }) => order(name) < 0);
  const sorted = common.toSorted((a, b) => order(a.name) - order(b.name));
  return {
    path: 'downloads.html',
    title: 'Downloads',
    lead: 'The contract in the formats that portals and tools take. All of them are made from the same document.',
    body: html`${listing(sorted, meaningOf)}
<h2>Profiles</h2>
<p>OpenAPI 3.1 as <a href="profiles.html">each deployment</a> has it.</p>
${listing(profiles, profileOf)}`,
  };
}

function listing(files: readonly Download[], describe: (name: string) => string): Markup {
  const rows = files.map(({ name, size }) => [
    html`<a href="downloads/${name}" download>${code(name)}</a>`,
    describe(name),
    `${Math.ceil(size / 1024)}\u00a0KiB`,
  ]);
  return table(['File', 'What it is', 'Size'], rows);
}

function meaningOf(name: string): string {
  return kinds.find(([test]) => test.test(name))?.[1] ?? '';
}

function profileOf(name: string): string {
  return `The profile ${name.replace(/^functiongraph-async-invoke\.(.+)\.(yaml|json)$/, '$1')}.`;
}
