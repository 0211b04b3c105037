import type { Exchange, HeaderFields } from '../exchange/exchange.ts';
import type { Authentication } from './authentication.ts';
import type { Probe } from './plan.ts';

/**
 * Finds out what a server takes for the path of a signature: the decoded one, or the one that is spelled. The platform's
 * description can be read either way, so where one is refused, the other is tried once.
 */
export class PathSigning {
  readonly #authentication: Authentication;
  #isAsSpelled = false;
  #isKnown = false;

  constructor(authentication: Authentication) {
    this.#authentication = authentication;
  }

  /** Whether signatures are over the path as it is spelled, as far as is known. */
  get isAsSpelled(): boolean {
    return this.#isAsSpelled;
  }

  /** The header fields of a probe's credentials. */
  async fields(probe: Probe, isAsSpelled: boolean): Promise<HeaderFields> {
    const { url, credentials, altered } = probe;
    if (altered !== undefined) return altered.fields(url);
    if (credentials === 'none') return [];
    const { validAsSpelled } = this.#authentication;
    const isOther = isAsSpelled && validAsSpelled !== undefined && this.#isConcerned(probe);
    return isOther ? validAsSpelled(url) : this.#authentication[credentials](url);
  }

  /** Says whether a probe is to be signed in the other way, and sent again. */
  isToBeSignedAnew(probe: Probe, { response }: Exchange, isAsSpelled: boolean): boolean {
    if (response === undefined || !this.#isConcerned(probe)) return false;
    if (response.status !== 401 && response.status !== 403) {
      this.#isAsSpelled = isAsSpelled;
      this.#isKnown = true;
      return false;
    }
    // Another probe has found out meanwhile.
    if (isAsSpelled !== this.#isAsSpelled) return true;
    if (this.#isKnown) return false;
    this.#isAsSpelled = !isAsSpelled;
    this.#isKnown = isAsSpelled;
    return !isAsSpelled;
  }

  /** Says whether both ways differ. */
  #isConcerned({ url, credentials, altered }: Probe): boolean {
    const { validAsSpelled } = this.#authentication;
    return (
      validAsSpelled !== undefined && credentials === 'valid' && altered === undefined && url.includes('%')
    );
  }
}
