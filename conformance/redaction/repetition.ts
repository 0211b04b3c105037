import { Redactor } from '../../src/redaction/redactor.ts';

/** Says whether a text, or bytes of one, repeat a credential. */
export type Repetition = (content: string | Uint8Array) => boolean;

/** How much of the beginning and of the end of a credential shows that it was repeated as a whole. */
const end = 10;

/**
 * Says whether a text repeats a credential as a whole, in any spelling. A mere beginning does not open anything: it is
 * masked, but is no finding.
 */
export function openRepetition(credential: string): Repetition {
  // Hardly any text is ever asked about.
  let ends: readonly Redactor[] | undefined;
  return (content) => {
    ends ??= endsOf(credential).map((part) => new Redactor([part]));
    return ends.every((part) => part.contains(content));
  };
}

/** The beginning and the end of a credential. */
export function endsOf(credential: string): readonly string[] {
  return [credential.slice(0, end), credential.slice(-end)];
}
