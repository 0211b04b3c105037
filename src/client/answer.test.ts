import { describe, expect, test } from 'vitest';
import { unexpectedStatus } from './answer.ts';
import { parseRetryAfter } from './retry-after.ts';
import { SentSecrets } from './secrets.ts';

describe('Retry-After', () => {
  const now = Date.parse('2021-03-04T06:50:02Z');

  test.each([
    ['0', 0],
    ['120', 120],
    ['Thu, 04 Mar 2021 06:50:32 GMT', 30],
    ['Thu, 04 Mar 2021 06:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    ['9'.repeat(400), undefined],
    [null, undefined],
  ])('%j means %s seconds', (header, seconds) => expect(parseRetryAfter(header, now)).toBe(seconds));
});

test('a redirect that a browser hides is named as one', () => {
  const hidden = { type: 'opaqueredirect', status: 0, headers: new Headers() } as Response;
  expect(unexpectedStatus({ response: hidden, secrets: new SentSecrets() }).message).toContain(
    'a redirect (0), which is not followed',
  );
});
