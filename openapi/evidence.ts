import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { JsonObject } from './json.ts';

/** One fact about the endpoint that other material than the source document tells. */
export interface Fact {
  readonly id: string;
  readonly says: string;
  readonly 'read-in': 'edition' | 'SDK model' | 'client code' | 'acceptance test';
  /** The publisher and the page, package or file. */
  readonly place: string;
  /** The date of an edition, as `YYYY-MM-DD`, where it has one. */
  readonly date?: string;
  /** How sure the fact is: the publisher says so, software depends on it, or nothing but an example shows it. */
  readonly sure: 'stated' | 'shown' | 'example';
  /** Members of a configuration that the fact allows, in place of its own. */
  readonly answers?: readonly JsonObject[];
  /** Other answers that the fact allows. */
  readonly errors?: readonly { readonly status: number; readonly body: JsonObject }[];
  /** The profiles that have to accept these answers; `base` is the contract itself. */
  readonly under?: readonly string[];
  /** The rules of the suite that advise against these answers. */
  readonly 'warned-by'?: readonly string[];
  /** What the fact tells of, where it allows no answer. */
  readonly about?: string;
}

/** Reads every fact. */
export async function readEvidence(): Promise<readonly Fact[]> {
  return parse(await readFile(new URL('evidence.yaml', import.meta.url), 'utf8'));
}
