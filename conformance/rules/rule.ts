import type { Contract } from '../contract/contract.ts';
import type { CompleteExchange, Exchange, ExchangeResponse } from '../exchange/exchange.ts';
import { isComplete } from '../exchange/exchange.ts';
import { limits } from '../exchange/limits.ts';
import type { Asking } from '../probes/plan.ts';
import type { BodyReading } from '../reading/body.ts';
import type { ConfigReading } from '../reading/config.ts';

/** How much a failed rule weighs: a violation, a warning, or a note. */
export type Level = 'MUST' | 'SHOULD' | 'INFO';

/** The part of the source that a rule checks; rules of one part stand together in files and reports. */
export type Part =
  | 'status'
  | 'headers'
  | 'body'
  | 'ranges'
  | 'enums'
  | 'identity'
  | 'destinations'
  | 'times'
  | 'errors'
  | 'credentials'
  | 'input'
  | 'idempotence'
  | 'examples'
  | 'drift';

/** One way in which an exchange breaks a rule. */
export interface Finding {
  readonly expected: string;
  readonly actual: string;
  /** The offending place: a JSON pointer into the body, the name of a header field, or `status`. */
  readonly where: string;
  /** A place in the document that is more exact than the rule's. */
  readonly pointer?: string;
  /** What else may explain it, for whoever has to act. */
  readonly hint?: string;
  /** The exchange that shows it. */
  readonly exchange: Exchange;
}

/** What a rule says where the answers hold nothing for it to judge. */
export interface Unexercised {
  /** Why, and what would exercise it. */
  readonly unexercised: string;
}

/** What a rule may look at. */
export interface Evidence {
  readonly contract: Contract;
  /** The exchanges of the rule's probes, in the order in which they were sent. */
  readonly exchanges: readonly Exchange[];
  /** Every exchange of the run's environment and of this function, for rules that compare. */
  readonly all: readonly Exchange[];
  /** The body of a whole answer, layer by layer. Read once. */
  body(exchange: CompleteExchange): BodyReading;
  /** The configuration in a whole answer with status 200; `undefined` where its body is no object. Read once. */
  config(exchange: Exchange): ConfigReading | undefined;
}

/** One rule of the suite: data, and a pure function over exchanges. */
export interface Rule extends Asking {
  /** A stable name. */
  readonly id: string;
  readonly level: Level;
  readonly part: Part;
  /** The requirement, in one sentence. */
  readonly title: string;
  /** The place in the source document, or what else the rule rests on. */
  readonly source: string;
  /** The place in the OpenAPI document: a JSON pointer. */
  readonly pointer: string;
  /**
   * The places of a configuration that the rule judges, with `*` for `on_success` and `on_failure`. Where no answer has
   * all of them, the rule is not exercised.
   */
  readonly judges?: readonly string[];
  /** How many exchanges the rule compares with each other, at the least; 1 by default. */
  readonly compares?: number;
  /** The rule looks for secrets in answers, so that it has nothing to judge where none is known. */
  readonly looksForSecrets?: boolean;
  /**
   * Judges the exchanges.
   *
   * @returns what breaks the rule, or `undefined` where no exchange got far enough to be judged.
   */
  check(evidence: Evidence): readonly Finding[] | Unexercised | undefined;
}

/** The probes whose answer is a function's configuration. */
export const configProbes = ['known-function', 'documented-example'] as const;

/** The probes that are to be refused. */
export const refusalProbes = [
  'unknown-function',
  'unknown-version',
  'no-credentials',
  'wrong-credentials',
  'long-project-id',
  'long-function-urn',
  'foreign-project',
  'foreign-function',
  'half-right-credentials',
  'neighbour-function',
  'longest-function-urn',
] as const;

/**
 * The probes of paths that the contract does not describe. They must not be answered as if they were described, and
 * must not make a server fail; how they are refused is left to whatever stands in front.
 */
export const unspecifiedProbes = [
  'empty-project-id',
  'empty-function-urn',
  'odd-function-urn',
  'malformed-function',
  'twice-encoded',
  'other-case',
  'respelled-without-credentials',
] as const;

/** A 5xx status is one finding, of `status.no-server-error`; other rules judge the answers that are left. */
export function withoutServerError({ response }: CompleteExchange): ExchangeResponse | undefined {
  return response.status < 500 ? response : undefined;
}

/**
 * Judges each exchange that has what a rule looks at. Answers of one function mostly repeat a body, so what is looked
 * at is mostly the very same object, and that is checked once.
 *
 * @param pick - what the rule looks at in an exchange; `undefined` where the exchange does not get that far.
 * @param check - what is wrong with it, whichever exchange it is from.
 */
export function judgeEach<T>(
  exchanges: readonly Exchange[],
  pick: (exchange: CompleteExchange) => T | undefined,
  check: (picked: T) => readonly Omit<Finding, 'exchange'>[],
): readonly Finding[] | undefined {
  const findings: Finding[] = [];
  let previous: { readonly picked: T; readonly wrong: readonly Omit<Finding, 'exchange'>[] } | undefined;
  for (const exchange of exchanges) {
    if (!isComplete(exchange)) continue;
    const picked = pick(exchange);
    if (picked === undefined) continue;
    if (previous?.picked !== picked) previous = { picked, wrong: check(picked).slice(0, limits.findings) };
    for (const finding of previous.wrong) findings.push({ ...finding, exchange });
  }
  return previous === undefined ? undefined : findings;
}
