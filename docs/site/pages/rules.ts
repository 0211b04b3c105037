import type { Capability } from '../../../conformance/probes/target.ts';
import type { KillMatrix } from '../../../conformance/proof/matrix.ts';
import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import { type Level, type Part, parts, type Rule } from '../../../conformance/rules/index.ts';
import type { Page } from '../layout.ts';
import { prose } from '../prose.ts';

const partNames: { readonly [part in Part]: string } = {
  status: 'Status codes',
  headers: 'Header fields',
  body: 'Body',
  ranges: 'Ranges and lengths',
  enums: 'Enumerations',
  identity: 'Identity',
  destinations: 'Destinations',
  times: 'Times',
  errors: 'Errors',
  credentials: 'Credentials',
  input: 'Rejected input',
  idempotence: 'Idempotence',
  examples: 'Examples',
  drift: 'Drift',
};

const levels: { readonly [level in Level]: string } = {
  MUST: 'a target that breaks it violates the contract',
  SHOULD: 'a warning; it counts as a violation with --strict',
  INFO: 'a note, and never more',
};

const capabilities: { readonly [capability in Capability]: string } = {
  state: 'a target that knows which functions exist',
  credentials: 'a target that tells right credentials from wrong ones',
  authentication: 'a target that refuses calls without credentials',
  examples: 'a mock that serves the named examples',
};

/** The rule catalogue: each rule with its source, its place in the document, and the faults that prove it. */
export function rulesPage(rules: readonly Rule[], matrix: KillMatrix): Page {
  const shown = parts.filter((part) => rules.some((rule) => rule.part === part));
  return {
    path: 'rules.html',
    title: 'Rules',
    lead: `The ${rules.length} rules of the conformance suite: what each asks for, where that is written, and the faults that prove that the rule notices.`,
    body: html`<dl class="facts">
${Object.entries(levels).map(([level, meaning]) => html`<dt><span class="level ${level}">${level}</span></dt><dd>${meaning}</dd>`)}
</dl>
<search class="search"><label>Find a rule
<input type="search" id="find" autocomplete="off" spellcheck="false"></label>
<p class="muted" id="found" role="status"></p></search>
<ul class="contents">${shown.map((part) => html`<li><a href="#${part}">${partNames[part]}</a></li>`)}</ul>
${shown.map((part) => section(part, rules, matrix))}
<script src="assets/find.js"></script>`,
  };
}

function section(part: Part, rules: readonly Rule[], matrix: KillMatrix): Markup {
  const own = rules.filter((rule) => rule.part === part);
  return html`<section data-group><h2 id="${part}">${partNames[part]}</h2>
${own.map((rule) => entry(rule, matrix))}
</section>`;
}

function entry({ id, level, title, source, pointer, needs }: Rule, matrix: KillMatrix): Markup {
  const faults = matrix.faults.filter((fault) => fault.rule === id && fault.isKilled);
  const list = faults.map((fault) => html`<li>${prose(fault.sentence)}</li>`);
  const proof =
    faults.length === 0
      ? 'no fault'
      : html`<details><summary>${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}</summary><ul>${list}</ul></details>`;
  return html`<article class="rule" id="${id}" data-entry>
<span class="level ${level}">${level}</span>
<div><h3><a href="#${id}">${code(id)}</a></h3>
<p>${prose(title)}</p>
<dl class="facts">
<dt>Source</dt><dd>${prose(source)}</dd>
<dt>Document</dt><dd>${code(pointer)}</dd>
${needs.length > 0 ? html`<dt>Needs</dt><dd>${needs.map((need) => capabilities[need]).join('; ')}</dd>` : undefined}
<dt>Proved by</dt><dd>${proof}</dd>
</dl></div>
</article>
`;
}
