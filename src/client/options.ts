import type { Credentials } from '../credentials/credentials.ts';
import { ArgumentError, type ContractError } from '../errors.ts';
import type { EndpointOptions } from './endpoint.ts';
import type { Logger } from './log.ts';
import type { Profile } from './profile.ts';
import type { RetryOptions } from './retry.ts';
import type { Fetch } from './transport.ts';

/**
 * How a client is made. `region` or `baseUrl` says where the API is; without either, the URN of each function does.
 */
export type ClientOptions<Config = unknown> = EndpointOptions & {
  /** Who is calling: `token(…)`, `akSk(…)`, `credentialsFromEnv()` or your own. */
  readonly credentials: Credentials;
  /** The project to use where a call names none. By default that of the credentials, or else of the function's URN. */
  readonly projectId?: string | undefined;
  /** The deployment, as `…/profiles/<name>` exports it. The contract itself by default. */
  readonly profile?: Profile<Config> | undefined;
  /** Sends the requests. `globalThis.fetch` by default. */
  readonly fetch?: Fetch | undefined;
  /** Aborts every request of this client. */
  readonly signal?: AbortSignal | undefined;
  /** How long a call may take, credentials, retries and answer included, in seconds. 30 by default. */
  readonly timeout?: number | undefined;
  /** How long the body of an answer may be, in bytes, once it is decompressed. 4 MiB by default. */
  readonly maxBytes?: number | undefined;
  /**
   * How often and when a request is sent again after 429, 503 or a connection that failed. Three attempts by default,
   * half a second and a second apart, or as long as `Retry-After` says; `false` makes one.
   */
  readonly retry?: false | RetryOptions | undefined;
  /**
   * What becomes of an answer that breaks the contract. `strict` throws it, so that a value is what its type says, and is
   * the default; `warn` tells `onViolation` and returns the value; `false` returns whatever JSON the API answers.
   */
  readonly validate?: 'strict' | 'warn' | false | undefined;
  /** Is told of each violation where `validate` is `warn`. By default it goes to `console.warn`. */
  readonly onViolation?: ((violation: ContractError) => void) | undefined;
  /** Is told of each answer, and of each attempt that failed. No secret gets into it. Nothing is logged by default. */
  readonly logger?: Logger | undefined;
  /** Your part of the header `User-Agent`, e.g. `my-app/1.2`. By default the runtime alone names itself. */
  readonly userAgent?: string | undefined;
  /** Permits a `baseUrl` with http to another machine, where anybody on the way can read the credentials. */
  readonly allowInsecure?: boolean | undefined;
};

/** In seconds. */
const defaultTimeout = 30;

/** In bytes. A configuration has a few hundred. */
const defaultMaxBytes = 4 * 1024 * 1024;

/** In seconds: timers count milliseconds in 31 bits, and go off at once beyond. */
const longestTimeout = Math.floor((2 ** 31 - 1) / 1000);

/**
 * Makes sure that options are as their types say, for those who write JavaScript or read them from somewhere.
 *
 * @throws {@link ArgumentError} where one is not.
 */
export function checkOptions(options: ClientOptions): void {
  const { credentials, signal, validate = 'strict', userAgent } = options ?? {};
  if (typeof credentials?.authorize !== 'function') {
    throw new ArgumentError(
      'credentials',
      'must be given, e.g. as token(…), akSk(…) or credentialsFromEnv()',
    );
  }
  checkSignal(signal);
  for (const name of ['fetch', 'onViolation'] as const) {
    const given = options[name];
    if (given !== undefined && typeof given !== 'function')
      throw new ArgumentError(name, 'must be a function');
  }
  if (validate !== 'strict' && validate !== 'warn' && validate !== false) {
    throw new ArgumentError('validate', "must be 'strict', 'warn' or false");
  }
  if (userAgent !== undefined && !/^[\x21-\x7e][\x20-\x7e]*$/.test(userAgent)) {
    throw new ArgumentError('userAgent', 'must be visible ASCII characters, such as my-app/1.2');
  }
}

/** In seconds. */
export function checkTimeout(timeout = defaultTimeout): number {
  if (typeof timeout === 'number' && timeout > 0 && timeout <= longestTimeout) return timeout;
  throw new ArgumentError('timeout', `must be a number of seconds above 0 and up to ${longestTimeout}`);
}

/** In bytes. */
export function checkMaxBytes(maxBytes = defaultMaxBytes): number {
  if (Number.isSafeInteger(maxBytes) && maxBytes > 0) return maxBytes;
  throw new ArgumentError('maxBytes', 'must be a whole number of bytes above 0');
}

/** A signal, where there is one. */
export function checkSignal(signal: unknown): void {
  if (signal === undefined || signal instanceof AbortSignal) return;
  throw new ArgumentError('signal', 'must be an AbortSignal');
}
