import { describe, expect, it } from 'vitest';
import { code, html, prose } from './html.ts';

describe('html', () => {
  it('escapes text, wherever it stands', () => {
    expect(html`<p title="${'"<&>'}">${'<script>'}</p>`.text).toBe(
      '<p title="&quot;&lt;&amp;&gt;">&lt;script&gt;</p>',
    );
  });

  it('takes markup as it is, lists item by item, and nothing for undefined', () => {
    expect(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}</ul>${undefined}`.text).toBe(
      '<ul><li>1</li><li>2</li></ul>',
    );
  });
});

describe('prose', () => {
  it('makes code of what stands between backticks, and escapes the rest', () => {
    expect(prose('a `b<c` & d').text).toBe('a <code>b&lt;c</code> &amp; d');
  });
});

describe('code', () => {
  it('lets a long name break', () => {
    expect(code('/a_b').text).toBe('<code>/<wbr>a_<wbr>b</code>');
  });
});
