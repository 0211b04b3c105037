/** Whom a change of the contract reaches, and how. */
export type Effect =
  | 'breaking for consumers'
  | 'breaking for callers'
  | 'breaking for servers'
  | 'compatible';

/** The least part of a version that has to grow for a change, by Semantic Versioning. */
export type Bump = 'major' | 'minor' | 'patch';

/** One change of the contract. */
export interface Change {
  readonly effect: Effect;
  /** `major` for what breaks somebody, `minor` for an addition, `patch` for all else. */
  readonly bump: Bump;
  /** What changed, in words. */
  readonly words: string;
  /** Where, as a JSON pointer into the document; into the old one where the place is gone. */
  readonly pointer: string;
}

const order: readonly Bump[] = ['patch', 'minor', 'major'];

/** The least part of the version that has to grow for all of these changes; `undefined` for no change. */
export function bumpOf(changes: readonly Change[]): Bump | undefined {
  return order.findLast((bump) => changes.some((change) => change.bump === bump));
}
