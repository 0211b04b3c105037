import { Redactor } from '../../src/redaction/redactor.ts';
import { endsOf, openRepetition } from './repetition.ts';

/** Looks through what is about to be written or printed, whatever was done to keep secrets out of it. */
export interface LastScan {
  /** Says whether a text holds a secret, in any spelling. */
  finds(text: string): boolean;
  /**
   * Passes pieces of a text on.
   *
   * @param artefact - what they are pieces of, for people.
   * @throws LeakError in place of a piece with which a secret would be complete.
   */
  guard(artefact: string, pieces: Iterable<string>): Iterable<string>;
}

/** Something was not written, since a secret would have stood in it. */
export class LeakError extends Error {
  override readonly name = 'LeakError';
  readonly artefact: string;

  constructor(artefact: string) {
    super(`${artefact} was held back, since a credential would have stood in it; please report that`);
    this.artefact = artefact;
  }
}

/** Shorter secrets are words that may stand anywhere. */
const shortest = 10;

/** How much is searched at once, in characters. */
const partLength = 1 << 18;

/** How many characters a secret may take in its longest spelling, for each of its own. */
const longestSpelling = 24;

/** Opens a last scan for secrets. */
export function openLastScan(secrets: readonly string[]): LastScan {
  const wanted = secrets.filter((secret) => secret.length >= shortest);
  const ends = new Redactor(wanted.flatMap(endsOf));
  const repetitions = wanted.map(openRepetition);
  const overlap = longestSpelling * Math.max(0, ...wanted.map(({ length }) => length));
  const finds = (text: string) => ends.contains(text) && repetitions.some((repeats) => repeats(text));
  return {
    finds,
    *guard(artefact, pieces) {
      let before = '';
      let held: string[] = [];
      let length = 0;
      const release = (): string => {
        const part = held.join('');
        if (finds(before + part)) throw new LeakError(artefact);
        before = (before + part).slice(-overlap);
        held = [];
        length = 0;
        return part;
      };
      for (const piece of pieces) {
        held.push(piece);
        length += piece.length;
        if (length >= partLength) yield release();
      }
      yield release();
    },
  };
}
