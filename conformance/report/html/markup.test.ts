import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, html } from './markup.ts';

/** Any, halves of surrogate pairs included. */
const character = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

describe('text in a page', () => {
  test.each([
    ['a tag', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['the end of an attribute', `" onclick='x' \``, '&quot; onclick=&#39;x&#39; &#96;'],
    ['an entity', '&lt;', '&amp;lt;'],
    ['text that would run backwards', 'a\u202eb', 'a\\u202eb'],
    ['the end of a line of a script', 'a\u2028b', 'a\\u2028b'],
    ['a control character', 'a\u0000b', 'a\\u0000b'],
    ['half a surrogate pair', 'a\ud800b', 'a\\ud800b'],
  ])('shows %s as text', (_, text, shown) => {
    expect(html`<p title="${text}">${text}</p>`.text).toBe(`<p title="${shown}">${shown}</p>`);
  });

  test('never leaves its place, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: character }), (text) => {
        const shown = html`${text}`.text;
        expect(shown).not.toMatch(/[<>"'`\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(shown.replaceAll(/&(amp|lt|gt|quot|#39|#96);/g, '')).not.toContain('&');
      }),
    );
  });

  test('is left out where there is none, and lists are put together', () => {
    expect(html`<ul>${['a', html`<li>`, undefined, false, ['<', 1]]}</ul>`.text).toBe('<ul>a<li>&lt;1</ul>');
  });

  test('may be broken between the segments of a name, and is copied without a gap', () => {
    expect(code('urn:a/b').text).toBe('<code>urn:<wbr>a/<wbr>b</code>');
  });
});
