import type { Capability } from '../../../conformance/probes/target.ts';
import type { KillMatrix } from '../../../conformance/proof/matrix.ts';
import { code, html } from '../../../conformance/report/html/markup.ts';
import { type Level, type Part, parts, type Rule } from '../../../conformance/rules/index.ts';
import { type Entry, finder, finderScript, group } from '../catalogue.ts';
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
  const entriesOf = (part: Part) =>
    rules.filter((rule) => rule.part === part).map((rule) => entry(rule, matrix));
  return {
    path: 'rules.html',
    title: 'Rules',
    lead: `The ${rules.length} rules of the conformance suite: what each asks for, where that is written, and the faults that prove that the rule notices.`,
    body: html`<dl class="facts">
${Object.entries(levels).map(([level, meaning]) => html`<dt><span class="level ${level}">${level}</span></dt><dd>${meaning}</dd>`)}
</dl>
${finder('a rule')}
<ul class="contents">${shown.map((part) => html`<li><a href="#${part}">${partNames[part]}</a></li>`)}</ul>
${shown.map((part) => group(part, partNames[part], entriesOf(part)))}
${finderScript}`,
  };
}

function entry({ id, level, title, source, pointer, needs }: Rule, matrix: KillMatrix): Entry {
  const faults = matrix.faults.filter((fault) => fault.rule === id && fault.isKilled);
  const list = faults.map((fault) => html`<li>${prose(fault.sentence)}</li>`);
  const proof =
    faults.length === 0
      ? 'no fault'
      : html`<details><summary>${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}</summary><ul>${list}</ul></details>`;
  return {
    ...{ id, level, title },
    facts: [
      ['Source', prose(source)],
      ['Document', code(pointer)],
      needs.length > 0 ? ['Needs', needs.map((need) => capabilities[need]).join('; ')] : undefined,
      ['Proved by', proof],
    ],
  };
}
