import type { KillMatrix } from '../../../conformance/proof/matrix.ts';
import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import type { OpenApiDocument } from '../../../openapi/generate/document.ts';
import type { Language } from '../highlight.ts';
import { codeBlock, type Page, table } from '../layout.ts';
import { prose } from '../prose.ts';
import { readSample } from '../reference/samples.ts';
import { membersOf } from '../reference/schema-words.ts';

const presences = {
  always: 'always there',
  recommended: 'expected, but may be absent',
  optional: 'may be absent',
};

/** A sample that is compiled and run like those of the reference. */
const typescript = await readSample('token.ts');

const conformance = `# an endpoint to try it on
npx functiongraph-async-invoke-contract reference

# an environment; the token is in CONFORMANCE_TOKEN
npx functiongraph-async-invoke-contract \\
  --base-url https://… --project-id … --function-urn urn:fss:…`;

const publishing = `# every edition, in dist/openapi/
make editions

# this site, in dist/site/
make site`;

/** The landing page: what the endpoint answers, and the three ways to use its contract. */
export function homePage(document: OpenApiDocument, matrix: KillMatrix): Page {
  const [path = ''] = Object.keys(document.paths);
  const fields = membersOf('AsyncInvokeConfig', document).map(({ name, type, description, presence }) => [
    code(name),
    type,
    html`${prose(description)} <span class="muted">(${presences[presence]})</span>`,
  ]);
  return {
    path: 'index.html',
    title: 'How a function handles asynchronous invocations',
    lead: 'One read-only endpoint of Huawei Cloud FunctionGraph, described once, and everything that follows from it: types, a client, validators, and a suite that tells whether an endpoint keeps its word.',
    body: html`<pre class="request" tabindex="0"><code><span class="method">GET</span>${path}</code></pre>
${table(['Field of the answer', 'Type', 'Meaning'], fields)}
<p>Each of them, every error and every example: <a href="reference.html">API reference</a>.</p>

<h2 id="install">Install</h2>
${installation()}

<h2>Three ways to use it</h2>
${way('Call the endpoint from TypeScript', html`Typed, signed, checked against the contract. <a href="typescript/index.html">All functions and types</a>.`, typescript, 'typescript')}
${way('Test an endpoint', html`The built-in mock, staging or production; the suite only reads. <a href="rules.html">All rules</a>.`, conformance, 'bash')}
${way('Publish the API', html`OpenAPI 3.0, 3.1 and 3.2, a Postman collection, an Arazzo workflow, and <a href="profiles.html">a variant for each deployment</a>. <a href="downloads.html">All downloads</a>.`, publishing, 'bash')}

<h2>What the suite finds</h2>
${figures(matrix)}
<p>Each fault is an endpoint that breaks the contract in one way. It counts as found when the rule that is
meant for it, and no other verdict, says so. The variants do something unusual that is allowed, and no rule may
complain. <a href="rules.html">Every rule with its faults</a>; <a href="sources.html">every sentence of the
published reference, and where it went</a>.</p>`,
  };
}

const name = 'functiongraph-async-invoke-contract';
const installers: { readonly [manager: string]: string } = {
  npm: `npm install ${name}`,
  pnpm: `pnpm add ${name}`,
  yarn: `yarn add ${name}`,
  bun: `bun add ${name}`,
  deno: `deno add npm:${name}`,
};

/** A choice that needs no script: the radio button before a command shows it. */
function installation(): Markup {
  const tab = ([manager, command]: readonly [
    string,
    string,
  ]) => html`<input type="radio" name="manager" id="with-${manager}"${manager === 'npm' && html` checked`}>
<label for="with-${manager}">${manager}</label>
<div class="panel">${codeBlock(command, 'bash')}</div>`;
  return html`<div class="tabs" role="group" aria-label="Package manager">${Object.entries(installers).map(tab)}</div>`;
}

function way(title: string, lead: Markup, example: string, language: Language): Markup {
  return html`<section class="way"><div><h3>${title}</h3><p>${lead}</p></div>${codeBlock(example, language)}</section>`;
}

function figures({ rules, faults, variants }: KillMatrix): Markup {
  const found = faults.filter(({ isKilled }) => isKilled).length;
  const alarms = variants.filter((variant) => variant.alarms.length > 0).length;
  const figure = (value: string, name: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="figures">
${figure(`${rules.length}`, 'rules')}
${figure(`${found} of ${faults.length}`, 'faults found')}
${figure(`${alarms} of ${variants.length}`, 'false alarms')}
</dl>`;
}
