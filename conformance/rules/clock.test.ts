import { expect, test } from 'vitest';
import { answered } from '../testing/exchange.ts';
import { clockHint } from './clock.ts';

const time = Date.parse('2030-01-01T12:00:00Z');

/** The hint for an answer of a target whose clock is some minutes ahead. */
function hintFor(minutes: number, field = 'Authorization', date = 'Date'): string | undefined {
  const exchange = answered();
  const ahead = new Date(time + minutes * 60_000).toUTCString();
  return clockHint({
    ...exchange,
    startedAt: time,
    request: { ...exchange.request, headers: [[field, '***']] },
    response: { status: 401, statusText: '', headers: [[date, ahead]], body: new Uint8Array() },
  });
}

test('a clock that is wrong by more than a signature allows is named', () => {
  expect(hintFor(16)).toMatch('16 minutes behind the target');
  expect(hintFor(-480)).toMatch('480 minutes ahead of the target');
});

test.each([
  ['the clocks agree', hintFor(15)],
  ['a token was sent', hintFor(60, 'X-Auth-Token')],
  ['the target does not say what time it is', hintFor(60, 'Authorization', 'X-Date')],
])('nothing is said where %s', (_why, hint) => {
  expect(hint).toBeUndefined();
});
