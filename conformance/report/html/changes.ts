import { amount } from '../../reading/words.ts';
import type { Change, ChangeKind, ComparedPair } from '../compare.ts';
import { formatMoment } from '../wording.ts';
import { shortNames } from './columns.ts';
import { code, html, type Markup } from './markup.ts';
import type { Model } from './model.ts';
import { outcomeMark, outcomeWords } from './outcome-mark.ts';

const kinds: readonly { readonly kind: ChangeKind; readonly title: string }[] = [
  { kind: 'newly-broken', title: 'Newly broken' },
  { kind: 'newly-fixed', title: 'Newly fixed' },
  { kind: 'still-broken', title: 'Still broken' },
  { kind: 'no-longer-judged', title: 'Broken before, not judged now' },
];

/** How many rules are listed for a kind of change, and how many functions for a rule. */
const [longestList, mostFunctions] = [100, 5];

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
  const groups = groupAlike(changes);
  const items = groups.slice(0, longestList).map((group) => {
    const [first] = group;
    if (first === undefined) return undefined;
    const { rule, before, after } = first;
    const anchor = anchors.get(rule);
    const name = anchor === undefined ? html`${rule}` : html`<a href="#${anchor}">${rule}</a>`;
    const outcome = after ?? before;
    return html`<li>${outcome && outcomeMark(outcome)} ${name} <span class="note">${nameOf(before)} → ${nameOf(after)}${renderPlaces(group)}</span></li>\n`;
  });
  const isOpen = kind === 'newly-broken' || kind === 'newly-fixed';
  const left = groups.length - items.length;
  return html`<details class="changes"${isOpen && html` open`}><summary>${title} <span class="tally">${changes.length}</span></summary>
<ul>${items}</ul>
${left > 0 && html`<p class="note">and ${amount(left, 'more rule')}</p>`}</details>`;
}

/** Changes of one rule that differ by their functions only. */
function groupAlike(changes: readonly Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.rule, change.before, change.after]);
    const group = groups.get(key) ?? [];
    group.push(change);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function nameOf(outcome: Change['before']): string {
  return outcome === undefined ? 'not judged' : outcomeWords[outcome].name;
}

/** The functions of some changes; nothing where they are about the environment. */
function renderPlaces(changes: readonly Change[]): Markup | undefined {
  const urns = changes.flatMap(({ function: functionUrn }) => functionUrn ?? []);
  if (urns.length === 0) return undefined;
  if (urns.length > mostFunctions) return html`, ${amount(urns.length, 'function')}`;
  return html`${shortNames(urns).map((name) => html`, ${code(name)}`)}`;
}
