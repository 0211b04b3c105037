import { describe, expect, test } from 'vitest';
import { ArgumentError, TransportError } from '../errors.ts';
import { checkRetry, type RetryOptions, withRetries } from './retry.ts';

/** Plays answers and failures against a clock on which nothing passes but the waits. */
async function play(
  outcomes: readonly (number | Error | Response)[],
  { random = 1, timeout = 30, ...options }: RetryOptions & { random?: number; timeout?: number } = {},
) {
  const left = [...outcomes];
  const waits: number[] = [];
  let time = 0;
  const clock = {
    now: () => time,
    random: () => random,
    wait: async (seconds: number) => {
      waits.push(seconds);
      time += seconds * 1000;
    },
  };
  const send = async () => {
    const outcome = left.shift();
    if (outcome instanceof Error) throw outcome;
    return outcome instanceof Response ? outcome : new Response(null, { status: outcome ?? 200 });
  };
  const end = await withRetries(send, checkRetry(options), timeout * 1000, clock).then(
    ({ status }) => status,
    (error: unknown) => error,
  );
  return { end, waits };
}

const lost = new TransportError('network', 'lost', undefined);
const busy = (retryAfter: string) =>
  new Response(null, { status: 429, headers: { 'Retry-After': retryAfter } });

describe('a request is sent again', () => {
  test.each([
    ['after 429 and 503', [429, 503, 200], {}, 200, [0.5, 1]],
    ['after a lost connection', [lost, 200], {}, 200, [0.5]],
    ['after less time, by chance', [503, 200], { random: 0 }, 200, [0.25]],
    ['at most twice by default', [503, 503, 503, 200], {}, 503, [0.5, 1]],
    ['as often as asked for', [503, 503, 503, 200], { attempts: 4 }, 200, [0.5, 1, 2]],
    ['after no more than the longest wait', [503, 503, 200], { delay: 4, maxDelay: 5 }, 200, [4, 5]],
    ['when Retry-After says', [busy('7'), 200], {}, 200, [7]],
    ['at the date that Retry-After says', [busy(new Date(9000).toUTCString()), 200], {}, 200, [9]],
    ['not sooner than without Retry-After', [busy('0'), 200], {}, 200, [0.5]],
    ['not where Retry-After is beyond the time limit', [busy('30'), 200], {}, 429, []],
    ['not where the wait is beyond the time limit', [lost, 200], { timeout: 0.5 }, lost, []],
    ['until the failures last, which are thrown', [lost, lost, lost], {}, lost, [0.5, 1]],
  ] as const)('%s', async (_when, outcomes, options, end, waits) => {
    expect(await play(outcomes, options)).toEqual({ end, waits });
  });

  test.each([
    ...[200, 304, 400, 401, 404, 500, 502, 504],
    new TransportError('timeout', '', undefined),
    new TransportError('tls', '', undefined),
    new TransportError('too-large', '', undefined),
    new ArgumentError('timeout', ''),
    new Error('of the credentials'),
  ])('never after %s', async (outcome) => {
    expect(await play([outcome, 200])).toEqual({ end: outcome, waits: [] });
  });
});

test('false is one attempt', () => expect(checkRetry(false).attempts).toBe(1));
