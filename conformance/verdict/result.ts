import type { Exchange } from '../exchange/exchange.ts';
import type { Rule } from '../rules/rule.ts';

/**
 * What became of a rule.
 *
 * - `passed`: judged, and nothing found.
 * - `failed`: a MUST is broken. `warned`: a SHOULD is. `noted`: information.
 * - `known`: broken, as the baseline expects.
 * - `not-exercised`: the answers held nothing that the rule judges, which is no pass.
 * - `not-applicable`: the target cannot do what the rule needs, or nothing was asked that it could judge.
 * - `blocked`: another rule's finding stands in the way; that one is the finding to look at.
 * - `unconfigured`: each answer says that the function has no configuration, or that there is no such function.
 * - `untested`: there was no whole answer to judge.
 */
export type Outcome =
  | 'passed'
  | 'failed'
  | 'warned'
  | 'noted'
  | 'known'
  | 'not-exercised'
  | 'not-applicable'
  | 'blocked'
  | 'unconfigured'
  | 'untested';

/** Outcomes that are counted, but not listed one by one, where there are many functions. */
export const unremarkable: ReadonlySet<Outcome> = new Set<Outcome>([
  'passed',
  'not-exercised',
  'not-applicable',
]);

/** A finding, and in how many of the judged answers it showed. */
export interface CountedFinding {
  readonly expected: string;
  readonly actual: string;
  readonly where: string;
  readonly pointer: string;
  readonly hint?: string;
  /** The first exchange that shows it. */
  readonly exchange: Exchange;
  readonly count: number;
}

/** What became of a rule for a function, or for the environment. */
export interface RuleResult {
  readonly rule: Rule;
  readonly functionUrn?: string | undefined;
  readonly outcome: Outcome;
  readonly findings: readonly CountedFinding[];
  /** How many exchanges the rule looked at. */
  readonly exchanges: number;
  /** Why the rule was not judged, or why its failure is known. */
  readonly reason?: string | undefined;
}
