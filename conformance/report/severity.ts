import type { Outcome } from '../verdict/result.ts';

/** Outcomes, those first that most need somebody's attention. */
export const bySeverity = [
  'failed',
  'untested',
  'warned',
  'known',
  'blocked',
  'unconfigured',
  'noted',
  'passed',
  'not-exercised',
  'not-applicable',
] as const satisfies readonly Outcome[];

/** The outcome of several that most needs attention; `undefined` for none. */
export function worst(outcomes: Iterable<Outcome>): Outcome | undefined {
  const found = new Set(outcomes);
  return bySeverity.find((outcome) => found.has(outcome));
}

/** Says whether a requirement or a recommendation is not kept, whether or not a baseline expects it. */
export function isBroken(outcome: Outcome): boolean {
  return outcome === 'failed' || outcome === 'warned' || outcome === 'known';
}
