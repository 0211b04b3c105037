import { resolveJsonPath } from 'openapi-format';
import { stringify } from 'yaml';
import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import type { OpenApiDocument } from '../../../openapi/generate/document.ts';
import { applyOverlay, type Overlay, type OverlayAction } from '../../../openapi/generate/overlay.ts';
import { codeBlock, type Page } from '../layout.ts';
import { prose } from '../prose.ts';
import { evidenceLinks } from './sources.ts';

/** One difference between the base contract and a profile. */
interface Difference {
  readonly action: OverlayAction;
  /** What the base has at the place, as YAML; `''` where it has nothing. */
  readonly base: string;
  /** What the profile has there. */
  readonly profile: string;
}

/** The deployments' variants of the contract, each beside the base. */
export async function profilesPage(
  document: OpenApiDocument,
  overlays: ReadonlyMap<string, Overlay>,
): Promise<Page> {
  const profiles = await Promise.all(
    [...overlays].map(async ([name, overlay]) =>
      profile(name, overlay, await differences(document, overlay)),
    ),
  );
  return {
    path: 'profiles.html',
    title: 'Profiles',
    lead: 'Deployments of FunctionGraph differ. A profile says how one of them differs from the base contract, and where that is known from.',
    body: html`<p>A profile is an <a href="https://spec.openapis.org/overlay/v1.0.0.html" rel="noreferrer">OpenAPI
Overlay</a>. The suite judges a target by one of them when it is asked to:</p>
${codeBlock(`make conformance PROFILE=${[...overlays.keys()][0]}`, 'bash')}
${profiles}`,
  };
}

function profile(name: string, { info }: Overlay, found: readonly Difference[]): Markup {
  return html`<section>
<h2 id="${name}">${info.title}</h2>
<p>${prose(info['x-summary'])} The profile is called ${code(name)}.
<a href="reference-${name}.html">Its API reference</a>.</p>
${found.map(
  ({ action, base, profile: overlaid }) => html`<h3>${prose(action.description)}</h3>
<p class="muted">${code(action.target)}</p>
<p>Known from</p>${evidenceLinks(action['x-evidence'])}
<div class="sides">${side('Base contract', base)}${side(info.title, overlaid)}</div>
`,
)}
${info['x-left-out'].length > 0 ? leftOut(info['x-left-out']) : undefined}
</section>
`;
}

function leftOut(items: Overlay['info']['x-left-out']): Markup {
  return html`<h3>What the evidence says besides, and why it is left out</h3>
<ul>${items.map(({ what, why, evidence }) => html`<li>${prose(what)} ${prose(why)} ${evidenceLinks(evidence)}</li>`)}</ul>`;
}

function side(name: string, text: string): Markup {
  return html`<figure><figcaption>${name}</figcaption>${codeBlock(text === '' ? '—' : text, 'yaml')}</figure>`;
}

async function differences(document: OpenApiDocument, overlay: Overlay): Promise<Difference[]> {
  return Promise.all(
    overlay.actions.map(async (action, i) => {
      const before = await applyOverlay(document, { ...overlay, actions: overlay.actions.slice(0, i) });
      const nodes = resolveJsonPath(before, action.target);
      const { update } = action;
      if (update === undefined) return { action, base: yaml(nodes[0]?.value), profile: '' };
      const members = Object.entries((nodes[0]?.value ?? {}) as { [name: string]: unknown });
      const changed = Object.fromEntries(
        members.filter(([name, value]) => name in update && !(Array.isArray(value) && value.length === 0)),
      );
      return { action, base: yaml(changed), profile: yaml(update) };
    }),
  );
}

function yaml(value: unknown): string {
  const isEmpty = value !== null && typeof value === 'object' && Object.keys(value).length === 0;
  return isEmpty ? '' : stringify(value, { lineWidth: 60, collectionStyle: 'block' }).trimEnd();
}
