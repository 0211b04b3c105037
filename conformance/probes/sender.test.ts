import { expect, test, vi } from 'vitest';
import type { HeaderFields } from '../exchange/exchange.ts';
import type { Transport } from '../exchange/transport.ts';
import { noAuthentication } from './authentication.ts';
import type { Probe } from './plan.ts';
import { Sender } from './sender.ts';

vi.mock('../exchange/limits.ts', async (importOriginal) => {
  const { limits } = await importOriginal<typeof import('../exchange/limits.ts')>();
  return { limits: { ...limits, waitSeconds: 1.5 } };
});

/** A target that is always busy. */
function senderTo(headers: HeaderFields, onCall: () => void = () => undefined): Sender {
  const transport: Transport = {
    send: async () => {
      onCall();
      return {
        response: { status: 429, statusText: '', headers, body: new Uint8Array() },
        timings: { total: 1 },
      };
    },
    close: async () => undefined,
  };
  return new Sender({
    transport,
    authentication: noAuthentication,
    exchangeRedactor: { redact: (exchange) => exchange },
    userAgent: 'test',
    now: Date.now,
    concurrency: 4,
    retries: 9,
  });
}

const probe: Probe = {
  id: 'one',
  name: 'known-function',
  url: 'http://127.0.0.1/',
  requested: { projectId: '', functionUrn: '' },
  credentials: 'none',
};

test('a run waits for a bounded time in all, however many calls are told to come back later', async () => {
  const sender = senderTo([['Retry-After', '1']]);
  const exchanges = await Promise.all([1, 2, 3, 4].map(() => sender.send(probe)));
  for (const { failure, retries } of exchanges) {
    expect(retries).toHaveLength(1);
    expect(failure).toEqual({
      kind: 'unavailable',
      message: '429, Retry-After: 1, and a run waits for no more than 1.5 s in all',
    });
  }
});

test('a date to come back at is held against the clock of the target', async () => {
  const headers: HeaderFields = [
    ['Date', 'Fri, 01 Jan 2100 00:00:00 GMT'],
    ['Retry-After', 'Fri, 01 Jan 2100 00:00:00 GMT'],
  ];
  const { retries } = await senderTo(headers).send(probe);
  expect(retries[0]?.waited).toBe(0);
});

test('a target that stays busy when there is no patience left is not asked any more', async () => {
  let calls = 0;
  const sender = senderTo([['Retry-After', '3600']], () => {
    calls += 1;
  });
  const exchanges = [];
  for (let call = 0; call < 1000; call += 1) exchanges.push(await sender.send(probe));
  expect(calls).toBe(10);
  expect(exchanges.at(-1)?.failure).toEqual({
    kind: 'unavailable',
    message: 'not sent, since the target was busy for 10 calls in a row',
  });
});
