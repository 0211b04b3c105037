import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import { type Page, table } from '../layout.ts';
import { prose } from '../prose.ts';

/** One statement of the published API reference, and where it went. */
export interface Statement {
  readonly id: string;
  /** The table and row, or the section. */
  readonly place: string;
  /** What the reference says, in our words. */
  readonly says: string;
  readonly strength: 'MUST' | 'SHOULD' | 'information';
  /** Where the OpenAPI document says the same, as JSON pointers. */
  readonly pointers: readonly string[];
  /** The rules that check it. */
  readonly rules?: readonly string[];
  /** Why nothing checks it, or why it is not in the document. */
  readonly 'left-out'?: string;
}

/** The reading of the published API reference, `openapi/sources.yaml`. */
export interface Sources {
  /** The title of the reference. */
  readonly source: string;
  readonly statements: readonly Statement[];
  /** What the reference takes for granted: the platform around the endpoint, and the protocols underneath. */
  readonly foundations: readonly Statement[];
}

const columns = ['Place', 'Statement', 'In the document', 'Checked by'];

/** The reading of the source: every statement, and where it went. */
export function sourcesPage({ source, statements, foundations }: Sources): Page {
  const checked = statements.filter(({ rules = [] }) => rules.length > 0).length;
  return {
    path: 'sources.html',
    title: 'Sources',
    lead: `The contract is a reading of a published page. These are its ${statements.length} statements: where each of them is in the document, and which rules check it.`,
    body: html`<p>The page is ${source}. ${checked} statements are checked by rules; of the others it is said why not.</p>
${table(columns, statements.map(row), 'even')}
<h2>What the reference takes for granted</h2>
<p>The platform around the endpoint, and the protocols underneath.</p>
${table(columns, foundations.map(row), 'even')}`,
  };
}

function row({ place, says, strength, pointers, rules = [], 'left-out': leftOut }: Statement): Markup[] {
  return [
    html`${place}`,
    html`${prose(says)} <span class="level ${strength}">${strength}</span>`,
    list(pointers.map(code)),
    html`${list(rules.map((rule) => html`<a href="rules.html#${rule}">${code(rule)}</a>`))}${leftOut ? html`<p class="muted">${prose(leftOut)}</p>` : undefined}`,
  ];
}

function list(items: readonly Markup[]): Markup {
  return items.length === 0
    ? html``
    : html`<ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
