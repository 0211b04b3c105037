import { amount } from '../../reading/words.ts';
import type { Report, ReportedCause } from '../../verdict/report.ts';
import { runName, shortNames } from './columns.ts';
import { code, html, type Markup } from './markup.ts';
import type { Model } from './model.ts';
import { outcomeMark, outcomeWords } from './outcome-mark.ts';

/** How many causes of a run are shown at once, and how many more when they are asked for. */
const most = { atOnce: 10, more: 100 };

/** What was found, put together where it is alike, and what to do next; nothing where nothing was found. */
export function renderCauses({ runs, rows }: Model): Markup | undefined {
  const anchors = new Map(rows.map(({ rule, anchor }) => [rule.id, anchor]));
  const parts = runs.flatMap(({ report }) => {
    const part = renderRun(report, anchors);
    return part === undefined
      ? []
      : [html`${runs.length > 1 && html`<h3>${runName(report, runs)}</h3>`}${part}`];
  });
  return parts.length === 0
    ? undefined
    : html`<section id="causes" class="causes" aria-labelledby="causes-heading">
<h2 id="causes-heading">What was found</h2>
${parts}</section>`;
}

function renderRun(report: Report, anchors: ReadonlyMap<string, string>): Markup | undefined {
  const { causes, diagnosis, interrupted } = report;
  const next = nextStep(report);
  if (causes.length === 0 && next === undefined) return undefined;
  const render = (cause: ReportedCause) => renderCause(cause, report, anchors.get(cause.rule));
  const more = causes.slice(most.atOnce, most.atOnce + most.more);
  const command = diagnosis?.curl ?? interrupted?.resume;
  return html`${next !== undefined && html`<p class="next">${next}</p>`}
${command !== undefined && html`<dl class="facts"><dt>Try</dt><dd class="curl"><code>${command}</code></dd></dl>`}
${causes.slice(0, most.atOnce).map(render)}
${more.length > 0 && html`<details class="more"><summary>${amount(causes.length - most.atOnce, 'more cause')}</summary>${more.map(render)}</details>`}`;
}

/** What somebody does who reads that. */
function nextStep({ diagnosis, interrupted, causes, counts }: Report): string | undefined {
  if (diagnosis !== undefined) return `${diagnosis.advice} Nothing was judged.`;
  if (interrupted !== undefined) return 'The run was stopped; it goes on where it was with --resume.';
  if (counts.failed > 0)
    return `${amount(causes.filter(({ outcome }) => outcome === 'failed').length, 'cause')} to mend, those of most functions first. Each has a command that shows it; what is accepted for now goes into a baseline (--update-baseline).`;
  return counts.untested > 0 ? 'Some answers are missing; the rules below say which.' : undefined;
}

/** Which functions show a cause; the whole URN of the first is its tooltip, and in its command. */
function seenIn({ functions, first }: ReportedCause): Markup {
  if (first === undefined) return html`environment`;
  const name = html`<span title="${first}">${code(shortNames([first])[0] ?? first)}</span>`;
  return functions === 1 ? name : html`${amount(functions, 'function')}, first ${name}`;
}

function renderCause(cause: ReportedCause, { rules }: Report, anchor: string | undefined): Markup {
  const { rule, outcome, finding } = cause;
  const { where, expected, actual, hint, curl, again } = finding;
  const title = rules.find(({ id }) => id === rule)?.title;
  const name = anchor === undefined ? html`${rule}` : html`<a href="#${anchor}">${rule}</a>`;
  return html`<article class="${outcome}">
<p class="scope">${outcomeMark(outcome)}<span class="words">${outcomeWords[outcome].name}: </span>${name} <span class="note">${title}</span></p>
<dl class="facts">
<dt>Seen in</dt><dd>${seenIn(cause)}</dd>
<dt>Where</dt><dd>${code(where === '' ? 'body' : where)}</dd>
<dt>Expected</dt><dd>${expected}</dd>
<dt>Actual</dt><dd class="actual">${actual}</dd>
${hint !== undefined && html`<dt>Hint</dt><dd>${hint}</dd>`}
</dl>
${curl !== undefined && html`<details class="more"><summary>Send it again</summary><div class="curl"><code>${curl}</code></div>${again !== undefined && html`<div class="curl"><code>${again}</code></div>`}</details>`}
</article>
`;
}
