import type { OpenApiDocument } from '../../../openapi/generate/document.ts';
import { applyOverlay, type Overlay } from '../../../openapi/generate/overlay.ts';

/** An edition of the contract, which has a reference page of its own. */
export interface Edition {
  readonly title: string;
  /** The address of its reference page. */
  readonly path: string;
  /** The address of the page's script. */
  readonly script: string;
  readonly document: OpenApiDocument;
  /** What makes it differ from the base contract, where it does. */
  readonly profile?: { readonly name: string; readonly overlay: Overlay };
}

/** The base contract and each profile. */
export async function editionsOf(
  document: OpenApiDocument,
  overlays: ReadonlyMap<string, Overlay>,
): Promise<Edition[]> {
  const profiles = [...overlays].map(async ([name, overlay]) => ({
    title: overlay.info.title,
    path: `reference-${name}.html`,
    script: `assets/try-it-${name}.js`,
    document: await applyOverlay(document, overlay),
    profile: { name, overlay },
  }));
  return [
    { title: 'Base contract', path: 'reference.html', script: 'assets/try-it.js', document },
    ...(await Promise.all(profiles)),
  ];
}
