import { amount, formatCount } from '../../reading/words.ts';
import { detailedFunctions } from '../../verdict/judge.ts';
import { code, html, type Markup } from './markup.ts';
import type { Cell, Model, Row } from './model.ts';
import { outcomeMark, outcomeWords } from './outcome-mark.ts';

/** The matrix: a row for each rule, a column for each run or function. */
export function renderMatrix({ rows, columns, runs }: Model): Markup {
  const parts = [...new Set(rows.map(({ rule }) => rule.part))];
  const heads = columns.map(
    ({ label, title }) => html`<th scope="col" title="${title}"><span>${label}</span></th>`,
  );
  return html`<section id="matrix" aria-labelledby="matrix-heading">
<h2 id="matrix-heading">Rules</h2>
<div class="scroll" role="region" aria-label="Matrix of the rules" tabindex="0">
<table class="matrix${columns.length > 4 && ' many'}">
<thead><tr><th scope="col" class="rule">Rule</th><th scope="col" class="level">Level</th>${heads}</tr></thead>
${parts.map((part) => {
  const ofPart = rows.filter(({ rule }) => rule.part === part);
  return html`<tbody>
<tr class="part"><th colspan="${columns.length + 2}" scope="rowgroup">${part}</th></tr>
${ofPart.map((row) => renderRow(row, columns))}</tbody>\n`;
})}</table>
</div>
${runs.some(({ report }) => report.target.functions > detailedFunctions) && html`<p class="note">Passes of functions are counted, not listed: an empty cell says that nothing was found.</p>`}
</section>`;
}

function renderRow({ rule, anchor, cells, outcomes }: Row, columns: Model['columns']): Markup {
  return html`<tr data-level="${rule.level}" data-part="${rule.part}" data-outcomes="${[...outcomes].join(' ')}"><th scope="row"><a href="#${anchor}">${code(rule.id)}</a> <span class="title">${rule.title}</span></th><td class="level">${rule.level.toLowerCase()}</td>${cells.map((cell, index) => renderCell(cell, columns[index]?.label ?? ''))}</tr>\n`;
}

function renderCell(cell: Cell | undefined, column: string): Markup {
  if (cell === undefined) return html`<td></td>`;
  const { outcome, functions, anchor, change } = cell;
  const words = [
    outcomeWords[outcome].name,
    ...(functions === undefined ? [] : [`for ${amount(functions, 'function')}`]),
    ...(change === undefined ? [] : [change.replace('-', ' ')]),
  ].join(', ');
  // A pass has nothing to show beyond the rule, which the row's own link leads to.
  const isPass = outcome === 'passed' || outcome === 'not-applicable';
  return html`<td class="${outcome}"><a href="#${anchor}"${isPass && html` tabindex="-1"`} title="${column}: ${words}">${outcomeMark(outcome)}${functions !== undefined && html`<span class="count" aria-hidden="true">${formatCount(functions)}</span>`}<span class="words">${words}</span>${change !== undefined && html`<span class="change ${change}" aria-hidden="true">${change === 'newly-broken' ? 'new' : 'fixed'}</span>`}</a></td>`;
}
