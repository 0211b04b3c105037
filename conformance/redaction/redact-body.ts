import { isUtf8 } from 'node:buffer';
import type { Redactor } from '../../src/redaction/redactor.ts';
import { limits } from '../exchange/limits.ts';
import type { Repetition } from './repetition.ts';
import { uncover } from './uncover.ts';

/** What is to be done with a body. */
export interface RedactedBody {
  /** The bytes without the secrets; absent where there is none. */
  readonly masked?: Uint8Array;
  /** A secret may be in it, since it is no text. */
  readonly isHidden: boolean;
  /** It repeats a credential. */
  readonly isRepeated: boolean;
}

/** How many codings on each other are undone in search of secrets. */
const deepest = 3;

/**
 * Takes secrets out of a body.
 *
 * @param isCodingKnown - its content coding is undone.
 * @param repetitions - the credentials that it may repeat.
 */
export function redactBody(
  body: Uint8Array,
  isCodingKnown: boolean,
  redactor: Redactor,
  repetitions: readonly Repetition[],
): RedactedBody {
  const shown = redactor.bytes(body);
  return {
    ...(shown !== body && { masked: shown }),
    isHidden: mayHideSecret(shown, isCodingKnown, redactor),
    isRepeated: shown !== body && repetitions.some((repeats) => repeats(body)),
  };
}

/** Says whether bytes that are no text hide a secret, or may hide one since nobody knows their coding. */
function mayHideSecret(bytes: Uint8Array, isCodingKnown: boolean, redactor: Redactor): boolean {
  if (!redactor.hasSecrets || isUtf8(bytes)) return false;
  let uncovered: Uint8Array | undefined = bytes;
  for (let depth = 0; depth < deepest && uncovered !== undefined; depth += 1) {
    uncovered = uncover(uncovered, limits.decodedBytes);
    if (uncovered !== undefined && redactor.contains(uncovered)) return true;
    if (uncovered !== undefined && isUtf8(uncovered)) return false;
  }
  return !isCodingKnown;
}
