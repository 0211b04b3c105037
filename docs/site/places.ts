/** A place that the search finds. */
export interface Place {
  /** Its address, relative to the root of the site. */
  readonly url: string;
  /** The name of its page. */
  readonly page: string;
  readonly title: string;
  readonly text: string;
}

/** The longest text that is kept of one place, in characters. */
const longestText = 600;

/** The places of a page of this site: the page, and each element that has an ID and a name. */
export function placesOf(path: string, page: string, html: string): Place[] {
  const main = /<main id="content">(.*)<\/main>/s.exec(html)?.[1] ?? '';
  return main.split(/(?=<[a-z][a-z\d]* [^>]*\bid=")/).flatMap((part, i) => {
    const id = i === 0 ? undefined : /\bid="([^"]+)"/.exec(part)?.[1];
    const named = (/^<span [^>]*>(.+?)<\/span>/s.exec(part) ??
      /<(?:h[1-4]|code)\b[^>]*>(.*?)<\/(?:h\d|code)>/s.exec(part))?.[1];
    const title = words(named ?? '').slice(0, 90);
    const whole = words(part.replace(/<pre.*?<\/pre>/gs, ' '));
    const text = (whole.startsWith(title) ? whole.slice(title.length).trim() : whole).slice(0, longestText);
    return title === '' ? [] : [{ url: id === undefined ? path : `${path}#${id}`, page, title, text }];
  });
}

/** A page of TypeDoc: its name, and the first words about it. */
export function typedocPlace(path: string, html: string): Place {
  const title = words(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '');
  const comment = /tsd-comment[^>]*>\s*<p>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
  return { url: path, page: 'TypeScript', title, text: words(comment).slice(0, longestText) };
}

const entities: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#96': '`',
  nbsp: ' ',
};

/** The text of markup. Where a line may be broken, no word ends. */
function words(html: string): string {
  return html
    .replaceAll(/<\/?(?:wbr|code|span class="hljs[^>]*)>/g, '')
    .replaceAll(/<[^>]*>?/g, ' ')
    .replaceAll(/&(#?\w+);/g, (entity, name) => entities[name] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
