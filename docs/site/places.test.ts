import { expect, it } from 'vitest';
import { placesOf, typedocPlace } from './places.ts';

it('finds a page, and every place in it that has an ID', () => {
  const html =
    '<nav>no</nav><main id="content"><h1>Rules &amp; more</h1><p>Lead.</p><h2 id="a">Part</h2><p>Text of <code>a.<wbr>b</code>.</p><pre>no</pre><span id="b">429</span> <code>c</code></main>';
  expect(placesOf('rules.html', 'Rules', html)).toEqual([
    { url: 'rules.html', page: 'Rules', title: 'Rules & more', text: 'Lead.' },
    { url: 'rules.html#a', page: 'Rules', title: 'Part', text: 'Text of a.b.' },
    { url: 'rules.html#b', page: 'Rules', title: '429', text: 'c' },
  ]);
});

it('finds a page of TypeDoc by its name', () => {
  const html = '<h1>Interface Client</h1><section class="tsd-panel tsd-comment"><p>A client.</p></section>';
  expect(typedocPlace('typescript/interfaces/Client.html', html)).toMatchObject({
    title: 'Interface Client',
    text: 'A client.',
  });
});
