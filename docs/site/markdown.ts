import { Marked } from 'marked';
import { escapeHtml, Markup } from '../../conformance/report/html/markup.ts';

/**
 * Markdown of this repository as HTML.
 *
 * @param repository where files of the repository are shown, if anywhere; without it a link to one is its text.
 */
export function markdown(text: string, repository: string | undefined): Markup {
  const marked = new Marked({
    renderer: {
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const isOutside = /^https:/.test(href);
        if (!isOutside && repository === undefined) return words;
        const address = isOutside ? href : `${repository}/blob/main/${href}`;
        return `<a href="${escapeHtml(address)}" rel="noreferrer">${words}</a>`;
      },
      html: ({ text: tag }) => escapeHtml(tag),
    },
  });
  return new Markup(marked.parse(text, { async: false }));
}
