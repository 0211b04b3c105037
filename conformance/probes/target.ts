import type { Authentication } from './authentication.ts';

/**
 * What a target can do. A rule that needs what a target cannot do is not applicable there.
 *
 * - `state`: it knows which functions and projects exist.
 * - `credentials`: it tells right credentials from wrong ones.
 * - `authentication`: it refuses calls without credentials.
 * - `examples`: it answers with a named example of the document when asked by `Prefer`.
 */
export type Capability = 'state' | 'credentials' | 'authentication' | 'examples';

/** Every capability. */
export const capabilityNames: readonly Capability[] = ['state', 'authentication', 'credentials', 'examples'];

/** What a run tests. */
export interface Target {
  /** What to call it in reports: an environment's name, `mock`, or the origin. */
  readonly name: string;
  /** Where the API is: an origin, with a path before `/v2` where there is one, without a slash at the end. */
  readonly baseUrl: string;
  readonly projectId: string;
  /** The functions that are known to exist, at least one. */
  readonly functionUrns: readonly string[];
  /** The functions that have a configuration for sure, or all; of the others 404 is no violation. None by default. */
  readonly configured?: ReadonlySet<string> | 'all';
  /** The functions that the refusals are tried on, and that are read again at the end; all or some of them by default. */
  readonly sample?: ReadonlySet<string>;
  readonly capabilities: ReadonlySet<Capability>;
  readonly authentication: Authentication;
}

/** What a target is expected to do where nothing else is said. */
export const usualCapabilities: readonly Capability[] = ['state', 'authentication', 'credentials'];
