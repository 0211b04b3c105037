import { readFileSync } from 'node:fs';
import { renderCauses } from './causes.ts';
import { renderChanges } from './changes.ts';
import { renderDocument } from './document.ts';
import { renderEditions } from './editions.ts';
import { renderFilters } from './filters.ts';
import { renderFindings } from './findings.ts';
import { renderFunctions } from './functions.ts';
import { html } from './markup.ts';
import { renderMatrix } from './matrix.ts';
import { modelOf, type PageInput } from './model.ts';
import { renderAbout, renderOverview, verdicts } from './overview.ts';
import { renderRunDetails } from './run-details.ts';
import { renderTimings } from './timings.ts';

const script = readFileSync(new URL('page.js', import.meta.url), 'utf8');

/** Writes merged runs as one HTML page. */
export function renderPage(input: PageInput): string {
  const model = modelOf(input);
  const { verdict, summary } = input.merged;
  const main = html`${renderOverview(model)}
${renderCauses(model)}
${renderAbout(model)}
${renderChanges(model)}
${renderEditions(model)}
${renderFilters(model)}
${renderMatrix(model)}
${renderFunctions(model)}
${renderFindings(model)}
${renderTimings(model)}
${renderRunDetails(model)}`;
  return renderDocument(`${verdicts[verdict].title}: ${summary}`, 'matrix', main, script);
}
