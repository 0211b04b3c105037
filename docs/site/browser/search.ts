import type { FindPlaces, Found } from './search-index.ts';

const longestList = 12;

/** The search over the site: a dialog that `/` and the button in the header open. It works from a file, too. */
export function start(): void {
  const root = new URL('../', (document.currentScript as HTMLScriptElement).src);
  const open = document.getElementById('search-open') as HTMLButtonElement;
  const dialog = document.createElement('dialog');
  const label = document.createElement('label');
  const field = document.createElement('input');
  const count = document.createElement('p');
  const list = document.createElement('ol');

  dialog.id = 'search';
  dialog.setAttribute('aria-label', 'Search');
  field.type = 'search';
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.placeholder = 'A field, a status, a rule, a type…';
  count.setAttribute('role', 'status');
  label.append('Search the site', field);
  dialog.append(label, count, list);
  document.body.append(dialog);
  open.hidden = false;

  let index: Promise<FindPlaces> | undefined;

  async function find(): Promise<void> {
    index ??= loadIndex(root);
    const query = field.value;
    const found = (await index)(query);
    // What was typed meanwhile has its own answer.
    if (query !== field.value) return;
    list.replaceChildren(...found.slice(0, longestList).map((place) => entry(place, root)));
    count.textContent =
      query.trim() === '' ? '' : `${found.length} ${found.length === 1 ? 'place' : 'places'}`;
  }

  function show(): void {
    if (!dialog.open) dialog.showModal();
    field.select();
    void find();
  }

  open.addEventListener('click', show);
  field.addEventListener('input', find);
  dialog.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target === dialog || target.closest('a') !== null) dialog.close();
  });

  document.addEventListener(
    'keydown',
    (event) => {
      const isTyping =
        (event.target as Element).closest('input, select, textarea, [contenteditable]') !== null;
      const isChord = event.ctrlKey || event.metaKey;
      if ((event.key === '/' && !isTyping && !isChord && !event.altKey) || (event.key === 'k' && isChord)) {
        event.preventDefault();
        event.stopPropagation();
        show();
      }
    },
    true,
  );

  dialog.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const steps: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === 'Escape') {
      // At first it would but empty the field.
      dialog.close();
      event.preventDefault();
    } else if (step !== undefined) {
      const next = links.indexOf(document.activeElement as HTMLAnchorElement) + step;
      (links[next] ?? (next < 0 ? field : undefined))?.focus();
      event.preventDefault();
    } else if (event.key === 'Enter' && event.target === field) {
      links[0]?.click();
      event.preventDefault();
    }
  });
}

/** The index comes as a script, when it is needed, because pages in files may load nothing else. */
function loadIndex(root: URL): Promise<FindPlaces> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('assets/search-index.js', root).href;
    script.addEventListener('error', reject);
    script.addEventListener('load', () =>
      resolve((globalThis as unknown as { findPlaces: FindPlaces }).findPlaces),
    );
    document.head.append(script);
  });
}

function entry({ id, page, title, text, terms }: Found, root: URL): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const name = document.createElement('strong');
  const where = document.createElement('span');
  const excerpt = document.createElement('small');
  link.href = new URL(id, root).href;
  name.textContent = title;
  where.textContent = page;
  excerpt.textContent = excerptOf(text, terms);
  link.append(name, where, excerpt);
  item.append(link);
  return item;
}

/** The text around the first word that was found. */
function excerptOf(text: string, terms: readonly string[]): string {
  const places = terms.map((term) => text.toLowerCase().indexOf(term)).filter((place) => place >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - 40);
  return places.length === 0 || start === 0 ? text.slice(0, 140) : `…${text.slice(start, start + 140)}`;
}
