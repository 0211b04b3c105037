import { formatCount } from '../../reading/words.ts';
import { code, html, type Markup } from './markup.ts';
import type { Model } from './model.ts';
import { outcomeMark } from './outcome-mark.ts';

/** How many functions are listed. */
const longestList = 200;

/** The functions that break requirements, where there are too many functions for a column each. */
export function renderFunctions({ columns, runs }: Model): Markup | undefined {
  const [only, ...others] = runs;
  if (only === undefined || others.length > 0 || !columns.some(({ tallyOf }) => tallyOf !== undefined))
    return undefined;
  const broken = new Map<string, string[]>();
  for (const { function: urn, outcome, rule } of only.report.results) {
    if (urn === undefined || outcome !== 'failed') continue;
    const rules = broken.get(urn) ?? [];
    rules.push(rule);
    broken.set(urn, rules);
  }
  if (broken.size === 0) return undefined;
  const listed = [...broken].sort((a, b) => b[1].length - a[1].length).slice(0, longestList);
  const left = broken.size - listed.length;
  return html`<section id="functions" aria-labelledby="functions-heading">
<h2 id="functions-heading">Functions that break requirements</h2>
<p>${only.report.omitted !== undefined && 'At least '}${formatCount(broken.size)} of ${formatCount(only.report.target.functions)}.</p>
<details class="more"><summary>${left > 0 ? `The first ${longestList}` : 'All of them'}</summary>
<ul>${listed.map(([urn, rules]) => html`<li>${outcomeMark('failed')} ${code(urn)} <span class="note">${rules.join(', ')}</span></li>\n`)}</ul>
${left > 0 && html`<p class="note">and ${formatCount(left)} more in report.json</p>`}</details>
</section>`;
}
