import { html, type Markup } from '../../conformance/report/html/markup.ts';

/** A sentence, with what stands between backticks as code. */
export function prose(text: string): Markup {
  return html`${text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
