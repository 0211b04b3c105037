// Generated from openapi/overlays/ by `make generate`. Do not edit.

import type { Validator } from '../validators.d.ts';

/** A deployment's variant of the contract. */
export interface Profile<Name extends string = string> {
  readonly name: Name;
  /** The contract of the deployment, an OpenAPI 3.1 document. */
  readonly document: { readonly [name: string]: unknown };
  /** The validators of the deployment's schemas, by the same names as those of the base contract. */
  readonly validators: { readonly [name: `validate${string}`]: Validator<unknown> };
}

/** Loads a profile, and nothing of the others, by its name. */
export declare const profiles: {
  /** FunctionGraph as Open Telekom Cloud of T-Systems runs it. */
  readonly 'open-telekom-cloud': () => Promise<Profile<'open-telekom-cloud'>>;
  /** The answer as the models of the official SDK describe it. */
  readonly 'sdk-3.1.211': () => Promise<Profile<'sdk-3.1.211'>>;
};
