import { createHash } from 'node:crypto';
import document from '../../generated/openapi.json' with { type: 'json' };
import { profiles } from '../../generated/profiles/index.js';
import type { Validator } from '../../generated/validators.js';
import * as validators from '../../generated/validators.js';
import { type Json, type JsonObject, valueAt } from '../../openapi/json.ts';

export type { Json, JsonObject } from '../../openapi/json.ts';

/** The contract that a run judges by: the document, base or with a profile's overlay, and its validators. */
export interface Contract {
  /** The profile's name, or `base`. */
  readonly profile: string;
  /** The version that the document states. */
  readonly version: string;
  /** SHA-256 of the document as JSON, in hex. */
  readonly digest: string;
  readonly document: JsonObject;
  /** The validator of a schema, by the schema's name in `components.schemas`. */
  validator(schema: string): Validator<unknown>;
  /** The value at a JSON pointer that begins with `#/`; `undefined` where there is none. */
  at(pointer: string): Json | undefined;
}

/** The name of the contract as the document states it, without a profile's overlay. */
export const baseProfile = 'base';

/** The names that {@link loadContract} knows. */
export const profileNames: readonly string[] = [baseProfile, ...Object.keys(profiles)];

/** The contract as the document states it. */
export function baseContract(): Contract {
  return contractOf(baseProfile, document as unknown as JsonObject, validators as unknown as ValidatorModule);
}

/**
 * Loads the contract of a deployment.
 *
 * @param profile - one of {@link profileNames}.
 * @throws RangeError where there is no such profile.
 */
export async function loadContract(profile: string = baseProfile): Promise<Contract> {
  if (profile === baseProfile) return baseContract();
  const load = Object.entries(profiles).find(([name]) => name === profile)?.[1];
  if (load === undefined) throw new RangeError(`there is no profile ${profile}`);
  const { document: overlaid, validators: module } = await load();
  return contractOf(profile, overlaid as JsonObject, module as ValidatorModule);
}

type ValidatorModule = { readonly [name: string]: Validator<unknown> | undefined };

function contractOf(profile: string, contractDocument: JsonObject, module: ValidatorModule): Contract {
  const info = contractDocument.info as JsonObject;
  // Rules look the same places up for every answer.
  const values = new Map<string, Json | undefined>();
  return {
    profile,
    version: String(info.version),
    digest: createHash('sha256').update(JSON.stringify(contractDocument)).digest('hex'),
    document: contractDocument,
    validator(schema) {
      const validator = module[`validate${schema}`];
      if (validator === undefined) throw new Error(`the contract has no schema ${schema}`);
      return validator;
    },
    at(pointer) {
      if (!values.has(pointer)) values.set(pointer, valueAt(contractDocument, pointer) as Json | undefined);
      return values.get(pointer);
    },
  };
}
