import type { Scenario } from '../../../conformance/clients/scenario.ts';
import { html } from '../../../conformance/report/html/markup.ts';
import type { ScenarioGroup } from '../../../conformance/verdict/report.ts';
import { type Entry, finder, finderScript, group } from '../catalogue.ts';
import type { ClientGuide } from '../client-guide.ts';
import { codeBlock, type Page, table } from '../layout.ts';
import { prose } from '../prose.ts';

const groups: { readonly [group in ScenarioGroup]: string } = {
  request: 'What it asks',
  reading: 'What it reads',
  errors: 'What it raises',
  patience: 'How it waits',
  safety: 'What it withstands',
};

const command = "npx functiongraph-async-invoke-contract client --command 'python3 my_client.py'";

/**
 * The page for writers of clients: how a client is tested, and what it has to show.
 *
 * @param mistakes - what a client does that fails a scenario, by its ID.
 */
export function clientsPage(
  scenarios: readonly Scenario[],
  mistakes: ReadonlyMap<string, string>,
  { variables, lines, workflow, examples }: ClientGuide,
): Page {
  const rows = (rows: ClientGuide['lines']) => rows.map((row) => row.map(prose));
  const entriesOf = (id: ScenarioGroup) =>
    scenarios.filter((scenario) => scenario.group === id).map((own) => entry(own, mistakes.get(own.id)));
  return {
    path: 'clients.html',
    title: 'Clients',
    lead: `Whether a program that reads these configurations is right and safe, in any language: ${scenarios.length} scenarios, which one command runs.`,
    body: html`${codeBlock(command, 'bash')}
<p>The command starts an endpoint on this machine, runs the program once for each scenario, and judges the requests that came and the line that the program printed.</p>
<ul class="contents"><li><a href="#protocol">The protocol</a></li><li><a href="#actions">GitHub Actions</a></li><li><a href="#examples">Examples</a></li>
${entries(groups).map(([group, name]) => html`<li><a href="#${group}">${name}</a></li>`)}</ul>
<section><h2 id="protocol">The protocol</h2>
<p>The program finds in its environment what to ask for, and with what. Mostly there are a token and a key, of which it takes either.</p>
${table(['Variable', 'What it is'], rows(variables))}
<p>It prints one line of JSON. Other lines are logs. A program that never prints such a line is judged by its requests alone.</p>
${table(['Line', 'When'], rows(lines))}
<p>${prose('`--serve reading.documented` serves one scenario, to try a program out by hand; `--only`, `--skip` and `--baseline` choose what counts.')}</p></section>
<section><h2 id="actions">GitHub Actions</h2>
${codeBlock(workflow, 'yaml')}</section>
<section><h2 id="examples">Examples</h2>
${examples.map(({ name, language, code }) => html`<details><summary>${name}</summary>${codeBlock(code, language)}</details>`)}</section>
${finder('a scenario')}
${entries(groups).map(([id, name]) => group(id, name, entriesOf(id)))}
${finderScript}`,
  };
}

function entry({ id, level, title, reason, source }: Scenario, mistake: string | undefined): Entry {
  return {
    ...{ id, level, title },
    facts: [
      ['Why', prose(reason)],
      ['Source', prose(source)],
      ['Red for', mistake],
    ],
  };
}

function entries<Name extends string>(record: { readonly [name in Name]: string }): [Name, string][] {
  return Object.entries(record) as [Name, string][];
}
