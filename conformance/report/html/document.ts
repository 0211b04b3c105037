import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, Markup } from './markup.ts';
import { shapeDefinitions } from './outcome-mark.ts';

const style = readFileSync(new URL('page.css', import.meta.url), 'utf8');
/**
 * An HTML document that needs nothing else, neither files nor a network nor its script.
 *
 * @param first - the id of the element that most people look for.
 */
export function renderDocument(title: string, first: string, main: Markup, script = ''): string {
  /** Nothing may be loaded or run but this page's own style and script, whatever gets into the page. */
  const policy = [
    `default-src 'none'`,
    `style-src '${digest(style)}'`,
    `script-src ${script === '' ? `'none'` : `'${digest(script)}'`}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${shapeDefinitions}
<a class="skip" href="#${first}">Skip to the rules</a>
<main>
${main}
</main>
${script !== '' && html`<script>${new Markup(script)}</script>\n`}</body>
</html>
`;
  return page.text;
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
