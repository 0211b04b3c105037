import { expect, test } from 'vitest';
import { answered, judgeBy } from '../testing/exchange.ts';

const outcome = (text: string, secrets?: readonly string[]) =>
  judgeBy('credentials.not-repeated', [answered({ note: text })], secrets)?.outcome;

test.each([
  ['turns up by accident, so that it is not looked for', 'seven77', 'passed'],
  ['of eight characters is looked for', 'eight888', 'failed'],
])('a secret that is short %s', (_what, secret, expected) => {
  expect(outcome(`it is ${secret}`, [secret])).toBe(expected);
});

test('what one run looks for says nothing about the next', () => {
  expect(outcome('the-secret-of-the-first', ['the-secret-of-the-second'])).toBe('passed');
  expect(outcome('the-secret-of-the-first', ['the-secret-of-the-first'])).toBe('failed');
});

test.each(['Authorization', 'authorization'])(
  'a signature is found where an answer repeats it: %s',
  (field) => {
    const signature = '0123456789abcdef'.repeat(4);
    const value = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${signature}`;
    const { request } = answered();
    const signed = (note: string) =>
      answered({ note }, { request: { ...request, headers: [[field, value]] } });
    const found = (note: string) => judgeBy('credentials.not-repeated', [signed(note)])?.findings.length;
    expect(found(`got ${signature}`)).toBe(1);
    expect(found('fedcba9876543210'.repeat(4))).toBe(0);
  },
);
