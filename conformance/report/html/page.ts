import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { renderCauses } from './causes.ts';
import { renderChanges } from './changes.ts';
import { renderEditions } from './editions.ts';
import { renderFilters } from './filters.ts';
import { renderFindings } from './findings.ts';
import { renderFunctions } from './functions.ts';
import { html, Markup } from './markup.ts';
import { renderMatrix } from './matrix.ts';
import { modelOf, type PageInput } from './model.ts';
import { shapeDefinitions } from './outcome-mark.ts';
import { renderAbout, renderOverview, verdicts } from './overview.ts';
import { renderRunDetails } from './run-details.ts';
import { renderTimings } from './timings.ts';

const style = readFileSync(new URL('page.css', import.meta.url), 'utf8');
const script = readFileSync(new URL('page.js', import.meta.url), 'utf8');

/** Nothing may be loaded or run but this page's own style and script, whatever gets into the page. */
const policy = [
  `default-src 'none'`,
  `style-src '${digest(style)}'`,
  `script-src '${digest(script)}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `require-trusted-types-for 'script'`,
].join('; ');

/** Writes merged runs as one HTML page that needs nothing else, neither files nor a network nor its script. */
export function renderPage(input: PageInput): string {
  const model = modelOf(input);
  const { merged } = input;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verdicts[merged.verdict].title}: ${merged.summary}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${shapeDefinitions}
<a class="skip" href="#matrix">Skip to the rules</a>
<main>
${renderOverview(model)}
${renderCauses(model)}
${renderAbout(model)}
${renderChanges(model)}
${renderEditions(model)}
${renderFilters(model)}
${renderMatrix(model)}
${renderFunctions(model)}
${renderFindings(model)}
${renderTimings(model)}
${renderRunDetails(model)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return page.text;
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
