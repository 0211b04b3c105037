import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** One statement of the published API reference, and where it went. */
export interface Statement {
  readonly id: string;
  /** The table and row, or the section. */
  readonly place: string;
  /** What the reference says, in our words. */
  readonly says: string;
  /** Words of the document's descriptions that say so, where no keyword does or portals hide the keyword. */
  readonly words?: readonly string[];
  readonly strength: 'MUST' | 'SHOULD' | 'information';
  /** Whether the reference says so itself; else why it is taken to say so, and the facts that it rests on. */
  readonly origin: 'source document' | { readonly inferred?: string; readonly evidence?: readonly string[] };
  /** Facts that say the same of another time or place. */
  readonly confirmed?: readonly string[];
  /** Where the OpenAPI document says the same, as JSON pointers. */
  readonly pointers: readonly string[];
  /** The rules that check it. */
  readonly rules?: readonly string[];
  /** Why nothing checks it, or why it is not in the document. */
  readonly 'left-out'?: string;
}

/** The reading of the published API reference, `openapi/sources.yaml`. */
export interface Sources {
  /** The title of the reference. */
  readonly source: string;
  readonly statements: readonly Statement[];
  /** What the reference takes for granted: the platform around the endpoint, and the protocols underneath. */
  readonly foundations: readonly Statement[];
}

/** Reads `sources.yaml`. */
export async function readSources(): Promise<Sources> {
  return parse(await readFile(new URL('sources.yaml', import.meta.url), 'utf8'));
}
