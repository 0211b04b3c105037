import type { ProbeName } from '../../exchange/exchange.ts';
import { type Change, status } from '../../testing/conversation.ts';

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

/** The cases of a rule that says with which status codes the answer to a probe refuses it. */
export function refusedWith(
  probe: ProbeName,
  breaking: readonly number[],
  keeping: readonly number[],
): RuleCases {
  const answered = (codes: readonly number[]) =>
    Object.fromEntries(codes.map((code) => [`${probe} is answered with ${code}`, status(probe, code)]));
  return { breaking: answered(breaking), keeping: answered(keeping) };
}
