import type { Change } from '../../testing/conversation.ts';

/** What a rule finds and what it lets pass: server behaviours by what they do, in words. */
export interface RuleCases {
  /** Behaviours about which the rule, and no other one, finds something. */
  readonly breaking: { readonly [behaviour: string]: Change };
  /** Behaviours that look alike and about which no rule finds anything. */
  readonly keeping: { readonly [behaviour: string]: Change };
}

/** The cases of a part of the suite, by the ids of its rules. */
export interface PartCases {
  readonly [rule: string]: RuleCases;
}
