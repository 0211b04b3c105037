import { html, type Markup } from '../../conformance/report/html/markup.ts';

/** A text, with what stands between backticks as code. Where its lines end does not matter. */
export function prose(text: string): Markup {
  return html`${text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .split('`')
    .map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** A description: paragraphs, and lists whose items begin with `- `. */
export function paragraphs(text: string): Markup[] {
  const blocks = text.trim().split('\n\n');
  return blocks.map((block) => {
    const [first = '', ...items] = `\n${block}`.split('\n- ');
    return items.length > 0 && first === ''
      ? html`<ul>${items.map((item) => html`<li>${prose(item)}</li>`)}</ul>`
      : html`<p>${prose(block)}</p>`;
  });
}
