import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import type { OpenApiDocument } from '../../../openapi/generate/document.ts';
import type { JsonObject } from '../../../openapi/json.ts';
import type { StatusAnswer } from './responses.ts';

/** Where the page's script may connect to: what credentials may be sent to. A frame narrows it to one origin. */
export const tryItConnects = 'https: http://127.0.0.1:* http://localhost:*';

/** The form that `browser/try-it.ts` brings to life; without scripts it stays hidden. */
export function tryIt(document: OpenApiDocument, answers: readonly StatusAnswer[]): Markup {
  const [server] = document.servers;
  if (server === undefined) throw new Error('The document has no server.');
  const { url, variables } = server;
  const { enum: regions, default: region } = variables.region;
  const address = (name: unknown) => url.replace('{region}', String(name));
  const { project_id: project, function_urn: urn } = document.components.parameters as {
    readonly [name: string]: JsonObject;
  };
  return html`<div class="try">
<form id="try-form" autocomplete="off">
<fieldset class="choice"><legend>Answer</legend>
<label><input type="radio" name="mode" value="simulated" checked> simulated</label>
<label><input type="radio" name="mode" value="endpoint"> from an endpoint</label>
</fieldset>
<div data-mode="simulated">
<label for="try-example">Documented answer</label>
<select id="try-example">${answers.map(group)}</select>
</div>
<div data-mode="endpoint">
<label for="try-base">Base URL</label>
<input id="try-base" type="url" list="try-regions" spellcheck="false" value="${address(region)}">
<datalist id="try-regions">${regions.map((name) => html`<option value="${address(name)}">`)}</datalist>
<fieldset class="choice"><legend>Credentials</legend>
<label><input type="radio" name="credentials" value="token" checked> token</label>
<label><input type="radio" name="credentials" value="access-key"> access key</label>
</fieldset>
<div data-credentials="token">
<label for="try-token">Token</label>
<input id="try-token" type="password" autocomplete="off">
</div>
<div data-credentials="access-key">
<label for="try-access-key">Access key</label>
<input id="try-access-key" autocomplete="off" spellcheck="false">
<label for="try-secret-key">Secret key</label>
<input id="try-secret-key" type="password" autocomplete="off">
<label for="try-security-token">Security token <span class="muted">(of a temporary key)</span></label>
<input id="try-security-token" type="password" autocomplete="off">
</div>
<p class="note">They stay in this page's memory, and go to the base URL alone. The browser asks that endpoint first
with OPTIONS, without credentials, whether a page may call it: the mock of ${code('make mock')} does.</p>
</div>
<label for="try-project">${code('project_id')}</label>
<input id="try-project" spellcheck="false" value="${String(project?.example)}">
<label for="try-urn">${code('function_urn')}</label>
<input id="try-urn" spellcheck="false" value="${String(urn?.example)}">
<p class="fault" id="try-fault" role="alert"></p>
<button type="submit">Show the answer</button>
</form>
<div class="outcome" aria-live="polite">
<p class="answer-line"><span class="method">GET</span><span id="try-url"></span></p>
<p class="answer-line"><span id="try-status"></span></p>
<ul id="try-notes" class="notes"></ul>
<pre tabindex="0" class="headers"><code id="try-headers"></code></pre>
<pre tabindex="0"><code id="try-body"></code></pre>
</div>
</div>`;
}

function group({ status, examples }: StatusAnswer): Markup {
  return html`<optgroup label="${status}">${examples.map(
    ({ summary, value }) =>
      html`<option data-status="${status}" value="${JSON.stringify(value)}">${status} · ${summary}</option>`,
  )}</optgroup>`;
}
