import type { Report } from '../verdict/report.ts';

/** What the vitest of {@link openHarness} says to the command that started it. */
export type FromVitest =
  /** It can be given the report. */
  | { readonly kind: 'ready' }
  /** It has run the tests. */
  | { readonly kind: 'over'; readonly tally: Tally };

/** What vitest saw. */
export interface Tally {
  readonly tests: number;
  readonly failed: number;
  readonly errors: readonly string[];
}

/** What the command says to that vitest. */
export interface ToVitest {
  readonly report: Report;
}

/** An environment variable that is set where a command has started vitest and will give it a report. */
export const startedByCommand = 'VITEST_STARTED_BY_CONFORMANCE';
