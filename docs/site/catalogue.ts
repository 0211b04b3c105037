import { type Content, code, html, type Markup } from '../../conformance/report/html/markup.ts';
import type { Level } from '../../conformance/rules/index.ts';
import { prose } from './prose.ts';

/** What a catalogue lists. */
export interface Entry {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  /** What else there is to say, by its term; nothing for `undefined`. */
  readonly facts: readonly (readonly [term: string, fact: Content] | undefined)[];
}

/** The field that finds entries of a page. @param what - is found, such as `a rule`. */
export function finder(what: string): Markup {
  return html`<search class="search"><label>Find ${what}
<input type="search" id="find" autocomplete="off" spellcheck="false"></label>
<p class="muted" id="found" role="status"></p></search>`;
}

/** What makes the finder work, at the end of a page. */
export const finderScript = html`<script src="assets/find.js"></script>`;

/** A part of a catalogue. */
export function group(id: string, name: string, entries: readonly Entry[]): Markup {
  return html`<section data-group><h2 id="${id}">${name}</h2>
${entries.map(article)}
</section>`;
}

function article({ id, level, title, facts }: Entry): Markup {
  const lines = facts.map((fact) => fact && html`<dt>${fact[0]}</dt><dd>${fact[1]}</dd>`);
  return html`<article class="rule" id="${id}" data-entry>
<span class="level ${level}">${level}</span>
<div><h3><a href="#${id}">${code(id)}</a></h3>
<p>${prose(title)}</p>
<dl class="facts">
${lines.map((line) => html`${line}\n`)}</dl></div>
</article>
`;
}
