/** Markup that is safe to put into a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: markup as it is, text escaped, lists item by item; nothing for `undefined`. */
export type Content = Markup | string | number | undefined | readonly Content[];

/** Puts content into markup. Whatever is not {@link Markup} is escaped. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Markup {
  return new Markup(strings.reduce((text, part, i) => `${text}${render(values[i - 1])}${part}`));
}

function render(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(render).join('');
  return String(content)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A sentence, with what stands between backticks as code. */
export function prose(text: string): Markup {
  return html`${text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** A name, path or pointer as code that may be broken behind `/`, `.` and `_`, so that it fits on a phone. */
export function code(text: string): Markup {
  return html`<code>${text.split(/(?<=[/._])/).map((part, i) => (i === 0 ? part : html`<wbr>${part}`))}</code>`;
}
