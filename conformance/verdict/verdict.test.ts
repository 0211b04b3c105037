import { describe, expect, test } from 'vitest';
import type { Outcome } from './result.ts';
import { verdictOf } from './verdict.ts';

function counts(some: { readonly [outcome in Outcome]?: number }): { [outcome in Outcome]: number } {
  const none = {
    passed: 0,
    failed: 0,
    warned: 0,
    noted: 0,
    known: 0,
    'not-exercised': 0,
    'not-applicable': 0,
    blocked: 0,
    unconfigured: 0,
    untested: 0,
  };
  return { ...none, ...some };
}

describe('a target', () => {
  test.each([
    ['conforms where all rules pass', { passed: 50, 'not-applicable': 5, noted: 1 }, 'conforms'],
    ['conforms with warnings', { passed: 50, warned: 3 }, 'conforms'],
    ['conforms with failures that are known', { passed: 50, known: 2 }, 'conforms'],
    ['conforms with known failures and what those block', { passed: 9, known: 1, blocked: 40 }, 'conforms'],
    ['violates the contract where one rule fails', { passed: 50, failed: 1 }, 'violates'],
    ['violates it whatever else could not be tested', { failed: 1, blocked: 20, untested: 3 }, 'violates'],
    ['could not be tested where an answer is missing', { passed: 50, untested: 1 }, 'untested'],
    ['could not be tested where a rule is blocked by nothing known', { passed: 50, blocked: 1 }, 'untested'],
    ['could not be tested where nothing was judged', { 'not-applicable': 50, noted: 1 }, 'untested'],
    ['could not be tested where nothing was asked', {}, 'untested'],
    ['conforms where some functions have no configuration', { passed: 50, unconfigured: 9 }, 'conforms'],
    ['could not be tested where no function has one', { passed: 50, unconfigured: 10 }, 'untested'],
  ] as const)('%s', (_what, some, verdict) => {
    expect(verdictOf(counts(some), false, 10)).toBe(verdict);
  });

  test('violates the contract by a warning where strictness is asked for', () => {
    expect(verdictOf(counts({ passed: 50, warned: 1 }), true, 10)).toBe('violates');
    expect(verdictOf(counts({ passed: 50 }), true, 10)).toBe('conforms');
  });
});
