import type { Contract } from '../contract/contract.ts';
import { bodyRules } from './body.ts';
import { credentialRules } from './credentials.ts';
import { derivedRules, hasKeywordWithoutRule } from './derived.ts';
import { destinationRules } from './destinations.ts';
import { driftRules } from './drift.ts';
import { errorRules } from './errors.ts';
import { exampleRules } from './examples.ts';
import { headerRules } from './headers.ts';
import { idempotenceRules } from './idempotence.ts';
import { identityRules } from './identity.ts';
import { inputRules } from './input.ts';
import { lateRules } from './late.ts';
import type { Part, Rule } from './rule.ts';
import { statusRules } from './status.ts';
import { timeRules } from './times.ts';

export type { Evidence, Finding, Level, Part, Rule, Unexercised } from './rule.ts';

/** The parts of the suite, in the order in which they are judged and shown. */
export const parts: readonly Part[] = [
  'status',
  'headers',
  'body',
  'ranges',
  'enums',
  'identity',
  'destinations',
  'times',
  'errors',
  'credentials',
  'input',
  'idempotence',
  'examples',
  'drift',
];

/** Every rule for a contract, part by part: those written by hand, and those that follow from the document. */
export function rulesFor(contract: Contract): Rule[] {
  const rules = [
    ...statusRules,
    ...headerRules,
    ...bodyRules.filter(({ id }) => id !== 'body.schema' || hasKeywordWithoutRule(contract)),
    ...identityRules,
    ...destinationRules,
    ...timeRules,
    ...errorRules,
    ...credentialRules,
    ...inputRules,
    ...idempotenceRules,
    ...lateRules,
    ...exampleRules,
    ...driftRules,
    ...derivedRules(contract),
  ];
  return parts.flatMap((part) => rules.filter((rule) => rule.part === part));
}
