import { ArgumentError } from '../errors.ts';
import type { SignableRequest } from '../signer/sign.ts';

/** What proves to the platform who is calling. Its secrets stay inside: neither `inspect` nor JSON shows them. */
export interface Credentials {
  /** Gives the headers that authorise a request. It is asked anew for every request. */
  authorize(request: SignableRequest): Promise<Readonly<Record<string, string>>>;
}

/** Credentials, and the project that was found beside them. */
export interface ProjectCredentials extends Credentials {
  /** The ID of the project; a client uses it where it is given no other. */
  readonly projectId: string | undefined;
}

const visibleAscii = /^[\x21-\x7e]+$/;

/**
 * Checks a part of the credentials before a header is made of it, because the errors of `Headers` quote the value.
 *
 * @throws {@link ArgumentError}, which does not quote it.
 */
export function checkCredential(argument: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') throw new ArgumentError(argument, 'must be a string');
  if (value === '') throw new ArgumentError(argument, 'must not be empty');
  if (!visibleAscii.test(value)) {
    throw new ArgumentError(argument, 'must be visible ASCII characters only: no spaces, no line breaks');
  }
}
