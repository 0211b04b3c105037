import { amount, formatCount } from '../../reading/words.ts';
import type { Report } from '../../verdict/report.ts';
import type { Outcome } from '../../verdict/result.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { comparisonSummary } from '../compare.ts';
import { bySeverity } from '../severity.ts';
import { capitalised, formatMilliseconds, formatMoment } from '../wording.ts';
import { runName } from './columns.ts';
import { code, html, type Markup } from './markup.ts';
import type { Model } from './model.ts';
import { outcomeMark, outcomeWords } from './outcome-mark.ts';

/** How a verdict is called, and the outcome whose shape it has. */
export const verdicts: {
  readonly [verdict in Verdict]: {
    readonly title: string;
    readonly outcome: 'passed' | 'failed' | 'untested';
  };
} = {
  conforms: { title: 'Conforms', outcome: 'passed' },
  violates: { title: 'Violates the contract', outcome: 'failed' },
  untested: { title: 'Could not be tested', outcome: 'untested' },
};

/** The verdict in words. */
export function renderOverview({ merged, comparison }: Model): Markup {
  const { title, outcome } = verdicts[merged.verdict];
  return html`<header class="verdict ${outcome}">
<p class="kind">Conformance report</p>
<h1>${outcomeMark(outcome)}${title}</h1>
<p class="summary">${capitalised(merged.summary)}</p>
${comparison !== undefined && html`<p class="since"><a href="#changes">Since the earlier report</a>: ${comparisonSummary(comparison)}.</p>`}
<ul class="counts" aria-label="Results by outcome">${bySeverity
    .filter((each) => merged.counts[each] > 0)
    .map(
      (each) =>
        html`<li title="${outcomeWords[each].meaning}">${outcomeMark(each)} <b>${formatCount(merged.counts[each])}</b> ${outcomeWords[each].name}</li>\n`,
    )}</ul>
</header>`;
}

/** What was tested, and how much of it. */
export function renderAbout({ runs }: Model): Markup {
  const [only, ...others] = runs;
  return only !== undefined && others.length === 0 ? renderRun(only.report) : renderRuns(runs);
}

function renderRun(report: Report): Markup {
  const { target, contract, tool, requests } = report;
  return html`<dl class="facts about">
<dt>Target</dt><dd>${target.name} <span class="note">${code(target.baseUrl)}</span></dd>
<dt>Project</dt><dd>${code(target.projectId)}</dd>
<dt>Functions</dt><dd>${functionTotals(report)}</dd>
<dt>Contract</dt><dd>${contract.profile} ${contract.version} <span class="note">${code(contract.digest.slice(0, 12))}${contract.reason !== undefined && `, since ${contract.reason}`}</span></dd>
<dt>Run</dt><dd>${formatMoment(report.startedAt)}, ${formatMilliseconds(report.duration)}, ${amount(requests.sent, 'request')}${requests.retried.length > 0 && `, ${formatCount(requests.retried.length)} of them again`}</dd>
<dt>Made by</dt><dd>${tool.name} ${tool.version}</dd>
</dl>`;
}

function renderRuns(runs: Model['runs']): Markup {
  return html`<table class="runs">
<thead><tr><th scope="col">Run</th><th scope="col">Verdict</th><th scope="col">Functions</th><th scope="col">Began</th></tr></thead>
<tbody>${runs.map(({ report }) => {
    const { title, outcome } = verdicts[report.verdict];
    return html`<tr><th scope="row" class="run">${runName(report, runs)} ${code(report.target.baseUrl)}</th><td>${outcomeMark(outcome)} ${title}<span class="note">${capitalised(report.summary)}</span></td><td>${functionTotals(report)}</td><td>${formatMoment(report.startedAt)}</td></tr>\n`;
  })}</tbody>
</table>`;
}

/** How many functions there are, and how many of them have findings. */
function functionTotals({ target, results, omitted = 0 }: Report): string {
  const having = (outcome: Outcome) =>
    new Set(results.flatMap((result) => (result.outcome === outcome ? (result.function ?? []) : []))).size;
  const parts = (['failed', 'warned', 'untested'] as const)
    .map((outcome) => ({ outcome, functions: having(outcome) }))
    .filter(({ functions }) => functions > 0)
    .map(({ outcome, functions }) => `${formatCount(functions)} ${outcome}`);
  const atLeast = omitted > 0 && parts.length > 0 ? ['or more'] : [];
  return [amount(target.functions, 'function'), ...parts, ...atLeast].join(', ');
}
