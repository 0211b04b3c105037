import { amount } from '../../reading/words.ts';
import type { Results } from '../results.ts';
import { formatMoment } from '../wording.ts';
import { renderDocument } from './document.ts';
import { code, html, type Markup } from './markup.ts';
import { outcomeMark, outcomeWords } from './outcome-mark.ts';
import { verdicts } from './overview.ts';

/**
 * Writes the results of many runs as one HTML page: for each target a row for each rule, a column for each run.
 *
 * @param history - in the order in which the runs began; at least one.
 */
export function renderHistory(history: readonly Results[]): string {
  const targets = [...new Set(history.map(({ target }) => target))];
  const main = html`<header class="verdict">
<p class="kind">Conformance history</p>
<h1>${amount(history.length, 'run')} of ${amount(targets.length, 'target')}</h1>
</header>
<div id="history">
${targets.map((target) =>
  renderTarget(
    target,
    history.filter((results) => results.target === target),
  ),
)}</div>`;
  return renderDocument('Conformance history', 'history', main);
}

function renderTarget(target: string, runs: readonly Results[]): Markup {
  const rules = [...new Set(runs.flatMap((run) => Object.keys(run.rules)))];
  const changed = rules.filter((rule) => new Set(runs.map((run) => run.rules[rule])).size > 1);
  return html`<section>
<h2>${target}</h2>
<p>${amount(changed.length, 'rule')} of ${rules.length} did not come out the same every time.</p>
<div class="scroll" role="region" aria-label="History of ${target}" tabindex="0">
<table class="matrix${runs.length > 4 && ' many'}">
<thead><tr><th scope="col" class="rule">Rule</th>${runs.map(
    ({ startedAt, summary }) =>
      html`<th scope="col" title="${summary}"><span>${formatMoment(startedAt)}</span></th>`,
  )}</tr></thead>
<tbody><tr><th scope="row">Verdict</th>${runs.map(({ verdict, summary }) => {
    const { outcome, title } = verdicts[verdict];
    return html`<td class="${outcome}" title="${summary}">${outcomeMark(outcome)}<span class="words">${title}</span></td>`;
  })}</tr></tbody>
<tbody>${rules.map((rule) => renderRule(rule, runs))}</tbody>
</table>
</div>
</section>
`;
}

function renderRule(rule: string, runs: readonly Results[]): Markup {
  return html`<tr><th scope="row">${code(rule)}</th>${runs.map((run) => {
    const outcome = run.rules[rule];
    if (outcome === undefined) return html`<td></td>`;
    const { name } = outcomeWords[outcome];
    return html`<td class="${outcome}" title="${formatMoment(run.startedAt)}: ${name}">${outcomeMark(outcome)}<span class="words">${name}</span></td>`;
  })}</tr>
`;
}
