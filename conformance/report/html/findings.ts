import { amount } from '../../reading/words.ts';
import type { ReportedFinding } from '../../verdict/report.ts';
import type { Outcome } from '../../verdict/result.ts';
import { capitalised } from '../wording.ts';
import { renderExchange } from './exchange.ts';
import { code, html, type Markup } from './markup.ts';
import type { Model, Occurrence, Row } from './model.ts';
import { outcomeMark, outcomeWords } from './outcome-mark.ts';

/** How many places of one rule are shown in full, and how many more by name. */
const most = { inFull: 50, byName: 200 };

/** The rules in full: those first that something was found of, the worst at the top; then the others. */
export function renderFindings({ rows }: Model): Markup {
  const isQuiet = ({ outcome }: Row) =>
    outcome === undefined || outcome === 'passed' || outcome === 'not-applicable';
  const [found, quiet] = [rows.filter((row) => !isQuiet(row)), rows.filter(isQuiet)];
  const severities = (Object.keys(outcomeWords) as Outcome[]).filter((outcome) =>
    found.some((row) => row.outcome === outcome),
  );
  return html`<section id="findings" aria-labelledby="findings-heading">
<h2 id="findings-heading">Findings</h2>
${found.length === 0 && html`<p>Nothing was found.</p>`}
${severities.map(
  (
    outcome,
  ) => html`<h3>${outcomeMark(outcome)} ${capitalised(outcomeWords[outcome].name)}<span class="note">${outcomeWords[outcome].meaning}</span></h3>
${found.filter((row) => row.outcome === outcome).map((row) => renderRule(row, outcome === 'failed' || outcome === 'untested'))}`,
)}
</section>
<section id="others" aria-labelledby="others-heading">
<h2 id="others-heading">Rules without findings</h2>
<details class="more"><summary>${amount(quiet.length, 'rule')}</summary>
${quiet.map((row) => renderRule(row, false))}</details>
</section>`;
}

function renderRule({ rule, anchor, outcome, outcomes, occurrences }: Row, isOpen: boolean): Markup {
  const worstOnes = occurrences.filter(({ result }) => result.outcome === outcome);
  const inFull = occurrences.slice(0, most.inFull);
  const byName = occurrences.slice(most.inFull, most.inFull + most.byName);
  const left = occurrences.length - inFull.length - byName.length;
  return html`<details class="rule" id="${anchor}" data-level="${rule.level}" data-part="${rule.part}" data-outcomes="${[...outcomes].join(' ')}"${isOpen && html` open`}>
<summary>${outcome && outcomeMark(outcome)}<span class="id">${rule.id}</span> <span class="title">${rule.title}</span><span class="tally">${outcome && outcome !== 'passed' && worstOnes.length > 1 && `${worstOnes.length}×`}</span></summary>
<dl class="facts">
<dt>Requirement</dt><dd>${rule.title} <span class="note">${rule.level}</span></dd>
<dt>Source</dt><dd>${rule.source}</dd>
<dt>Contract</dt><dd>${code(rule.pointer)}</dd>
</dl>
${occurrences.length === 0 && html`<p class="note">${outcome === undefined ? 'Nothing was reported.' : 'Judged, and nothing found.'}</p>`}
${inFull.map((occurrence) => renderOccurrence(occurrence, rule.pointer))}
${
  byName.length > 0 &&
  html`<details class="more"><summary>${amount(occurrences.length - inFull.length, 'further result')}</summary>
<ul>${byName.map(({ scope, result, anchor: id }) => html`<li id="${id}">${outcomeMark(result.outcome)} ${outcomeWords[result.outcome].name}: ${code(scope)}</li>\n`)}</ul>
${left > 0 && html`<p class="note">${amount(left, 'more result')} in report.json.</p>`}</details>`
}
</details>
`;
}

function renderOccurrence({ anchor, result, scope, change, exchanges }: Occurrence, pointer: string): Markup {
  const { outcome, reason, findings } = result;
  return html`<article class="${outcome}" id="${anchor}">
<p class="scope">${outcomeMark(outcome)}<span class="words">${outcomeWords[outcome].name}: </span>${code(scope)}${change !== undefined && html` <span class="change ${change.kind}">${change.kind.replaceAll('-', ' ')}</span>`}</p>
${reason !== undefined && html`<p>${outcomeWords[outcome].name}: ${reason}</p>`}
${findings.map((finding, index) => renderFinding(finding, exchanges[index], pointer))}
</article>
`;
}

function renderFinding(
  { expected, actual, where, pointer, hint, count, exchange, curl }: ReportedFinding,
  entry: Occurrence['exchanges'][number],
  rulePointer: string,
): Markup {
  return html`<div class="finding">
<dl class="facts">
<dt>Where</dt><dd>${code(where === '' ? 'body' : where)}${count > 1 && html` <span class="note">in ${amount(count, 'answer')}</span>`}</dd>
<dt>Expected</dt><dd>${expected}</dd>
<dt>Actual</dt><dd class="actual">${actual}</dd>
${hint !== undefined && html`<dt>Hint</dt><dd>${hint}</dd>`}
${pointer !== rulePointer && html`<dt>Contract</dt><dd>${code(pointer)}</dd>`}
${curl !== undefined && html`<dt>Try</dt><dd class="curl"><code>${curl}</code></dd>`}
</dl>
${
  entry === undefined
    ? exchange !== undefined && html`<p class="note">Exchange ${exchange} in exchanges.har</p>`
    : html`<details class="more"><summary>Exchange <span class="note">${exchange}</span></summary>
${renderExchange(entry, where)}</details>`
}
</div>`;
}
