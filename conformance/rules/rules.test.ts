import { describe, expect, test } from 'vitest';
import { limits } from '../exchange/limits.ts';
import {
  type Answer,
  contract,
  findingOutcome,
  findingRules,
  judge,
  members,
  on,
  once,
  rules,
} from '../testing/conversation.ts';
import type { RuleResult } from '../verdict/result.ts';
import { bodyCases } from './cases/body.ts';
import type { PartCases } from './cases/case.ts';
import { credentialCases } from './cases/credentials.ts';
import { destinationCases } from './cases/destinations.ts';
import { driftCases } from './cases/drift.ts';
import { enumCases } from './cases/enums.ts';
import { errorCases } from './cases/errors.ts';
import { exampleCases } from './cases/examples.ts';
import { headerCases } from './cases/headers.ts';
import { idempotenceCases } from './cases/idempotence.ts';
import { identityCases } from './cases/identity.ts';
import { inputCases } from './cases/input.ts';
import { rangeCases } from './cases/ranges.ts';
import { statusCases } from './cases/status.ts';
import { timeCases } from './cases/times.ts';
import { rulesFor } from './index.ts';

const cases: PartCases = {
  ...statusCases,
  ...headerCases,
  ...bodyCases,
  ...rangeCases,
  ...enumCases,
  ...identityCases,
  ...destinationCases,
  ...timeCases,
  ...errorCases,
  ...credentialCases,
  ...inputCases,
  ...idempotenceCases,
  ...exampleCases,
  ...driftCases,
};

test('a server that keeps the contract passes every rule', () => {
  const results = judge();
  expect(results.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'not-applicable')).toEqual([]);
  const passed = new Set(results.flatMap(({ rule, outcome }) => (outcome === 'passed' ? [rule.id] : [])));
  expect([...passed].sort()).toEqual(rules.map(({ id }) => id).sort());
});

test('every rule has cases that break it and cases that keep it, and there are no cases of other rules', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
  for (const [rule, { breaking, keeping }] of Object.entries(cases)) {
    expect(Object.keys(breaking), rule).not.toEqual([]);
    expect(Object.keys(keeping), rule).not.toEqual([]);
  }
});

test('every rule says what it asks for, and where that is written', () => {
  const written = rulesFor(contract).map(
    ({ id, level, title, source }) => `${id}: ${level} ${title} (${source})`,
  );
  expect(written).toMatchSnapshot();
});

describe('an answer that did not come in time', () => {
  test.each([
    ['one of several', once('known-function', 2, late)],
    ['every answer about the function', on(['known-function', 'encoded-colons'], late)],
    ['a refusal', on('unknown-function', late)],
    ['every answer', late],
  ] as const)('is no finding, and what it leaves open is said: %s', (_what, change) => {
    const results = judge(change);
    expect(findingRules(results)).toEqual([]);
    expect(results.flatMap(inWords)).not.toEqual([]);
    expect(results.flatMap(inWords)).toMatchSnapshot();
  });
});

test('of a hostile answer no more findings are kept than anybody reads', () => {
  const names = Array.from({ length: 2 * limits.findings }, (_, index) => [`member_${index}`, index]);
  const results = judge(members(Object.fromEntries(names)));
  const found = results.filter(({ rule }) => rule.id === 'drift.unlisted-members');
  expect(found.map(({ findings }) => findings.length)).toContain(limits.findings);
  for (const { findings } of found) expect(findings.length).toBeLessThanOrEqual(limits.findings);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { breaking = {}, keeping = {} } = cases[id] ?? {};

  test.each(Object.keys(breaking))('finds: %s', (behaviour) => {
    const results = judge(breaking[behaviour]);
    expect(findingRules(results)).toEqual([id]);
    const found = results.filter((result) => result.rule === rule && result.findings.length > 0);
    expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set([findingOutcome[rule.level]]));
    for (const { where, expected, actual, pointer } of found.flatMap(({ findings }) => findings)) {
      expect([where, expected, actual, pointer].every((text) => typeof text === 'string')).toBe(true);
      expect(expected).not.toBe('');
      expect(actual).not.toBe('');
    }
    expect(results.flatMap(inWords)).toMatchSnapshot();
  });

  test.each(Object.keys(keeping))('lets pass: %s', (behaviour) => {
    const results = judge(keeping[behaviour]);
    const found = findingRules(results);
    // A member that no document lists is worth a note wherever it stands; here it only carries a value.
    expect(found.filter((other) => other !== 'drift.unlisted-members' || id === other)).toEqual([]);
  });
});

function late(answer: Answer): Answer {
  return { ...answer, failure: { kind: 'time-out', hasNothing: true } };
}

/** What a report says of a result that is not a plain pass: its outcome, and its findings word for word. */
function inWords({ rule: { id }, outcome, reason = '', findings }: RuleResult): string[] {
  if (outcome === 'passed' || outcome === 'not-applicable') return [];
  return [
    `${id}: ${outcome} ${reason}`.trim(),
    ...findings.map(({ where, expected, actual, pointer, hint = '', count }) =>
      `  ${count} x ${where}: expected ${expected}, got ${actual} (${pointer}) ${hint}`.trimEnd(),
    ),
  ];
}
