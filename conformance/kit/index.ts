/**
 * A kit for the tests of programs that read configurations: the documented examples, a factory for valid configurations,
 * and the reference endpoint in this process, which keeps the whole contract, or breaks it in one of a thousand ways.
 *
 * @module
 */
import type { AsyncInvokeConfig } from '../../src/contract/types.ts';
import type { Credentials } from '../../src/credentials/credentials.ts';
import type { AccessKey } from '../../src/signer/sign.ts';

export { examples as fixtures } from '../../generated/examples.ts';
export type { AsyncInvokeConfig } from '../../src/contract/types.ts';
export { createConfig } from '../../src/testing/create-config.ts';

/** What the reference endpoint serves, and how. */
export interface ReferenceOptions {
  /** The configurations, each of the function and the project in its `func_urn`. The documented example by default. */
  readonly functions?: readonly AsyncInvokeConfig[] | undefined;
  /** How it breaks the contract, by an ID of docs/kill-matrix.md, e.g. `identity/other-version`. Not at all by default. */
  readonly fault?: string | undefined;
  /** The port on the loopback interface. A free one by default. */
  readonly port?: number | undefined;
}

/** A reference endpoint that is running. */
export interface Reference extends AsyncDisposable {
  /** Where it listens, for `createClient`. */
  readonly baseUrl: string;
  /** A token of the project of the first function, as credentials. */
  readonly credentials: Credentials;
  /** The same token. */
  readonly token: string;
  /** A key of the same project, for requests that are signed. */
  readonly accessKey: AccessKey;
  /** The method, the target and the header fields of each request so far, the oldest first; of many the last 10,000. */
  readonly received: readonly ReceivedRequest[];
  /** Closes all connections and stops listening. */
  stop(): Promise<void>;
}

/** A request that the reference endpoint got. */
export interface ReceivedRequest {
  /** The HTTP method. */
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  /** The header fields by their lower-case names, credentials included. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
}

/**
 * Starts the reference endpoint on the loopback interface. It needs Node.js, Deno or Bun.
 *
 * @throws {@link ArgumentError} where there is no such fault, or a function's `func_urn` names no project or is there twice.
 */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const { start } = await import('./start-reference.ts');
  return start(options);
}
