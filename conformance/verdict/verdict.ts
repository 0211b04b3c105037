import type { Outcome } from './result.ts';

/** How a run ends; the number is the exit code. */
export const exitCodes = {
  /** The target keeps the contract; there may be warnings. */
  conforms: 0,
  /** The target breaks the contract. */
  violates: 1,
  /** The suite was called or configured wrongly. */
  usage: 2,
  /** There was no whole answer to judge. */
  untested: 3,
  /** The suite itself failed, which says nothing about the target. */
  failed: 4,
} as const;

/** A run's verdict. */
export type Verdict = Exclude<keyof typeof exitCodes, 'usage' | 'failed'>;

/**
 * Sums results up, given how many there are of each outcome.
 *
 * @param strict - warnings count as violations.
 * @param functions - how many functions there are; where none of them has a configuration, nothing shows the contract.
 */
export function verdictOf(
  counts: { readonly [outcome in Outcome]: number },
  strict: boolean,
  functions: number,
): Verdict {
  if (counts.failed > 0 || (strict && counts.warned > 0)) return 'violates';
  const judged = counts.passed + counts.warned + counts.known;
  // What stands behind a failure that is known is as accepted as that is.
  const isBlocked = counts.blocked > 0 && counts.known === 0;
  const isConfigured = counts.unconfigured < functions;
  return counts.untested > 0 || isBlocked || judged === 0 || !isConfigured ? 'untested' : 'conforms';
}
