import type { Change, ChangeKind, ComparedPair } from '../compare.ts';
import { shortNames } from './columns.ts';
import { code, html, type Markup } from './markup.ts';
import type { Model } from './model.ts';
import { outcomeMark, outcomeWords } from './outcome-mark.ts';
import { amount, formatMoment } from './wording.ts';

const kinds: readonly { readonly kind: ChangeKind; readonly title: string }[] = [
  { kind: 'newly-broken', title: 'Newly broken' },
  { kind: 'newly-fixed', title: 'Newly fixed' },
  { kind: 'still-broken', title: 'Still broken' },
  { kind: 'no-longer-judged', title: 'Broken before, not judged now' },
];

/** How many changes of one kind are listed. */
const longestList = 100;

/** The comparison with earlier runs; nothing where there is none. */
export function renderChanges(model: Model): Markup | undefined {
  const { comparison } = model;
  if (comparison === undefined) return undefined;
  const { pairs, withoutEarlier } = comparison;
  return html`<section id="changes" aria-labelledby="changes-heading">
<h2 id="changes-heading">Since the earlier report</h2>
${pairs.map((pair) => renderPair(pair, model))}
${withoutEarlier.length > 0 && html`<p class="note">The earlier report has nothing of ${withoutEarlier.join(', ')}.</p>`}
</section>`;
}

function renderPair({ earlier, later, changes }: ComparedPair, model: Model): Markup {
  const isOther =
    earlier.target.name !== later.target.name || earlier.target.baseUrl !== later.target.baseUrl;
  const isOtherContract = earlier.contract.digest !== later.contract.digest;
  return html`<h3>${later.target.name}<span class="note">before: ${formatMoment(earlier.startedAt)}, ${earlier.verdict}</span></h3>
${isOther && html`<p class="note">The earlier report is about ${earlier.target.name} at ${earlier.target.baseUrl}.</p>`}
${isOtherContract && html`<p class="note">The earlier report was made with another version of the contract (${earlier.contract.profile} ${earlier.contract.version}).</p>`}
${changes.length === 0 && html`<p class="note">Nothing was broken then, and nothing is now.</p>`}
${kinds.map(({ kind, title }) =>
  renderKind(
    title,
    changes.filter((change) => change.kind === kind),
    kind,
    model,
  ),
)}`;
}

function renderKind(
  title: string,
  changes: readonly Change[],
  kind: ChangeKind,
  { rows }: Model,
): Markup | undefined {
  if (changes.length === 0) return undefined;
  const anchors = new Map(rows.map(({ rule, anchor }) => [rule.id, anchor]));
  const listed = changes.slice(0, longestList);
  const urns = [...new Set(listed.flatMap(({ function: urn }) => urn ?? []))];
  const names = shortNames(urns);
  const items = listed.map(({ rule, function: urn, before, after }) => {
    const anchor = anchors.get(rule);
    const name = anchor === undefined ? html`${rule}` : html`<a href="#${anchor}">${rule}</a>`;
    const outcome = after ?? before;
    return html`<li>${outcome && outcomeMark(outcome)} ${name} <span class="note">${before === undefined ? 'not judged' : outcomeWords[before].name} → ${after === undefined ? 'not judged' : outcomeWords[after].name}${urn !== undefined && html`, ${code(names[urns.indexOf(urn)] ?? urn)}`}</span></li>\n`;
  });
  const isOpen = kind === 'newly-broken' || kind === 'newly-fixed';
  const left = changes.length - items.length;
  return html`<details class="changes"${isOpen && html` open`}><summary>${title} <span class="tally">${changes.length}</span></summary>
<ul>${items}</ul>
${left > 0 && html`<p class="note">and ${amount(left, 'more')}</p>`}</details>`;
}
