import { type Finding, formatFinding } from './finding.ts';

abstract class BaseError<Code extends string> extends Error {
  /** The kind of failure. It never changes, so it is safe to branch on where `instanceof` is not at hand. */
  abstract readonly code: Code;

  /** What a log should have of it: name, code, message, facts, and what it was caused by; neither stack nor value. */
  toJSON(): { readonly [fact: string]: unknown } {
    const { name, code, message, cause, ...facts } = this;
    return {
      name,
      code,
      message,
      ...facts,
      ...(cause instanceof Error && { cause: { name: cause.name, message: cause.message } }),
    };
  }
}

/** The facts of an {@link ApiError}. */
export interface ApiErrorFacts {
  /** The HTTP status code. */
  readonly status: number;
  /** `error_code` of the body, e.g. `FSS.0404`; `undefined` where the body is not the contract's error. */
  readonly errorCode?: string | undefined;
  /** `error_msg` of the body; `undefined` where the body is not the contract's error. */
  readonly errorMessage?: string | undefined;
  /** The platform's ID of the request, from `X-Request-Id` or the body. Quote it to the platform's support. */
  readonly requestId?: string | undefined;
  /** How long to wait before the next attempt, in seconds, from `Retry-After`. */
  readonly retryAfter?: number | undefined;
  /** The header fields by their lower-case names, secrets masked. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** The header `Location`, secrets masked. */
  readonly location?: string | undefined;
  /** The body as text, credentials masked; of a long one the first 4,096 characters. */
  readonly body?: string | undefined;
}

/** The API answered, and its answer is an error: a status code of 400 or above. */
export class ApiError extends BaseError<'API_ERROR'> implements ApiErrorFacts {
  override readonly name = 'ApiError';
  readonly code = 'API_ERROR';
  readonly status: number;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly headers: { readonly [name: string]: string };
  readonly location: string | undefined;
  readonly body: string;

  constructor(facts: ApiErrorFacts) {
    const {
      status,
      errorCode,
      errorMessage,
      requestId,
      retryAfter,
      headers = {},
      location,
      body = '',
    } = facts;
    const words = [errorCode, errorMessage].filter((word) => word !== undefined).join(': ');
    const origin = requestId === undefined ? '' : ` (request ${requestId})`;
    super(`the API answered ${status}${words && ` ${words}`}${origin}`);
    this.status = status;
    this.errorCode = errorCode;
    this.errorMessage = errorMessage;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
    this.headers = headers;
    this.location = location;
    this.body = body;
  }
}

/** What is known of a value beside how it breaks the contract. */
export interface ContractErrorFacts {
  /**
   * The value that breaks the contract, of an answer without the credentials that it repeats; `undefined` where there is
   * none. Neither JSON nor `inspect` shows it.
   */
  readonly value?: unknown;
  /** The HTTP status code of the answer; `undefined` where the value did not come from one. */
  readonly status?: number | undefined;
  /** The platform's ID of the request; `undefined` where the value did not come from an answer. */
  readonly requestId?: string | undefined;
}

/** An answer, or a value given to this package, breaks the contract. */
export class ContractError extends BaseError<'CONTRACT_VIOLATION'> implements ContractErrorFacts {
  override readonly name = 'ContractError';
  readonly code = 'CONTRACT_VIOLATION';
  /** Every way in which the value breaks the contract; at least one. */
  readonly findings: readonly Finding[];
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly #value: unknown;

  /** @param subject - what breaks the contract, in words, e.g. `the response`. */
  constructor(subject: string, findings: readonly Finding[], facts: ContractErrorFacts = {}) {
    super(`${subject} breaks the contract: ${findings.map(formatFinding).join('; ')}`);
    this.findings = findings;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.#value = facts.value;
  }

  get value(): unknown {
    return this.#value;
  }
}

/**
 * Why no answer came: `timeout`, the time was up; `too-large`, it is longer than `maxBytes`; `tls`, no secure connection
 * could be made; `network`, anything else between here and the server. Browsers do not tell TLS from the network.
 */
export type TransportFailure = 'timeout' | 'too-large' | 'tls' | 'network';

/** The request could not be made, or its answer did not arrive in full. What failed is in `cause`. */
export class TransportError extends BaseError<'TRANSPORT_FAILURE'> {
  override readonly name = 'TransportError';
  readonly code = 'TRANSPORT_FAILURE';
  /** What failed. */
  readonly reason: TransportFailure;

  constructor(reason: TransportFailure, message: string, cause: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/** An argument is wrong; nothing was sent. */
export class ArgumentError extends BaseError<'INVALID_ARGUMENT'> {
  override readonly name = 'ArgumentError';
  readonly code = 'INVALID_ARGUMENT';
  /** The name of the argument, e.g. `functionUrn`. */
  readonly argument: string;

  /** @param problem - what is wrong with it and what to do, without the argument's value, which may be a secret. */
  constructor(argument: string, problem: string) {
    super(`${argument} ${problem}`);
    this.argument = argument;
  }
}

/** Every error that this package throws. `code` tells the kinds apart, and so does `instanceof` with each class. */
export type FunctionGraphError = ApiError | ContractError | TransportError | ArgumentError;

/**
 * The common base of the errors. `error instanceof FunctionGraphError` narrows to the union of them, which
 * `error.code` narrows further.
 */
// Typed as the union rather than as the class, because only a union can be narrowed by `code`. It holds: the class
// is not exported, so that nothing but the union's members extends it.
export const FunctionGraphError = BaseError as unknown as abstract new (...args: never) => FunctionGraphError;
