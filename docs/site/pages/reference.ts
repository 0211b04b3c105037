import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import type { OpenApiDocument } from '../../../openapi/generate/document.ts';
import { type Json, type JsonObject, valueAt } from '../../../openapi/json.ts';
import { codeBlock, type Page, table } from '../layout.ts';
import { paragraphs, prose } from '../prose.ts';
import { credentials, languages, readSample } from '../samples.ts';
import { membersOf, wordsOf } from '../schema-words.ts';

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

interface Response extends JsonObject {
  readonly description: string;
  readonly headers: { readonly [name: string]: { readonly $ref: string } };
  readonly content: {
    readonly 'application/json': {
      readonly examples: {
        readonly [name: string]: { readonly summary: string; readonly value: JsonObject };
      };
    };
  };
}

interface SecurityScheme extends JsonObject {
  readonly name: string;
  readonly description: string;
}

/**
 * The reference of the operation, readable without scripts.
 *
 * @throws Error where the document has a status that nothing is known to do about.
 */
export async function referencePage(document: OpenApiDocument): Promise<Page> {
  const [[path = '', item] = []] = Object.entries(document.paths);
  const operation = item?.get as { summary: string; description: string; externalDocs: Link };
  const responses = document.components.responses as { readonly [name: string]: Response };
  const schemes = document.components.securitySchemes as { readonly [name: string]: SecurityScheme };
  const { Ok, ...failures } = responsesByStatus(item?.get as JsonObject, responses);
  return {
    path: 'reference.html',
    title: operation.summary,
    lead: operation.description.trim().replaceAll(/\s+/g, ' ').replaceAll('`', ''),
    body: html`<pre class="request" tabindex="0"><code><span class="method">GET</span>${document.servers[0]?.url}${path}</code></pre>
<p>${link(operation.externalDocs)}. <a href="sources.html">Where each statement comes from</a>.
<a href="downloads.html">OpenAPI, Postman and Arazzo</a>. <a href="profiles.html">Other editions</a>.</p>
<ul class="contents">${['Parameters', 'Credentials', 'Samples', 'Answer', 'Errors'].map((name) => html`<li><a href="#${name.toLowerCase()}">${name}</a></li>`)}</ul>

<h2 id="parameters">Parameters</h2>
<p>Both are part of the path, and required.</p>
${table(['Parameter', 'Type', 'Meaning'], parameters(document))}

<h2 id="credentials">Credentials</h2>
${paragraphs(String(document.info.description)).slice(1)}
<p>${link(document.externalDocs)}.</p>
${table(
  ['Header field', 'Value'],
  Object.values(schemes).map(({ name, description }) => [code(name), prose(description)]),
)}

<h2 id="samples">Samples</h2>
<p>They read ${code('ENDPOINT')}, ${code('PROJECT_ID')} and ${code('FUNCTION_URN')} from the environment, and the
credentials from ${code('TOKEN')}, or from ${code('ACCESS_KEY')} and ${code('SECRET_KEY')}. The one in TypeScript needs
${code('npm install functiongraph-async-invoke-contract')}; the one with curl and an access
key needs openssl.</p>
${await Promise.all(languages.map(samples))}

<h2 id="answer">Answer</h2>
<p>${prose(Ok?.response.description ?? '')} The body is ${code('application/json')}.</p>
${fields('AsyncInvokeConfig', document)}
<h3>${code('destination_config')}</h3>
${fields('FuncAsyncDestinationConfig', document)}
<h3>${code('on_success')} and ${code('on_failure')}</h3>
${fields('FuncDestinationConfig', document)}
${Object.entries(document.components.schemas).map(([name, schema]) => params(name, schema, document))}
<h3>Header fields</h3>
${table(['Header field', 'Meaning'], headers(document, responses))}
<h3>Examples</h3>
${examples(Ok?.response)}

<h2 id="errors">Errors</h2>
<p>${prose(String(document.components.schemas.Error?.description))}</p>
${fields('Error', document)}
${table(['Status', 'Meaning', 'Codes', 'What to do'], Object.values(failures).map(failure))}`,
  };
}

interface Link extends JsonObject {
  readonly description: string;
  readonly url: string;
}

function link(externalDocs: Json | undefined): Markup {
  const { description, url } = externalDocs as Link;
  return html`<a href="${url}" rel="noreferrer">${description}</a>`;
}

function responsesByStatus(operation: JsonObject, responses: { readonly [name: string]: Response }) {
  const references = Object.entries(operation.responses as { readonly [status: string]: { $ref: string } });
  return Object.fromEntries(
    references.flatMap(([status, { $ref }]) => {
      const name = $ref.replace(/.*\//, '');
      const response = responses[name];
      return response === undefined ? [] : [[name, { status, response }]];
    }),
  ) as { readonly [name: string]: { readonly status: string; readonly response: Response } };
}

function parameters(document: OpenApiDocument): Markup[][] {
  const all = Object.values(document.components.parameters as { readonly [name: string]: JsonObject });
  return all.map(({ name, schema = {}, description }) => [
    code(String(name)),
    html`${wordsOf(schema, document).type}`,
    prose(String(description)),
  ]);
}

const presences = { always: 'required', recommended: 'should be there', optional: 'optional' };

function fields(schema: string, document: OpenApiDocument): Markup {
  const rows = membersOf(schema, document).map(({ name, type, description, presence }) => [
    code(name),
    html`${type} <span class="muted">(${presences[presence]})</span>`,
    html`${paragraphs(description)}`,
  ]);
  return table(['Field', 'Type', 'Meaning'], rows);
}

function params(name: string, schema: JsonObject, document: OpenApiDocument): Markup | undefined {
  const destination = schema['x-destination'];
  if (destination === undefined) return undefined;
  return html`<h3>${code('param')} for ${String(destination)}</h3>${fields(name, document)}`;
}

async function samples({ extension, name }: (typeof languages)[number]): Promise<Markup> {
  const each = await Promise.all(
    credentials.map(
      async (kind) => html`<h4>${kind.name}</h4>${codeBlock(await readSample(`${kind.file}.${extension}`))}`,
    ),
  );
  return html`<details name="samples"${extension === 'sh' && html` open`}><summary>${name}</summary>${each}</details>`;
}

function examples(response: Response | undefined): Markup {
  const all = Object.values(response?.content['application/json'].examples ?? {});
  return html`${all.map(
    ({ summary, value }, i) =>
      html`<details${i === 0 && html` open`}><summary>${summary}</summary>${codeBlock(JSON.stringify(value, null, 2))}</details>`,
  )}`;
}

function headers(document: OpenApiDocument, responses: { readonly [name: string]: Response }): Markup[][] {
  const used = new Map(Object.values(responses).flatMap((response) => Object.entries(response.headers)));
  return [...used].map(([name, { $ref }]) => {
    const { description } = valueAt(document, $ref) as JsonObject;
    return [code(name), prose(String(description))];
  });
}

function failure({ status, response }: { readonly status: string; readonly response: Response }): Markup[] {
  const remedy = remedies[status];
  if (remedy === undefined) throw new Error(`Nothing is known to do about status ${status}.`);
  const codes = Object.values(response.content['application/json'].examples).map(
    ({ summary, value }) => html`<li>${code(String(value.error_code))} ${summary}</li>`,
  );
  return [
    html`<span id="status-${status}">${status}</span>`,
    prose(response.description),
    html`<ul class="plain">${codes}</ul>`,
    prose(remedy),
  ];
}
