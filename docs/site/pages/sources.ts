import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import type { Fact } from '../../../openapi/evidence.ts';
import type { ToleratedForm } from '../../../openapi/generate/tolerated.ts';
import type { Sources, Statement } from '../../../openapi/sources.ts';
import { type Page, table } from '../layout.ts';
import { prose } from '../prose.ts';

const columns = ['Place', 'Statement', 'Origin', 'In the document', 'Checked by'];

/** The reading of the source: every statement, where it is from, and where it went; and the facts beside it. */
export function sourcesPage(
  { source, statements, foundations }: Sources,
  facts: readonly Fact[],
  tolerated: readonly ToleratedForm[],
): Page {
  const checked = statements.filter(({ rules = [] }) => rules.length > 0).length;
  return {
    path: 'sources.html',
    title: 'Sources',
    lead: `The contract is a reading of a published page. These are its ${statements.length} statements: where each of them is in the document, and which rules check it.`,
    body: html`<p>The page is ${source}. ${checked} statements are checked by rules; of the others it is said why not.</p>
${table(columns, statements.map(row), 'even')}
<h2>What the reference takes for granted</h2>
<p>The platform around the endpoint, and the protocols underneath.</p>
${table(columns, foundations.map(row), 'even')}
<h2>Tolerated</h2>
<p>What deployments answer beside the contract. Types, validators and the client read it, and the suite warns of it.</p>
${table(['Form', 'In place of', 'Known from', 'Warned of by'], tolerated.map(toleratedRow))}
<h2>Evidence</h2>
<p>What other public material says about the same endpoint. Profiles, and statements that are not of the source document, rest on these facts.</p>
${table(['Fact', 'Read in', 'How sure'], facts.map(factRow))}`,
  };
}

/** Links to facts on the page of the sources. */
export function evidenceLinks(ids: readonly string[]): Markup {
  return list(ids.map((id) => html`<a href="sources.html#evidence-${id}">${code(id)}</a>`));
}

function row({
  id,
  place,
  says,
  strength,
  origin,
  confirmed = [],
  pointers,
  rules = [],
  'left-out': leftOut,
}: Statement): Markup[] {
  return [
    html`<span id="statement-${id}">${place}</span>`,
    html`${prose(says)} <span class="level ${strength}">${strength}</span>`,
    html`${originOf(origin)}${confirmed.length > 0 ? html`<p>Confirmed by</p>${evidenceLinks(confirmed)}` : undefined}`,
    list(pointers.map(code)),
    html`${list(rules.map((rule) => html`<a href="rules.html#${rule}">${code(rule)}</a>`))}${leftOut ? html`<p class="muted">${prose(leftOut)}</p>` : undefined}`,
  ];
}

function toleratedRow({ says, name, 'in-place-of': strict, evidence, rule }: ToleratedForm): Markup[] {
  return [
    html`${prose(says)} <span class="muted">${code(name)}</span>`,
    code(strict),
    evidenceLinks(evidence),
    html`<a href="rules.html#${rule}">${code(rule)}</a>`,
  ];
}

const surety: { readonly [sure in Fact['sure']]: string } = {
  stated: 'The publisher says so.',
  shown: 'Software that works with a real deployment depends on it.',
  example: 'Nothing but an example shows it.',
};

function factRow({ id, says, 'read-in': readIn, place, date, sure }: Fact): Markup[] {
  return [
    html`<span id="evidence-${id}">${prose(says)}</span> <span class="muted">${code(id)}</span>`,
    html`${place} (${readIn}${date === undefined ? '' : ` of ${date}`})`,
    html`${surety[sure]}`,
  ];
}

function originOf(origin: Statement['origin']): Markup {
  if (typeof origin === 'string') return html`The source document`;
  const { inferred, evidence = [] } = origin;
  return html`${inferred === undefined ? undefined : html`<p>Inferred: ${prose(inferred)}</p>`}${evidenceLinks(evidence)}`;
}

function list(items: readonly Markup[]): Markup {
  return items.length === 0
    ? html``
    : html`<ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
