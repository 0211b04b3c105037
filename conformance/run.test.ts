import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ArgumentError } from '../src/errors.ts';
import { baseContract } from './contract/contract.ts';
import { limits } from './exchange/limits.ts';
import { openTransport } from './exchange/transport.ts';
import { type ConformanceOptions, checkConformance, type Report } from './index.ts';
import { tokenAuthentication } from './probes/authentication.ts';
import { usualCapabilities } from './probes/target.ts';
import {
  type Answer,
  type AnswerContext,
  type Json,
  type ReferenceEndpoint,
  type ReferenceEndpointOptions,
  serviceError,
  startReferenceEndpoint,
} from './reference/index.ts';
import { rulesFor } from './rules/index.ts';
import { RunError, type RunSettings, runConformance } from './run.ts';
import { defaults } from './settings.ts';
import { served } from './testing/reference.ts';
import { startHttpServer } from './testing/servers.ts';
import { fitting } from './verdict/editions.ts';

const { projectId, functionUrns, token, key, temporaryKey } = served;

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

/** A moment that no configuration of the reference state was changed at, however wrong a local time may be. */
const now = () => Date.parse('2030-01-01T12:07:00Z');

/** The Authorization header fields that an endpoint refused. */
const refusals = new WeakMap<ReferenceEndpoint, string[]>();

async function start(options: ReferenceEndpointOptions = {}): Promise<ReferenceEndpoint> {
  const refused: string[] = [];
  const endpoint = await startReferenceEndpoint({
    now,
    observe: (_answer, { outcome, request }) => {
      if (outcome === 'wrong credentials') refused.push(String(request.headers.authorization));
    },
    ...options,
  });
  refusals.set(endpoint, refused);
  running.push(endpoint);
  return endpoint;
}

function check({ origin }: { origin: string }, options: Partial<ConformanceOptions> = {}): Promise<Report> {
  const common = { projectId, functionUrns: functionUrns.slice(0, 1), credentials: { token } };
  return checkConformance({ baseUrl: origin, ...common, repeat: 3, now, ...options });
}

/** What the command makes of an endpoint. */
function settingsOf({ origin }: { origin: string }): RunSettings {
  const contract = baseContract();
  return {
    target: {
      name: 'a test',
      baseUrl: origin,
      projectId,
      functionUrns: functionUrns.slice(0, 1),
      capabilities: new Set(usualCapabilities),
      authentication: tokenAuthentication(token),
    },
    contract,
    rules: rulesFor(contract),
    repeat: 3,
    retries: 1,
    concurrency: 2,
    strict: false,
    baseline: [],
    transport: { timeoutSeconds: 20 },
    shown: {},
    stages: [],
  };
}

const rulesThat = ({ results }: Report, outcome: string) => [
  ...new Set(results.filter((result) => result.outcome === outcome).map(({ rule }) => rule)),
];

describe('a target that keeps the contract', () => {
  test('conforms, and the few rules that do not apply say why', async () => {
    const report = await check(await start());
    expect(report).toMatchObject({ verdict: 'conforms', exitCode: 0, reportVersion: 1 });
    expect(report.counts).toMatchObject({ failed: 0, warned: 0, blocked: 0, untested: 0 });
    const unasked = report.results.filter(({ outcome }) => outcome === 'not-applicable');
    expect(unasked.map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual([
      'examples.status: the target does not have: examples',
      'examples.body: the target does not have: examples',
    ]);
  });

  test('is asked as often as wanted, and only with GET', async () => {
    const endpoint = await start();
    const report = await check(endpoint, { repeat: 5, functionUrns });
    const known = endpoint.received.filter(
      ({ target, headers }) =>
        target.includes(`/${projectId}/`) &&
        target.includes(`/${functionUrns[1]}/`) &&
        headers['x-auth-token'] === token,
    );
    // Five times, and once more when everything else was asked for.
    expect(known).toHaveLength(5 + 1);
    expect(report.requests.sent).toBe(endpoint.received.length);
    expect([...endpoint.methods.keys()]).toEqual(['GET']);
  });

  test.each([
    ['a token', { token }, 0],
    ['a signature', key, 2],
    ['a signature of a temporary key', temporaryKey, 2],
  ])(
    'lets in whoever has %s, at the cost of less than 60 requests, of which at most two can lock an access key',
    async (_what, credentials, wronglySigned) => {
      // Signatures carry the time of this machine.
      const endpoint = await start({ now: Date.now });
      expect((await check(endpoint, { repeat: defaults.repeat, credentials })).verdict).toBe('conforms');
      expect(endpoint.received.length).toBeLessThan(60);
      const { accessKey = '' } = 'accessKey' in credentials ? credentials : {};
      const keyed = (refusals.get(endpoint) ?? []).filter((text) => text.includes(`Access=${accessKey},`));
      expect(keyed).toHaveLength(wronglySigned);
    },
  );

  test('may keep a path before /v2, and a base URL may end in slashes and name its port', async () => {
    const { origin } = await start();
    const gateway = await startHttpServer(async (request, response) => {
      const headers = { 'X-Auth-Token': String(request.headers['x-auth-token'] ?? '') };
      const sent = headers['X-Auth-Token'] === '' ? {} : headers;
      const answer = await fetch(origin + String(request.url).replace('/gateway', ''), { headers: sent });
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text());
    });
    running.push(gateway);
    const report = await check({ origin: `HTTP://127.0.0.1:${gateway.port}/gateway//` });
    expect(rulesThat(report, 'failed')).toEqual([]);
    expect(report.verdict).toBe('conforms');
  });
});

describe('an answer that another edition of the contract allows', () => {
  const holding = (members: object): ReferenceEndpointOptions => ({
    alter: (answer, { outcome }) =>
      outcome === 'configuration' ? { ...answer, body: { ...(answer.body as object), ...members } } : answer,
  });
  const ofAge = (age: number) => holding({ max_async_event_age_in_seconds: age });

  const editions = ['china-2025-07-31', 'international-2024-03-14', 'open-telekom-cloud'];

  test('breaks this one, and says which others it fits', async () => {
    const report = await check(await start(ofAge(10)));
    expect(report).toMatchObject({ verdict: 'violates' });
    expect(fitting(report)).toEqual(editions);
    const [finding] = report.results.find(({ outcome }) => outcome === 'failed')?.findings ?? [];
    expect(finding?.hint).toBe(`${editions.join(', ')} allow it (--profile ${editions.join('|')}).`);
    const place = report.editions?.places.find(({ actual }) => actual !== undefined);
    expect(place).toMatchObject({
      where: '/max_async_event_age_in_seconds',
      keyword: 'minimum',
      asked: { base: 60, 'china-2025-07-31': 0, 'international-2024-03-14': 1 },
      broken: { base: 1, 'china-2025-07-31': 0, 'international-2024-03-14': 0 },
      actual: 'the number 10',
    });
  });

  test('keeps the contract where it is judged by such an edition', async () => {
    const report = await check(await start(ofAge(10)), { profile: 'international-2024-03-14' });
    expect(report).toMatchObject({ verdict: 'conforms', counts: { failed: 0 } });
    expect(report.editions?.broken).toMatchObject({ base: 1, 'international-2024-03-14': 0 });
    expect(fitting(report)).toEqual([]);
  });

  test.each<[string, Answer['body']]>([
    ['an age that none allows', { max_async_event_age_in_seconds: -1 }],
    ['a param that is no JSON', { destination_config: { on_success: { destination: 'SMN', param: '{' } } }],
    [
      'times in the wrong order',
      { created_time: '2021-03-05T00:00:00Z', last_modified: '2021-03-04T00:00:00Z' },
    ],
    ['a member of the wrong type', { max_async_retry_attempts: '3' }],
  ])('breaks all of them by %s, whatever else it holds', async (_what, wrong) => {
    const body = { max_async_event_age_in_seconds: 10, ...(wrong as object) };
    const report = await check(await start(holding(body)));
    expect(report.verdict).toBe('violates');
    expect(fitting(report)).toEqual([]);
    expect(Object.values(report.editions?.broken ?? {})).toEqual([1, 1, 1, 1, 1]);
  });

  test('is not broken by what a SHOULD advises against', async () => {
    const report = await check(
      await start(holding({ destination_config: null, enable_async_status_log: null })),
    );
    expect(report).toMatchObject({ verdict: 'conforms', counts: { failed: 0 } });
    expect(Object.values(report.editions?.broken ?? {})).toEqual([0, 0, 0, 0, 0]);
  });

  test('is told by `profile: auto`, which says why it chose', async () => {
    const report = await check(await start(ofAge(10)), { profile: 'auto' });
    expect(report.contract).toMatchObject({ profile: 'base' });
    expect(report.contract.reason).toBe('no edition is known to be that of 127.0.0.1');
  });
});

describe('a function that is answered with 404 each time', () => {
  const without: ReferenceEndpointOptions = {
    alter: (answer, { outcome, parameters }) =>
      outcome === 'configuration' && parameters?.functionUrn !== functionUrns[1]
        ? serviceError(404, 'Not configured.')
        : answer,
  };

  test('cannot be tested where it is the only one, and the reason names both causes', async () => {
    const report = await check(await start(without));
    expect(report).toMatchObject({ verdict: 'untested', exitCode: 3 });
    expect(report.summary).toContain('it answers 404 for the function each time. Either the function has no');
    expect(rulesThat(report, 'unconfigured')).toEqual(['status.known-function']);
    expect(report.results.find(({ outcome }) => outcome === 'unconfigured')?.reason).toContain('FSS.0404');
  });

  test('does not count beside one that has a configuration', async () => {
    const report = await check(await start(without), { functionUrns });
    expect(report).toMatchObject({ verdict: 'conforms', exitCode: 0, counts: { unconfigured: 3 } });
    expect(report.summary).toContain('3 of 4 functions answered 404 each time.');
  });

  test('breaks the contract where a configuration is expected', async () => {
    const report = await check(await start(without), { functionUrns, expect: 'configured' });
    expect(report).toMatchObject({ verdict: 'violates', counts: { unconfigured: 0 } });
    expect(rulesThat(report, 'failed')).toEqual(['status.known-function']);
  });
});

describe('a rule that met nothing to judge', () => {
  const nowhere = functionUrns.filter((urn) => urn.includes(':nightly:'));

  test('is not exercised, says what would exercise it, and is counted apart', async () => {
    const report = await check(await start(), { functionUrns: nowhere });
    expect(report).toMatchObject({ verdict: 'conforms', counts: { 'not-exercised': 9 } });
    expect(report.summary).toContain('9 rules met nothing to judge.');
    expect(rulesThat(report, 'not-exercised')).toContain('destinations.param');
    expect(report.results.find(({ rule }) => rule === 'destinations.expires.minimum')?.reason).toBe(
      'no answer has /destination_config/*/param/expires; a function whose configuration does would exercise it',
    );
  });

  test('leaves a run untested where every rule is to be exercised, unless another function exercises it', async () => {
    const endpoint = await start();
    const required = { requireExercised: true };
    const alone = await check(endpoint, { functionUrns: nowhere, ...required });
    expect(alone).toMatchObject({ verdict: 'untested', exitCode: 3 });
    expect(alone.summary).toContain('was not tested in full. 9 rules met nothing to judge.');
    expect(await check(endpoint, { functionUrns, ...required })).toMatchObject({ verdict: 'conforms' });
  });

  test('hides no violation', async () => {
    const alter: ReferenceEndpointOptions['alter'] = (answer, { outcome }) =>
      outcome === 'configuration' ? { ...answer, status: 201 } : answer;
    const report = await check(await start({ alter }), { functionUrns: nowhere, requireExercised: true });
    expect(report.verdict).toBe('violates');
  });
});

test('a run that goes on holds what it reads at the end against what was read before it was interrupted', async () => {
  let isChanged = false;
  const endpoint = await start({
    alter: (answer, { outcome }) =>
      isChanged && outcome === 'configuration'
        ? { ...answer, body: { ...(answer.body as { [name: string]: Json }), max_async_retry_attempts: 7 } }
        : answer,
  });
  const folder = await mkdtemp(join(tmpdir(), 'run-'));
  const settings = settingsOf(endpoint);
  const target = { ...settings.target, functionUrns };
  const journal = { file: join(folder, 'progress.ndjson'), isResumed: false, exchanges: [] };
  const interrupt = new AbortController();
  const { exchanges } = await runConformance(
    { ...settings, target, journal },
    {
      now,
      signal: interrupt.signal,
      onProgress: ({ functionsDone }) => functionsDone > 0 && interrupt.abort(),
    },
  );
  isChanged = true;
  const resumed = { ...settings, target, journal: { ...journal, isResumed: true, exchanges } };
  const { report } = await runConformance(resumed, { now });
  await rm(folder, { recursive: true });
  expect(rulesThat(report, 'failed')).toEqual(['idempotence.other-reads']);
});

describe('what a caller did wrong is an exception, not a verdict', () => {
  const options = { baseUrl: 'http://127.0.0.1:1', projectId, functionUrns, credentials: 'none' } as const;

  test.each([
    ['an unknown profile', { profile: 'moon' }, RangeError],
    ['a base URL that is none', { baseUrl: 'api.example' }, ArgumentError],
    ['a base URL with a password', { baseUrl: 'https://me:secret@api.example' }, ArgumentError],
    ['no function', { functionUrns: [] }, RangeError],
    ['no calls at once', { concurrency: 0 }, RangeError],
    ['half a repetition', { repeat: 0.5 }, RangeError],
    ['fewer retries than none', { retries: -1 }, RangeError],
    ['no time', { timeoutSeconds: Number.NaN }, RangeError],
    ['another expectation', { expect: 'unconfigured' as 'configured' }, RangeError],
    ['an unknown capability', { capabilities: ['telepathy' as 'state'] }, RangeError],
    ['a baseline of no rule', { baseline: [{ rule: 'status.unheard', reason: 'x' }] }, RangeError],
  ])('%s', async (_what, wrong, kind) => {
    await expect(checkConformance({ ...options, ...wrong })).rejects.toThrow(kind);
  });
});

describe('an answer that announces itself as temporary', () => {
  /** Gives the first `times` calls another answer. */
  const first = (times: number, answer: (context: AnswerContext) => Answer): ReferenceEndpointOptions => ({
    alter: (right, context) => (context.sequence < times ? answer(context) : right),
  });
  const busy = (status: number, retryAfter?: string): Answer => {
    const { headers, ...answer } = serviceError(status, 'Later.');
    return {
      ...answer,
      headers: { ...headers, ...(retryAfter !== undefined && { 'Retry-After': retryAfter }) },
    };
  };

  test.each([429, 503])('is asked again: %i with seconds', async (status) => {
    const report = await check(await start(first(1, () => busy(status, '0'))));
    expect(report.verdict).toBe('conforms');
    expect(report.requests.retried).toEqual([
      expect.objectContaining({ reason: `${status}, Retry-After: 0`, waited: 0 }),
    ]);
  });

  test('is asked again: with a date, which may be past', async () => {
    const date = new Date(now() - 60_000).toUTCString();
    const report = await check(await start(first(1, () => busy(503, date))));
    expect(report.verdict).toBe('conforms');
    expect(report.requests.retried).toMatchObject([{ waited: 0 }]);
  });

  test('is not asked again before it wants to be', async () => {
    const times: number[] = [];
    const endpoint = await start({
      ...first(1, () => busy(429, '1')),
      observe: () => times.push(performance.now()),
    });
    const report = await check(endpoint, { concurrency: 1 });
    expect(report.requests.retried).toMatchObject([{ waited: 1000 }]);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('is asked again as often as allowed, and then could not be tested', async () => {
    const endpoint = await start({ alter: () => busy(503, '0') });
    const report = await check(endpoint, { retries: 2, repeat: 1, concurrency: 1 });
    expect(report).toMatchObject({ verdict: 'untested', exitCode: 3 });
    const reasons = new Set(
      report.results.map(({ outcome, reason }) => (outcome === 'untested' ? reason : '')),
    );
    expect([...reasons].join()).toContain('still 503, Retry-After: 0 after 2 retries');
    // The first call only: where the target stays busy, the others are sent once each.
    expect(report.requests).toMatchObject({ busy: 2, sent: endpoint.received.length });
    expect(report.requests.unanswered).toBe(endpoint.received.length - 2);
  });

  test.each([
    ['seconds', String(limits.retryAfterSeconds + 1)],
    ['a date', new Date(now() + 3_600_000).toUTCString()],
    ['many digits', '9'.repeat(40)],
  ])('that asks for more patience than there is, in %s, is not waited for', async (_how, retryAfter) => {
    const report = await check(await start({ alter: () => busy(429, retryAfter) }));
    expect(report).toMatchObject({ exitCode: 3, requests: { retried: [] } });
    expect(JSON.stringify(report.results)).toContain(`longer than the ${limits.retryAfterSeconds} s`);
  });

  test('is a warning where it does not say when to come back and is over, and otherwise a failure', async () => {
    const over = await check(await start(first(1, () => busy(503))));
    expect(over).toMatchObject({
      exitCode: 0,
      requests: { retried: [{ reason: '503 without Retry-After' }] },
    });
    expect(rulesThat(over, 'warned')).toEqual(['status.announced-503']);
    const report = await check(await start({ alter: () => busy(503) }));
    expect(report).toMatchObject({ exitCode: 1 });
    expect(rulesThat(report, 'failed')).toEqual(['status.no-server-error']);
  });

  test.each([500, 502, 504])('cannot be a %i', async (status) => {
    const report = await check(await start(first(1, () => busy(status, '0'))));
    expect(rulesThat(report, 'failed')).toEqual(['status.no-server-error']);
  });

  test('a connection that was lost once is no finding', async () => {
    let calls = 0;
    const endpoint = await start({
      transmit: async (response, answer) => {
        calls += 1;
        if (calls === 1) response.socket?.destroy();
        else {
          const body = JSON.stringify(answer.body);
          response.writeHead(answer.status, answer.headers as Record<string, string>).end(body);
        }
      },
    });
    const report = await check(endpoint);
    expect(report.verdict).toBe('conforms');
    expect(report.requests.retried).toHaveLength(1);
  });
});

describe('a configuration that was changed at the moment it was read', () => {
  const withTimes = (time: (context: AnswerContext) => string): ReferenceEndpointOptions => ({
    alter: (answer, context) =>
      answer.status === 200
        ? {
            ...answer,
            body: {
              ...(answer.body as object),
              created_time: '2021-01-01T00:00:00Z',
              last_modified: time(context),
            },
          }
        : answer,
  });
  const toSeconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

  const hours = [0, 8, -3.5];

  test.each(hours)(
    'is read once more after a second: a clock to the second that is %d h off shows as one that moves',
    async (ahead) => {
      const clock = () => now() + performance.now();
      const moving = () => toSeconds(clock() + ahead * 3_600_000);
      const report = await check(await start({ ...withTimes(moving), now: clock }), {
        repeat: 2,
        now: clock,
      });
      expect(rulesThat(report, 'failed')).toEqual(['idempotence.last-modified']);
    },
  );

  test('is no finding where it stays as it is', async () => {
    const endpoint = await start(withTimes(() => toSeconds(now())));
    expect((await check(endpoint)).verdict).toBe('conforms');
  });

  test('costs no call more', async () => {
    const times = [toSeconds(now()), '2021-03-04T00:01:00Z'];
    const calls = times.map(async (time) => {
      const endpoint = await start(withTimes(() => time));
      await check(endpoint, { repeat: defaults.repeat });
      return endpoint.received.length;
    });
    const [changed, old] = await Promise.all(calls);
    expect(changed).toBe(old);
  });

  test('is read before anything about it is refused', async () => {
    const { alter = (answer: Answer) => answer } = withTimes(() => toSeconds(now()));
    let isChanged = false;
    const endpoint = await start({
      alter: async (answer, context) => {
        const altered = await alter(answer, context);
        isChanged ||= context.outcome === 'unknown function';
        return isChanged && altered.status === 200
          ? { ...altered, body: { ...(altered.body as object), max_async_retry_attempts: 7 } }
          : altered;
      },
    });
    expect(rulesThat(await check(endpoint, { repeat: 2 }), 'failed')).toEqual(['idempotence.other-reads']);
  });
});

describe('where the suite itself fails', () => {
  test('what was judged by then is told', async () => {
    const endpoint = await start();
    let sent = 0;
    const run = runConformance({
      ...settingsOf(endpoint),
      openTransport: async (options) => {
        const transport = await openTransport(options);
        return {
          ...transport,
          send: (url, headers, signal) => {
            sent += 1;
            if (sent > 4) throw Object.assign(new Error('out of descriptors'), { code: 'EMFILE' });
            return transport.send(url, headers, signal);
          },
        };
      },
    });
    const error = await run.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RunError);
    expect(error).toMatchObject({
      message: 'out of descriptors',
      outcome: { report: { verdict: 'untested' } },
    });
  });
});

describe('known failures', () => {
  const broken: ReferenceEndpointOptions = {
    alter: (answer) =>
      answer.status === 200
        ? { ...answer, body: { ...(answer.body as object), max_async_retry_attempts: 9 } }
        : answer,
  };
  const rule = 'ranges.max_async_retry_attempts.maximum';
  const reason = 'to be raised in the next version';

  test('may be those of one function', async () => {
    const endpoint = await start(broken);
    const [one = '', other = ''] = functionUrns;
    const report = await check(endpoint, {
      functionUrns: [one, other],
      baseline: [{ rule, function: other, reason }],
    });
    expect(report).toMatchObject({ verdict: 'violates', counts: { known: 1, failed: 1 } });
  });

  test('are neither stale nor met where their rule could not be judged', async () => {
    const entry = { rule: 'examples.body', reason };
    expect(await check(await start(), { baseline: [entry] })).toMatchObject({
      exitCode: 0,
      baseline: { stale: [] },
    });
  });

  test('that block other rules leave nothing untested', async () => {
    const endpoint = await start({
      alter: (answer) => (answer.status === 200 ? { ...answer, status: 206 } : answer),
    });
    const baseline = ['status.known-function', 'input.encoded-colons'].map((id) => ({ rule: id, reason }));
    const report = await check(endpoint, { baseline });
    expect(report.counts.blocked).toBeGreaterThan(0);
    expect(report.exitCode).toBe(0);
  });
});

describe('warnings', () => {
  const sparse: ReferenceEndpointOptions = {
    alter: (answer) => {
      if (answer.status !== 200) return answer;
      const { created_time: _left, ...body } = answer.body as { [name: string]: string };
      return { ...answer, body };
    },
  };

  test('are allowed, and violate the contract where strictness is asked for', async () => {
    const endpoint = await start(sparse);
    const lenient = await check(endpoint);
    expect(lenient).toMatchObject({ exitCode: 0, counts: { warned: 1 } });
    expect(lenient.summary).toContain('with 1 warning');
    expect((await check(endpoint, { strict: true })).exitCode).toBe(1);
  });
});

describe('an interrupt', () => {
  test('ends the run soon, with what was found so far', async () => {
    const interrupt = new AbortController();
    const endpoint = await start({ observe: (_answer, { sequence }) => sequence === 3 && interrupt.abort() });
    const report = await check(endpoint, { repeat: 1000, signal: interrupt.signal });
    expect(endpoint.received.length).toBeLessThan(20);
    expect(report.verdict).toBe('untested');
  });

  test('ends waiting, too', async () => {
    const interrupt = new AbortController();
    const endpoint = await start({
      alter: () => {
        setTimeout(() => interrupt.abort(), 50);
        return { ...serviceError(503, 'Later.'), headers: { 'Retry-After': '30' } };
      },
    });
    expect((await check(endpoint, { signal: interrupt.signal })).exitCode).toBe(3);
  });
});

describe('progress', () => {
  test('is told as calls come back', async () => {
    const told: { sent: number; functionsDone: number; functions: number }[] = [];
    const report = await check(await start(), { functionUrns, onProgress: (state) => told.push(state) });
    expect(told.length).toBeGreaterThanOrEqual(report.requests.sent);
    expect(told.at(-1)).toMatchObject({ functions: functionUrns.length });
    expect(told.map(({ sent }) => sent)).toEqual(told.map(({ sent }) => sent).sort((a, b) => a - b));
  });
});
