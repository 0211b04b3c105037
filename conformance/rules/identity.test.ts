import { describe, expect, test } from 'vitest';
import { answered, functionUrn, judgeBy } from '../testing/exchange.ts';

const withoutVersion = functionUrn.slice(0, functionUrn.lastIndexOf(':'));

/** Asks for one function, and is answered with the configuration of another. */
function outcome(requested: string, func_urn: string) {
  const exchange = answered({ func_urn });
  return judgeBy('identity.func_urn', [
    { ...exchange, requested: { ...exchange.requested, functionUrn: requested } },
  ]);
}

describe('a URN without a version', () => {
  test.each([functionUrn, withoutVersion])('may be answered with %s', (func_urn) => {
    expect(outcome(withoutVersion, func_urn)?.outcome).toBe('passed');
  });

  test.each([`${withoutVersion}:v1`, `${withoutVersion}2:latest`])('is not answered with %s', (func_urn) => {
    expect(outcome(withoutVersion, func_urn)?.outcome).toBe('failed');
  });
});

test('a URN with a version is not answered without one, nor with one more', () => {
  expect(outcome(functionUrn, withoutVersion)?.outcome).toBe('failed');
  expect(outcome(functionUrn, `${functionUrn}:latest`)?.outcome).not.toBe('passed');
});

test('what differs is named', () => {
  const [finding] = outcome(functionUrn, `${withoutVersion}:v1`)?.findings ?? [];
  expect(finding?.actual).toBe(`"${withoutVersion}:v1": another version`);
  expect(outcome(withoutVersion, `${withoutVersion}:v1`)?.findings[0]?.actual).toMatch(/^"[^"]*v1": another/);
});
