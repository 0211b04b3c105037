import { describe, expect, test } from 'vitest';
import type { Exchange } from '../exchange/exchange.ts';
import { conversation, header, judgeBy, on } from '../testing/conversation.ts';

const rule = 'credentials.not-repeated';
const signature = '0123456789abcdef'.repeat(4);
const otherSignature = 'fedcba9876543210'.repeat(4);

/** Exchanges with a function whose requests are signed. */
function signed(exchanges: readonly Exchange[], field = 'Authorization'): Exchange[] {
  const value = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${signature}`;
  return exchanges.map((exchange) => ({
    ...exchange,
    request: { ...exchange.request, headers: [['Host', 'x'] as const, [field, value] as const] },
  }));
}

const echoing = (text: string) => conversation(header('known-function', 'X-Debug', text)).ofFunction;

describe('a signature opens the door as long as it is fresh', () => {
  test.each(['Authorization', 'authorization'])('and is found where an answer repeats it: %s', (field) => {
    const result = judgeBy(rule, signed(echoing(`got ${signature}`), field));
    expect(result?.outcome).toBe('failed');
    expect(result?.findings.map(({ where }) => where)).toEqual(['X-Debug']);
  });

  test("but what is no signature of the request is nobody's secret", () => {
    expect(judgeBy(rule, signed(echoing(`0 ${otherSignature} ${signature.slice(0, 63)}`)))?.outcome).toBe(
      'passed',
    );
    expect(judgeBy(rule, echoing(`Signature=${signature}`))?.outcome).toBe('passed');
  });
});

describe('a secret that is short', () => {
  test('turns up by accident, so that it is not looked for', () => {
    expect(judgeBy(rule, echoing('seven77'), ['seven77'])?.outcome).toBe('passed');
  });

  test('of eight characters is looked for', () => {
    expect(judgeBy(rule, echoing('eight888'), ['eight888'])?.outcome).toBe('failed');
  });
});

test('other secrets are other patterns', () => {
  const exchanges = echoing('the-secret-of-the-first');
  expect(judgeBy(rule, exchanges, ['the-secret-of-the-second'])?.outcome).toBe('passed');
  expect(judgeBy(rule, exchanges, ['the-secret-of-the-first'])?.outcome).toBe('failed');
});

test('a body in a coding that nobody can read is searched as it is', () => {
  const { ofFunction } = conversation((answer, probe, repetition) =>
    header('known-function', 'Content-Encoding', 'zstd')(
      on('known-function', (plain) => ({ ...plain, body: 'a-secret-in-a-body' }))(answer, probe, repetition),
      probe,
      repetition,
    ),
  );
  expect(judgeBy(rule, ofFunction, ['a-secret-in-a-body'])?.findings.map(({ where }) => where)).toEqual([
    'body',
  ]);
});

test('nothing is said where no answer came', () => {
  const { ofFunction } = conversation((answer) => ({
    ...answer,
    failure: { kind: 'time-out', hasNothing: true },
  }));
  expect(judgeBy(rule, ofFunction)?.outcome).toBe('untested');
});
