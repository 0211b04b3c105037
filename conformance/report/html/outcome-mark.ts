import type { Outcome } from '../../verdict/result.ts';
import { html, Markup } from './markup.ts';

/** What an outcome is called, and what it means. */
export const outcomeWords: {
  readonly [outcome in Outcome]: { readonly name: string; readonly meaning: string };
} = {
  failed: { name: 'failed', meaning: 'a requirement is broken' },
  untested: { name: 'untested', meaning: 'there was no whole answer to judge' },
  warned: { name: 'warned', meaning: 'a recommendation is not followed' },
  known: { name: 'known', meaning: 'broken, as the baseline expects' },
  blocked: { name: 'blocked', meaning: 'another finding stands in the way' },
  unconfigured: { name: 'unconfigured', meaning: 'no configuration, or no such function' },
  noted: { name: 'noted', meaning: 'information' },
  passed: { name: 'passed', meaning: 'judged, and nothing found' },
  'not-exercised': { name: 'not exercised', meaning: 'the answers held nothing to judge' },
  'not-applicable': { name: 'not applicable', meaning: 'the target cannot do what the rule needs' },
};

/** Each outcome has a shape of its own, so that nobody has to tell colours apart. */
const shapes: { readonly [outcome in Outcome]: string } = {
  failed:
    '<rect x="1" y="1" width="14" height="14" rx="2" fill="currentColor"/><path d="m5 5 6 6m0-6-6 6" stroke="var(--page)" stroke-width="2"/>',
  untested:
    '<rect x="1.75" y="1.75" width="12.5" height="12.5" rx="2" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.5 1.6"/><path d="M6 6.2c0-2.6 4-2.6 4 0C10 7.8 8 7.6 8 9.4m0 1.8v1.3" stroke="currentColor" stroke-width="1.5"/>',
  warned:
    '<path d="M8 1 15.5 15H.5z" fill="currentColor"/><path d="M8 6v4.2m0 1.5v1.6" stroke="var(--page)" stroke-width="1.8"/>',
  known: '<path d="m8 1.2 6.8 6.8L8 14.8 1.2 8z" stroke="currentColor" stroke-width="1.6"/>',
  blocked:
    '<circle cx="8" cy="8" r="6" stroke="currentColor" stroke-width="1.5"/><path d="m4 12 8-8" stroke="currentColor" stroke-width="1.5"/>',
  unconfigured:
    '<circle cx="8" cy="8" r="6" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.5 1.6"/>',
  noted:
    '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M8 7.2v4.8M8 4v1.8" stroke="var(--page)" stroke-width="1.8"/>',
  passed: '<path d="m3 8.5 3.5 3.5L13 4.5" stroke="currentColor" stroke-width="1.7"/>',
  'not-exercised': '<path d="M2 8c2-4 4-4 6 0s4 4 6 0" stroke="currentColor" stroke-width="1.5"/>',
  'not-applicable': '<path d="M5 8h6" stroke="currentColor" stroke-width="1.5"/>',
};

/** The shapes, once for a page; {@link outcomeMark} refers to them. */
export const shapeDefinitions: Markup = new Markup(
  `<svg width="0" height="0" class="shapes" aria-hidden="true">${Object.entries(shapes)
    .map(
      ([outcome, shape]) => `<symbol id="shape-${outcome}" viewBox="0 0 16 16" fill="none">${shape}</symbol>`,
    )
    .join('')}</svg>`,
);

/** The shape of an outcome, without words. */
export function outcomeMark(outcome: Outcome): Markup {
  return html`<svg class="mark ${outcome}" aria-hidden="true"><use href="#shape-${outcome}"/></svg>`;
}
