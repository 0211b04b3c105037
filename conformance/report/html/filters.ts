import { bySeverity } from '../severity.ts';
import { html, type Markup } from './markup.ts';
import type { Model } from './model.ts';
import { outcomeMark, outcomeWords } from './outcome-mark.ts';

/** The filters, by result, level, part and text. They are hidden until the page's script has taken them up. */
export function renderFilters({ rows }: Model): Markup {
  const parts = [...new Set(rows.map(({ rule }) => rule.part))];
  const levels = (['MUST', 'SHOULD', 'INFO'] as const).filter((level) =>
    rows.some(({ rule }) => rule.level === level),
  );
  const outcomes = bySeverity.filter((outcome) => rows.some((row) => row.outcomes.has(outcome)));
  return html`<form class="filters" id="filters" aria-label="Filter the rules" hidden>
<fieldset><legend>Result</legend>${outcomes.map(
    (outcome) =>
      html`<label><input type="checkbox" name="outcome" value="${outcome}"> ${outcomeMark(outcome)} ${outcomeWords[outcome].name}</label>\n`,
  )}</fieldset>
<fieldset><legend>Level</legend>${levels.map(
    (level) =>
      html`<label><input type="checkbox" name="level" value="${level}"> ${level.toLowerCase()}</label>\n`,
  )}</fieldset>
<label>Part <select name="part"><option value="">all</option>${parts.map((part) => html`<option>${part}</option>`)}</select></label>
<label>Text <input type="search" name="text" autocomplete="off"></label>
<button type="reset">Clear</button>
<output class="note" name="shown"></output>
</form>`;
}
