import { amount, formatCount } from '../../reading/words.ts';
import { fitting } from '../../verdict/editions.ts';
import type { EditionPlace, Report, ReportedEditions } from '../../verdict/report.ts';
import { runName } from './columns.ts';
import { code, html, type Markup } from './markup.ts';
import type { Model } from './model.ts';
import { outcomeMark } from './outcome-mark.ts';

/** The editions of the contract side by side: what each asks for where they differ, and which the answers fit. */
export function renderEditions({ runs }: Model): Markup | undefined {
  const compared = runs.flatMap(({ report }) =>
    report.editions === undefined ? [] : [{ report, editions: report.editions }],
  );
  if (compared.length === 0) return undefined;
  return html`<section id="editions" aria-labelledby="editions-heading">
<h2 id="editions-heading">Editions of the contract</h2>
${compared.map(({ report, editions }) => {
  const { profile } = report.contract;
  const name = runs.length > 1 && html`${runName(report, runs)}: `;
  return html`<details class="more"${(editions.broken[profile] ?? 0) > 0 && html` open`}><summary>${name}${verdictOf(report, editions)}</summary>
${renderTable(editions, profile)}</details>\n`;
})}
</section>`;
}

function verdictOf(report: Report, { functions, broken, profiles }: ReportedEditions): string {
  const { profile } = report.contract;
  const wrong = broken[profile] ?? 0;
  const others = profiles.filter((name) => name !== profile && !broken[name]);
  if (wrong === 0)
    return `Every configuration fits ${profile}${others.length > 0 ? `, and ${others.join(', ')}` : ''}.`;
  const fits = fitting(report);
  return `${functions === 1 ? 'The configuration breaks' : `${wrong} of ${amount(functions, 'configuration')} ${wrong === 1 ? 'breaks' : 'break'}`} ${profile}. ${
    fits.length > 0 ? `All fit ${fits.join(', ')}.` : 'No edition fits all of them.'
  }`;
}

function renderTable(editions: ReportedEditions, own: string): Markup {
  const { profiles, places, functions, broken, wrongInAll } = editions;
  const judged = (count = 0) =>
    html`<td class="${count > 0 ? 'failed' : 'passed'}">${fitOf(count, functions)}</td>`;
  return html`<div class="scroll" role="region" aria-label="Editions side by side" tabindex="0">
<table class="editions">
<thead><tr><th scope="col">Where they differ</th>${profiles.map((name) => html`<th scope="col">${code(name)}${name === own && html`<span class="note">of this run</span>`}</th>`)}</tr></thead>
<tbody>${[...places.filter(isBroken), ...places.filter((place) => !isBroken(place))].map((place) => renderPlace(place, editions))}
${wrongInAll > 0 && html`<tr><th scope="row">What all of them ask for</th>${profiles.map(() => judged(wrongInAll))}</tr>\n`}
<tr><th scope="row"><b>Each configuration as a whole</b></th>${profiles.map((name) => judged(broken[name]))}</tr></tbody>
</table>
</div>`;
}

/** What each edition asks for at a place and, where anything breaks one there, which of them it fits. */
function renderPlace(place: EditionPlace, { profiles, functions }: ReportedEditions): Markup {
  const { where, keyword, asked, broken, actual } = place;
  const cell = (name: string) => {
    const count = broken[name] ?? 0;
    const asks =
      asked[name] === undefined ? html`<span class="note">not asked for</span>` : wordsOf(asked[name]);
    if (!isBroken(place)) return html`<td>${asks}</td>`;
    return html`<td class="${count > 0 ? 'failed' : 'passed'}">${asks} ${fitOf(count, functions)}</td>`;
  };
  return html`<tr><th scope="row">${code(where.slice(1))} <span class="note">${keyword}${actual !== undefined && html`; found: <b>${actual}</b>`}</span></th>${profiles.map(cell)}</tr>\n`;
}

function isBroken({ actual }: EditionPlace): boolean {
  return actual !== undefined;
}

/** Whether some functions fit: a mark, and how many do not where there are several. */
function fitOf(broken: number, functions: number): Markup {
  if (broken === 0) return html`${outcomeMark('passed')}<span class="words">fits</span>`;
  const many =
    functions > 1 && html` <span class="note">${formatCount(broken)} of ${formatCount(functions)}</span>`;
  return html`${outcomeMark('failed')}<span class="words">broken</span>${many}`;
}

function wordsOf(value: EditionPlace['asked'][string]): string {
  if (Array.isArray(value)) return value.join(', ');
  return value === true ? 'required' : String(value);
}
