import { readdir, readFile } from 'node:fs/promises';
import { openapiOverlay, resolveJsonPath } from 'openapi-format';
import { parse } from 'yaml';
import type { OpenApiDocument } from './document.ts';

/** One change that an overlay makes. */
export type OverlayAction = {
  /** Where the change is made, as a JSONPath (RFC 9535). */
  readonly target: string;
  /** What the change is, in words. */
  readonly description: string;
  /** The facts that the change rests on, by their ids in `evidence.yaml`. */
  readonly 'x-evidence': readonly string[];
  /** Members that are merged into what is there. */
  readonly update?: { readonly [name: string]: unknown };
  /** Whether what is there goes. Default: `false`. */
  readonly remove?: boolean;
};

/** A deployment's variant of the contract, as an OpenAPI Overlay 1.0. */
export interface Overlay {
  readonly overlay: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    /** The deployment, in one sentence. */
    readonly 'x-summary': string;
    /** What the evidence says besides, and why it is not in the overlay. */
    readonly 'x-left-out': ReadonlyArray<{
      readonly what: string;
      readonly why: string;
      readonly evidence: readonly string[];
    }>;
  };
  readonly actions: readonly OverlayAction[];
}

/** An action of an overlay that cannot be done. */
export class OverlayActionError extends Error {
  override readonly name = 'OverlayActionError';
  /** The title of the overlay. */
  readonly overlay: string;
  /** The position of the action in the overlay; the first is 1. */
  readonly position: number;
  readonly action: OverlayAction;

  constructor(overlay: Overlay, action: OverlayAction, reason: string) {
    const position = overlay.actions.indexOf(action) + 1;
    super(`Overlay "${overlay.info.title}", action ${position} (${action.target}): ${reason}`);
    this.overlay = overlay.info.title;
    this.position = position;
    this.action = action;
  }
}

const folder = new URL('../overlays/', import.meta.url);

/** Reads every overlay in `openapi/overlays/`, by the name of its profile, which is the name of the file. */
export async function readOverlays(): Promise<ReadonlyMap<string, Overlay>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  const read = async (file: string) =>
    [file.slice(0, -'.yaml'.length), parse(await readFile(new URL(file, folder), 'utf8'))] as const;
  return new Map<string, Overlay>(await Promise.all(files.map(read)));
}

/**
 * Applies an overlay to a document, action by action, and leaves the document itself as it is.
 *
 * @param unmatched what becomes of an action whose target matches nothing.
 * @throws OverlayActionError where an action matches nothing, unless it is to be skipped, or where it is one that the
 *   library does wrong: updating an array, and removing more than one entry of the same array at once.
 */
export async function applyOverlay(
  document: OpenApiDocument,
  overlay: Overlay,
  unmatched: 'refused' | 'skipped' = 'refused',
): Promise<OpenApiDocument> {
  let result = structuredClone(document);
  for (const action of overlay.actions) {
    if (unmatched === 'skipped' && resolveJsonPath(result, action.target).length === 0) continue;
    refuseUnsafe(result, overlay, action);
    const { overlay: version, info } = overlay;
    const options = { overlaySet: { overlay: version, info, actions: [action] } };
    const { data, resultData } = await openapiOverlay(result, options);
    if (resultData.totalUnusedActions !== 0) {
      throw new OverlayActionError(overlay, action, 'it is not an action of Overlay 1.0');
    }
    result = data as OpenApiDocument;
  }
  return result;
}

function refuseUnsafe(document: OpenApiDocument, overlay: Overlay, action: OverlayAction): void {
  const nodes = resolveJsonPath(document, action.target);
  if (nodes.length === 0) {
    throw new OverlayActionError(overlay, action, 'its target matches nothing in the document');
  }
  if (action.update !== undefined && nodes.some((node) => Array.isArray(node.value))) {
    throw new OverlayActionError(
      overlay,
      action,
      'it updates an array; update the object that holds the array',
    );
  }
  const arrays = nodes.map((node) => node.parent).filter(Array.isArray);
  if (action.remove && new Set(arrays).size < arrays.length) {
    throw new OverlayActionError(
      overlay,
      action,
      'it removes several entries of one array; use one action each',
    );
  }
}
