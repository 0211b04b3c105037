// Generated from openapi/overlays/ by `make generate`. Do not edit.

import type { Validator } from '../validators.d.ts';

/** A deployment's variant of the contract. */
export interface Profile {
  /** The contract of the deployment, an OpenAPI 3.1 document. */
  readonly document: { readonly [name: string]: unknown };
  /** The validators of the deployment's schemas, by the same names as those of the base contract. */
  readonly validators: { readonly [name: `validate${string}`]: Validator<unknown> };
}

/** Loads a profile, and nothing of the others, by its name. */
export declare const profiles: {
  /** The endpoint as the Chinese page of 2025-07-31 describes it. */
  readonly 'china-2025-07-31': () => Promise<Profile>;
  /** The endpoint as the international English page of 2024-03-14, and its European and Spanish editions, describe it. */
  readonly 'international-2024-03-14': () => Promise<Profile>;
  /** FunctionGraph as Open Telekom Cloud of T-Systems runs it. */
  readonly 'open-telekom-cloud': () => Promise<Profile>;
  /** The answer as the models of the official SDKs describe it. */
  readonly 'sdk-3.1.211': () => Promise<Profile>;
};
