import { printable } from '../../reading/words.ts';

/** Markup that is safe to put into a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: markup as it is, text escaped, lists item by item; nothing for `undefined` and `false`. */
export type Content = Markup | string | number | undefined | false | readonly Content[];

/** Puts content into markup, between tags or inside a quoted attribute. Whatever is not {@link Markup} is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, part, index) => `${text}${render(values[index - 1])}${part}`));
}

function render(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(render).join('');
  return escapeHtml(String(content));
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * A text that cannot leave its place in HTML. What a target sent may hold anything: characters that change the
 * direction of the text, hide it or end its line are shown as JSON escapes.
 */
export function escapeHtml(text: string): string {
  return printable(text).replaceAll(/[&<>"'`]/g, (character) => entities[character] ?? character);
}

/** A name, URN or pointer as code that may be broken behind `:`, `/`, `.` and `_`, so that it fits on a phone. */
export function code(text: string): Markup {
  return html`<code>${text.split(/(?<=[:/._])/).map((part, index) => html`${index > 0 && html`<wbr>`}${part}`)}</code>`;
}
