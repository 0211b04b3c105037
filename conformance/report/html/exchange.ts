import type { HarEntry } from '../../reading/har.ts';
import { formatMilliseconds } from '../wording.ts';
import { renderBody } from './body.ts';
import { html, type Markup } from './markup.ts';

/**
 * One request and its answer, secrets left out.
 *
 * @param where - the offending place, which is marked: a JSON pointer into the body, the name of a header field,
 *   `status`, `body` or `message`.
 */
export function renderExchange({ request, response, time, _exchange: own }: HarEntry, where: string): Markup {
  const isHeader = ![...'', 'status', 'body', 'message'].includes(where) && !where.startsWith('/');
  const statusLine = html`${response.httpVersion ?? 'HTTP'} ${response.status} ${response.statusText}`;
  const { failure, retries = [] } = own ?? {};
  return html`<div class="exchange">
<p class="side">Request</p>
<pre>${request.method} ${request.url}\n${fields(request.headers, undefined)}</pre>
<p class="side">Answer <span class="note">after ${formatMilliseconds(time)}</span></p>
${failure !== undefined && html`<p>${marked(failure.message, where === 'message')}</p>`}
${
  response.status !== 0 &&
  html`<pre>${marked(statusLine, where === 'status')}\n${fields(response.headers, isHeader ? where : undefined)}</pre>
${renderBody(response.content, where === 'body' ? '' : where)}`
}
${retries.map(
  ({ reason, waited }) =>
    html`<p class="note">Sent again after ${formatMilliseconds(waited)}, because of ${reason}.</p>`,
)}
</div>`;
}

function fields(headers: HarEntry['request']['headers'], offending: string | undefined): Markup {
  const isOffending = (name: string) => name.toLowerCase() === offending?.toLowerCase();
  const lines = headers.map(
    ({ name, value }) =>
      html`${marked(html`<span class="name">${name}</span>: ${value}`, isOffending(name))}\n`,
  );
  const isAbsent = offending !== undefined && !headers.some(({ name }) => isOffending(name));
  return html`${lines}${isAbsent && html`<mark class="absent">${offending} is not there</mark>\n`}`;
}

function marked(content: Markup | string, isMarked: boolean): Markup {
  return isMarked ? html`<mark>${content}</mark>` : html`${content}`;
}
