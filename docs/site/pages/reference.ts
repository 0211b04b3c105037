import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import { type Json, type JsonObject, valueAt } from '../../../openapi/json.ts';
import type { Sources } from '../../../openapi/sources.ts';
import { codeBlock, type Page, table } from '../layout.ts';
import { paragraphs, prose } from '../prose.ts';
import type { Edition } from '../reference/edition.ts';
import { evidenceOf } from '../reference/evidence.ts';
import { fields, parameters, type Reading } from '../reference/fields.ts';
import { answersOf, type StatusAnswer } from '../reference/responses.ts';
import { credentials, languages, readSample } from '../reference/samples.ts';
import { tryIt, tryItConnects } from '../reference/try-it.ts';
import { evidenceLinks } from './sources.ts';

/** What a caller does about each status, with the same request or another one. */
const remedies: { readonly [status: string]: string } = {
  '400': 'Correct the request. The same one fails again.',
  '401': 'Get a new token; with an access key, check the key and the clock of this machine.',
  '403': 'Check that the project is yours, and that the user may read functions.',
  '404': 'Check the URN and its version or alias. A function that was never configured answers this too.',
  '429': 'Wait as long as `Retry-After` says, or a second and longer each time, and repeat the request.',
  '500': 'Repeat the request a few times. If it stays, tell the support the `X-Request-Id`.',
  '502': 'Repeat the request after a second, and longer each time.',
  '503': 'Wait as long as `Retry-After` says, and repeat the request.',
  '504': 'Repeat the request after a second, and longer each time.',
};

interface SecurityScheme extends JsonObject {
  readonly name: string;
  readonly description: string;
}

/**
 * The reference of the operation in one edition, readable without scripts.
 *
 * @param edition the edition that the page is about; the first of all is the base contract.
 * @throws Error where the document has a status that nothing is known to do about.
 */
export async function referencePage(
  edition: Edition,
  editions: readonly Edition[],
  { statements, foundations }: Sources,
): Promise<Page> {
  const { document, path: address, profile } = edition;
  const [[path = '', item] = []] = Object.entries(document.paths);
  const operation = item?.get as { summary: string; description: string; externalDocs?: Json };
  const schemes = document.components.securitySchemes as { readonly [name: string]: SecurityScheme };
  const answers = answersOf(document);
  const [success, ...failures] = answers;
  if (success === undefined) throw new Error('The document has no answers.');
  const base = profile === undefined ? undefined : editions[0]?.document;
  const reading: Reading = { document, base, statements };
  const evidence = (part: string) => evidenceOf(part, [...statements, ...foundations], document);
  const params = Object.entries(document.components.schemas).filter(([, schema]) => schema['x-destination']);
  const links = [link(operation.externalDocs), link(document.externalDocs)].filter(
    (each) => each !== undefined,
  );
  return {
    path: address,
    section: 'reference.html',
    title: profile === undefined ? operation.summary : `${operation.summary} · ${edition.title}`,
    lead: operation.description.trim().replaceAll(/\s+/g, ' ').replaceAll('`', ''),
    aside: contents(edition, editions, params),
    head: html`<link rel="stylesheet" href="assets/reference.css">
<script src="${edition.script}" defer></script>`,
    connects: tryItConnects,
    body: html`<section class="whole">
<pre class="request" tabindex="0"><code><span class="method">GET</span>${document.servers[0]?.url}${path}</code></pre>
<p>${links.map((each, i) => html`${i > 0 && ' · '}${each}`)}${links.length > 0 && ' · '}<a href="sources.html">Where each statement comes from</a> ·
<a href="downloads.html">OpenAPI, Postman and Arazzo</a></p>
${evidence('operation')}
</section>
${profile && differences(profile)}
<section class="split">
<div>
<h2 id="parameters">Parameters</h2>
<p>Both are part of the path.</p>
${parameters(reading)}
${evidence('parameters')}

<h2 id="credentials">Credentials</h2>
${paragraphs(String(document.info.description)).slice(1)}
${table(
  ['Header field', 'Value'],
  Object.values(schemes).map(({ name, description }) => [code(name), prose(description)]),
)}
${evidence('credentials')}
</div>
<div class="beside">
<h2 id="samples">Samples</h2>
${await samples()}
</div>
</section>

<section class="whole" data-scripted hidden>
<h2 id="try-it">Try it</h2>
<p>Nothing is sent until you choose an endpoint; then one GET, to it alone, by the package's own client.</p>
${tryIt(document, answers)}
</section>

<section class="split">
<div>
<h2 id="answer">Answer</h2>
<p>${prose(success.description)} The body is ${code('application/json')}.</p>
${fields('AsyncInvokeConfig', reading)}
${evidence('answer')}
<h3 id="destination-config">${code('destination_config')}</h3>
${fields('FuncAsyncDestinationConfig', reading)}
${evidence('destination-config')}
<h3 id="destination">${code('on_success')} and ${code('on_failure')}</h3>
${fields('FuncDestinationConfig', reading)}
${evidence('destination')}
${params.map(
  ([name, schema]) =>
    html`<h3 id="${name}">${code('param')} for ${String(schema['x-destination'])}</h3>${fields(name, reading)}${evidence(name)}`,
)}
<h3 id="header-fields">Header fields</h3>
${table(['Header field', 'Meaning'], headers(answers, edition))}
${evidence('header-fields')}
</div>
<div class="beside">
<h3 id="examples">Examples</h3>
${examples(success)}
</div>
</section>

<section class="split">
<div>
<h2 id="errors">Errors</h2>
<p>${prose(String(document.components.schemas.Error?.description))}</p>
${fields('Error', reading)}
${evidence('errors')}
</div>
<div class="beside">
<h3 id="error-examples">Examples</h3>
${failures.map((answer, i) => examples(answer, i === 0, 'errors'))}
</div>
</section>
<section class="whole">
<h3 id="statuses">Statuses</h3>
${table(['Status', 'Meaning', 'Codes', 'What to do'], failures.map(failure))}
${evidence('statuses')}
</section>`,
  };
}

/** The other editions, and the parts of the page. */
function contents(
  { path, profile }: Edition,
  editions: readonly Edition[],
  params: ReadonlyArray<readonly [string, JsonObject]>,
): Markup {
  const others = editions.map((each) => {
    const state = each.path === path && html` aria-current="page"`;
    return html`<li><a href="${each.path}"${state}>${each.title}</a></li>`;
  });
  const part = (id: string, name: string, state?: Markup) =>
    html`<li${state}><a href="#${id}">${name}</a></li>`;
  return html`<aside class="aside">
<nav class="editions" aria-label="Editions"><ul>${others}</ul></nav>
<nav class="parts" aria-label="On this page"><ul>
${profile && part('differences', 'What differs')}
${part('parameters', 'Parameters')}
${part('credentials', 'Credentials')}
${part('samples', 'Samples')}
${part('try-it', 'Try it', html` data-scripted hidden`)}
${part('answer', 'Answer')}
<li><ul>
${part('destination-config', 'destination_config')}
${part('destination', 'on_success, on_failure')}
${params.map(([name, schema]) => part(name, `param for ${String(schema['x-destination'])}`))}
${part('header-fields', 'Header fields')}
</ul></li>
${part('errors', 'Errors')}
${part('statuses', 'Statuses')}
</ul></nav>
</aside>`;
}

/** What an edition changes, in the words of its overlay, and on what evidence. */
function differences({ name, overlay: { info, actions } }: NonNullable<Edition['profile']>): Markup {
  return html`<section class="whole differences">
<h2 id="differences">What differs</h2>
<p>${prose(info['x-summary'])} <a href="profiles.html#${name}">Each difference beside the base contract</a>.</p>
<ul>${actions.map(
    (action) => html`<li>${prose(action.description)} ${evidenceLinks(action['x-evidence'])}</li>`,
  )}</ul>
</section>`;
}

function link(externalDocs: Json | undefined): Markup | undefined {
  if (externalDocs === undefined) return undefined;
  const { description, url } = externalDocs as { readonly description: string; readonly url: string };
  return html`<a href="${url}" rel="noreferrer">${description}</a>`;
}

/** A choice of languages and credentials that needs no script: the radio button before a sample shows it. */
async function samples(): Promise<Markup> {
  const tab = async ({ extension, grammar, name }: (typeof languages)[number]) => {
    const blocks = credentials.map(
      async ({ file, name: kind }) =>
        html`<div data-kind="${file}"><h4>${kind}</h4>${codeBlock(await readSample(`${file}.${extension}`), grammar)}</div>`,
    );
    return html`<input type="radio" name="language" id="language-${extension}"${extension === 'sh' && html` checked`}>
<label for="language-${extension}">${name}</label>
<div class="panel">${await Promise.all(blocks)}</div>`;
  };
  const kinds = credentials.map(
    ({ file, name }, i) =>
      html`<label><input type="radio" name="kind" value="${file}"${i === 0 && html` checked`}> ${name}</label>`,
  );
  return html`<div class="samples">
<fieldset class="choice"><legend>Credentials</legend>${kinds}</fieldset>
<div class="tabs" role="group" aria-label="Language">${await Promise.all(languages.map(tab))}</div>
<p class="note">They read ${code('ENDPOINT')}, ${code('PROJECT_ID')} and ${code('FUNCTION_URN')} from the environment, and the
credentials from ${code('TOKEN')}, or from ${code('ACCESS_KEY')} and ${code('SECRET_KEY')}. The one in TypeScript needs
${code('npm install functiongraph-async-invoke-contract')}; the one with curl and an access
key needs openssl.</p>
</div>`;
}

/** @param group makes one example close the others of its group. */
function examples({ status, examples }: StatusAnswer, isOpen = true, group = 'answers'): Markup {
  return html`${examples.map(
    ({ summary, value }, i) =>
      html`<details name="${group}"${isOpen && i === 0 && html` open`}><summary>${status !== '200' && html`<b>${status}</b> `}${summary}</summary>${codeBlock(JSON.stringify(value, null, 2), 'json')}</details>`,
  )}`;
}

function headers(answers: readonly StatusAnswer[], { document }: Edition): Markup[][] {
  const used = new Map(answers.flatMap((answer) => Object.entries(answer.headers)));
  return [...used].map(([name, { $ref }]) => {
    const { description } = valueAt(document, $ref) as JsonObject;
    return [code(name), prose(String(description))];
  });
}

function failure({ status, description, examples: all }: StatusAnswer): Markup[] {
  const remedy = remedies[status];
  if (remedy === undefined) throw new Error(`Nothing is known to do about status ${status}.`);
  const codes = all.map(({ summary, value }) => html`<li>${code(String(value.error_code))} ${summary}</li>`);
  return [
    html`<span class="status" id="status-${status}">${status}</span>`,
    prose(description),
    html`<ul class="plain">${codes}</ul>`,
    prose(remedy),
  ];
}
