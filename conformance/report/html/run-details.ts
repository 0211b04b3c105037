import { amount } from '../../reading/words.ts';
import type { Report } from '../../verdict/report.ts';
import { noteName } from '../grouping.ts';
import { formatMilliseconds } from '../wording.ts';
import { runName } from './columns.ts';
import { code, html, type Markup } from './markup.ts';
import type { Model } from './model.ts';

/** How many retries of a run are listed. */
const longestList = 50;

/** How each run went: its stages, its baseline, what was sent again, and its settings. */
export function renderRunDetails({ runs }: Model): Markup {
  return html`<section id="runs" aria-labelledby="runs-heading">
<h2 id="runs-heading">How it was run</h2>
${runs.map(({ report }) => html`${runs.length > 1 && html`<h3>${runName(report, runs)}</h3>`}${renderDetails(report)}`)}
</section>`;
}

function renderDetails({ stages, baseline, requests: { retried }, target, configuration }: Report): Markup {
  const settings = Object.entries(configuration);
  return html`<dl class="facts">
${stages.map(({ name, status, detail }) => html`<dt>${name}</dt><dd>${status === 'run' ? '' : `${status}: `}${detail}</dd>\n`)}
${baseline?.stale.map((note) => html`<dt>Baseline</dt><dd>${noteName(note)} no longer fails; remove its entry (${note.reason})</dd>\n`)}
${baseline?.expired.map((note) => html`<dt>Baseline</dt><dd>the entry of ${noteName(note)} expired on ${note.expires} (${note.reason})</dd>\n`)}
<dt>Credentials</dt><dd>${target.authentication}</dd>
<dt>Capabilities</dt><dd>${target.capabilities.length === 0 ? 'none' : target.capabilities.join(', ')}</dd>
${settings.map(([name, value]) => html`<dt>${name}</dt><dd>${code(typeof value === 'string' ? value : JSON.stringify(value))}</dd>\n`)}
</dl>
${
  retried.length > 0 &&
  html`<details class="more"><summary>${amount(retried.length, 'request')} sent again</summary>
<ul>${retried.slice(0, longestList).map(({ exchange, reason, waited }) => html`<li>${code(exchange)} after ${formatMilliseconds(waited)}: ${reason}</li>\n`)}</ul>
${retried.length > longestList && html`<p class="note">and ${amount(retried.length - longestList, 'more')} in report.json</p>`}</details>`
}`;
}
