import { isUtf8 } from 'node:buffer';
import type { Redactor } from '../../src/redaction/redactor.ts';
import { limits } from '../exchange/limits.ts';
import type { Repetition } from './repetition.ts';
import { uncover } from './uncover.ts';

/** A body without secrets. */
export interface RedactedBody {
  /** The very bytes that came, where they have no secret. */
  readonly shown: Uint8Array;
  /** A secret may be in it, since it is no text. */
  readonly isHidden: boolean;
  /** It repeats a credential. */
  readonly isRepeated: boolean;
}

/** Shorter bodies are searched again sooner than compared. */
const shortestKnown = 16 * 1024;

/** How many bodies are known. */
const mostKnown = 2;

/** How many codings on each other are undone in search of secrets. */
const deepest = 3;

/** Takes secrets out of bodies. A target that gives a large one mostly gives it again, and that is searched once. */
export class BodyRedactor {
  readonly redactor: Redactor;
  readonly repetitions: readonly Repetition[];
  #known: { readonly body: Uint8Array; readonly isCodingKnown: boolean; readonly redacted: RedactedBody }[] =
    [];

  constructor(redactor: Redactor, repetitions: readonly Repetition[]) {
    this.redactor = redactor;
    this.repetitions = repetitions;
  }

  /** @param isCodingKnown - its content coding is undone. */
  redact(body: Uint8Array, isCodingKnown: boolean): RedactedBody {
    if (body.length < shortestKnown) return this.#redact(body, isCodingKnown);
    const known = this.#known.find(
      (other) => other.isCodingKnown === isCodingKnown && Buffer.compare(other.body, body) === 0,
    );
    if (known !== undefined) {
      const { redacted } = known;
      return redacted.shown === known.body ? { ...redacted, shown: body } : redacted;
    }
    const redacted = this.#redact(body, isCodingKnown);
    this.#known = [{ body, isCodingKnown, redacted }, ...this.#known].slice(0, mostKnown);
    return redacted;
  }

  #redact(body: Uint8Array, isCodingKnown: boolean): RedactedBody {
    const shown = this.redactor.bytes(body);
    return {
      shown,
      isHidden: this.#mayHideSecret(shown, isCodingKnown),
      isRepeated: shown !== body && this.repetitions.some((repeats) => repeats(body)),
    };
  }

  /** Says whether bytes that are no text hide a secret, or may hide one since nobody knows their coding. */
  #mayHideSecret(bytes: Uint8Array, isCodingKnown: boolean): boolean {
    if (!this.redactor.hasSecrets || isUtf8(bytes)) return false;
    let uncovered: Uint8Array | undefined = bytes;
    for (let depth = 0; depth < deepest && uncovered !== undefined; depth += 1) {
      uncovered = uncover(uncovered, limits.decodedBytes);
      if (uncovered !== undefined && this.redactor.bytes(uncovered) !== uncovered) return true;
      if (uncovered !== undefined && isUtf8(uncovered)) return false;
    }
    return !isCodingKnown;
  }
}
