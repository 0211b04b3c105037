import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseContract } from '../contract/contract.ts';
import type { Capability } from '../index.ts';
import { noAuthentication } from '../probes/authentication.ts';
import { judgeRecorded } from '../replay.ts';
import { recordRun } from '../report/testing/record-run.ts';
import { rulesFor } from '../rules/index.ts';
import { configuration, functionUrn, token } from '../testing/exchange.ts';
import { served } from '../testing/reference.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import { type Har, type HarEntry, toHar } from './har.ts';
import { ReplayError, readHar } from './read-har.ts';

const capabilities: readonly Capability[] = ['state', 'authentication', 'credentials'];

/** Judges an archive as `--replay` does. */
function replay(har: Har, known: readonly string[] = []): Promise<RunOutcome> {
  return replayText(JSON.stringify(har), known);
}

async function replayText(text: string, known: readonly string[] = []): Promise<RunOutcome> {
  const contract = baseContract();
  const { exchanges, leftOut, secrets, ...recorded } = readHar(text, known);
  return judgeRecorded(
    {
      target: {
        name: 'an archive',
        ...recorded,
        capabilities: new Set(capabilities),
        authentication: { ...noAuthentication, secrets },
      },
      contract,
      rules: rulesFor(contract),
      strict: false,
      baseline: [],
      transport: { timeoutSeconds: 1 },
      shown: {},
    },
    { exchanges, leftOut },
  );
}

/** Puts another value at a place, to which a path of any numbers leads. */
function damage(whole: unknown, [step = 0, ...rest]: readonly number[], value: unknown): unknown {
  if (typeof whole !== 'object' || whole === null) return value;
  const names = Object.keys(whole);
  const name = names[step % names.length];
  if (name === undefined) return whole;
  const part = (whole as { [name: string]: unknown })[name];
  return Object.assign(whole, { [name]: rest.length === 0 ? value : damage(part, rest, value) });
}

const archived = ({ exchanges }: RunOutcome) => JSON.parse(JSON.stringify(toHar(exchanges))) as Har;

/** What became of each rule; leaks can be judged with the secrets only, which an archive does not have. */
const outcomes = ({ report }: RunOutcome) =>
  report.results
    .filter(({ rule }) => rule !== 'credentials.not-repeated')
    .map(({ rule, function: urn = '', outcome, findings }) => ({ rule, urn, outcome, findings }))
    .toSorted((a, b) => (a.urn + a.rule < b.urn + b.rule ? -1 : 1));

describe("the suite's own archive is judged as the run was", () => {
  test('where the target keeps the contract', async () => {
    const run = await recordRun();
    const replayed = await replay(archived(run));
    expect(run.report.exitCode).toBe(0);
    expect(replayed.report.exitCode).toBe(0);
    expect(outcomes(replayed)).toEqual(outcomes(run));
  });

  const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
  const brokenOptions: readonly (readonly [string, Parameters<typeof recordRun>[0]])[] = [
    [
      'values out of range',
      {
        alter: (answer) => ({ ...answer, body: { ...(answer.body as object), max_async_retry_attempts: 9 } }),
      },
    ],
    [
      'bytes that are no UTF-8',
      { alter: (answer) => ({ ...answer, body: Buffer.from([0x7b, 0xff, 0x7d]) }) },
    ],
    ['gzip that says so', coded('gzip', gzipSync)],
    ['brotli that says so', coded('br', brotliCompressSync)],
    ['gzip that does not say so', coded(undefined, gzipSync)],
    ['gzip that is called br', coded('br', gzipSync)],
    ['text that is called gzip', coded('gzip', (bytes) => bytes)],
    ['gzip that ends too early', coded('gzip', (bytes) => gzipSync(bytes).subarray(0, -9))],
    [
      'answers that are cut off',
      {
        transmit: (response, _answer, { sequence }) =>
          void response.socket?.end(
            `${ok}Content-Length: ${sequence % 2 === 0 ? 2 : 9}\r\nConnection: close\r\n\r\n{}`,
          ),
      },
    ],
  ];

  test.each(brokenOptions)('where the target sends %s', async (_what, options) => {
    const run = await recordRun(options);
    const replayed = await replay(archived(run));
    expect(outcomes(replayed)).toEqual(outcomes(run));
    expect(replayed.report.exitCode).toBe(run.report.exitCode);
  });
});

test("a bomb is not kept in the suite's own archive, but that there was one is", async () => {
  const bomb = coded('gzip', (bytes) => Buffer.concat([gzipSync(bytes), gzipSync(Buffer.alloc(5_000_000))]));
  const replayed = await replay(archived(await recordRun(bomb)));
  expect(failed(replayed)).toEqual(['headers.size']);
});

function coded(
  coding: string | undefined,
  compress: (bytes: Buffer) => Uint8Array,
): NonNullable<Parameters<typeof recordRun>[0]> {
  return {
    alter: (answer) => ({
      ...answer,
      headers: { ...answer.headers, ...(coding !== undefined && { 'Content-Encoding': coding }) },
      body: compress(Buffer.from(JSON.stringify(answer.body))),
    }),
  };
}

describe('no secret is in an archive', () => {
  const secret = served.token;
  const withSecret = (bytes: Buffer) =>
    Buffer.from(bytes.toString().replace('{', `{"echo":${JSON.stringify(secret)},`));

  test.each([
    ['plain', coded(undefined, withSecret)],
    ['in gzip', coded('gzip', (bytes) => gzipSync(withSecret(bytes)))],
    ['in brotli', coded('br', (bytes) => brotliCompressSync(withSecret(bytes)))],
    ['in gzip that does not say so', coded(undefined, (bytes) => gzipSync(withSecret(bytes)))],
    ['in gzip within gzip', coded('gzip', (bytes) => gzipSync(gzipSync(withSecret(bytes))))],
    ['in gzip that ends too early', coded('gzip', (bytes) => gzipSync(withSecret(bytes)).subarray(0, -9))],
    ['in gzip that is called br', coded('br', (bytes) => gzipSync(withSecret(bytes)))],
    [
      'in a bomb',
      coded('gzip', (bytes) =>
        Buffer.concat([gzipSync(withSecret(bytes)), gzipSync(Buffer.alloc(5_000_000))]),
      ),
    ],
    [
      'under a coding that nobody knows',
      coded('zstd', (bytes) => Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), withSecret(bytes)])),
    ],
  ])('%s', async (_how, options) => {
    const text = JSON.stringify(archived(await recordRun(options)));
    expect(text).not.toContain(secret);
    for (const { response } of (JSON.parse(text) as Har).log.entries) {
      const { text: body = '', encoding, _coded: raw = '' } = response.content;
      for (const bytes of [
        Buffer.from(raw, 'base64'),
        Buffer.from(body, encoding === 'base64' ? 'base64' : 'utf8'),
      ]) {
        expect(unpacked(bytes)).not.toContain(secret);
      }
    }
  });
});

/** Bytes as text, and what is in them should they be gzip or brotli. */
function unpacked(bytes: Buffer): string {
  const finishFlush = constants.Z_SYNC_FLUSH;
  const texts = [bytes];
  for (let depth = 0; depth < 2; depth += 1) {
    for (const part of [...texts]) {
      for (const decode of [
        () => gunzipSync(part, { finishFlush }),
        () => brotliDecompressSync(part, { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
      ]) {
        try {
          texts.push(decode());
        } catch {
          // Not in this coding.
        }
      }
    }
  }
  return texts.map((text) => text.toString('latin1')).join('\n');
}

const url = `https://api.example/gateway/v2/p1/fgs/functions/${functionUrn}/async-invoke-config`;

/** An entry as browsers write them. */
function entry(
  change: { url?: string; method?: string; request?: object; response?: object; content?: object } = {},
): HarEntry {
  const content = {
    size: 10,
    mimeType: 'application/json',
    text: JSON.stringify(configuration),
    ...change.content,
  };
  return {
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 12.5,
    request: {
      method: change.method ?? 'GET',
      url: change.url ?? url,
      httpVersion: 'http/2.0',
      headers: [{ name: 'x-auth-token', value: token }],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
      ...change.request,
    },
    response: {
      status: 200,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: [
        { name: 'content-type', value: 'application/json' },
        { name: 'content-encoding', value: 'gzip' },
      ],
      cookies: [],
      content,
      redirectURL: '',
      headersSize: -1,
      bodySize: 5,
      ...change.response,
    },
    cache: {},
    timings: { send: 0, wait: 12, receive: 0.5 },
  };
}

const har = (...entries: readonly unknown[]): Har => ({
  log: { version: '1.2', creator: { name: 'a browser', version: '1' }, entries: entries as HarEntry[] },
});

const failed = ({ report }: RunOutcome) => [
  ...new Set(report.results.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule)),
];

describe("anybody's archive", () => {
  test('is searched for the operation, wherever the API is; bodies are decoded already', async () => {
    const outcome = await replay(
      har(
        entry({ url: 'https://other.example/index.html', content: { text: '<html>' } }),
        entry({ url: `${url}/more` }),
        entry({ url: url.replace('/p1/', '/p1/p2/') }),
        entry(),
      ),
    );
    const { report } = outcome;
    expect(report.target).toMatchObject({
      baseUrl: 'https://api.example/gateway',
      projectId: 'p1',
      functions: 1,
    });
    expect(report).toMatchObject({ exitCode: 0, requests: { sent: 1 } });
    expect(outcome.exchanges).toHaveLength(1);
  });

  test('may have bodies in base64, encoded colons, and a query', async () => {
    const text = Buffer.from(JSON.stringify(configuration)).toString('base64');
    const encoded = `${url.replaceAll(':', '%3A').replace('https%3A', 'https:')}?x=1`;
    const outcome = await replay(
      har(entry({ content: { text, encoding: 'base64' } }), entry({ url: encoded })),
    );
    expect(outcome.exchanges.map(({ probe }) => probe)).toEqual(['known-function', 'encoded-colons']);
    expect(outcome.report.exitCode).toBe(0);
  });

  test('shows what is wrong in it', async () => {
    const wrong = { text: JSON.stringify({ ...configuration, max_async_retry_attempts: 9 }) };
    const outcome = await replay(har(entry(), entry({ content: wrong })));
    expect(failed(outcome)).toEqual(['ranges.max_async_retry_attempts.maximum', 'idempotence.values']);
    expect(outcome.report.exitCode).toBe(1);
  });

  test('has errors that a client saw: they need the body of an error, and no 5xx', async () => {
    const error = { text: JSON.stringify({ error_code: 'FSS.0404', error_msg: 'x' }) };
    const notFound = { response: { status: 404, headers: entry().response.headers }, content: error };
    expect((await replay(har(entry(), entry(notFound)))).report.exitCode).toBe(0);
    expect(failed(await replay(har(entry({ ...notFound, content: { text: 'gone' } }))))).toEqual([
      'errors.body',
    ]);
    expect(failed(await replay(har(entry({ response: { status: 500 } }))))).toEqual([
      'status.no-server-error',
    ]);
  });

  test('tells which functions existed, if somebody says so', async () => {
    const error = { text: JSON.stringify({ error_code: 'FSS.0403', error_msg: 'x' }) };
    const refused = entry({ response: { status: 403 }, content: error });
    expect(failed(await replay(har(refused), [functionUrn]))).toContain('status.known-function');
  });

  test('leaves rules out whose probe is not in it, and says so', async () => {
    const { report } = await replay(har(entry(), entry()));
    const unasked = report.results.filter(({ outcome }) => outcome === 'not-applicable');
    expect(unasked.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['status.unknown-function', 'credentials.wrong', 'input.foreign-project']),
    );
    for (const { reason } of unasked) expect(reason).toMatch(/^(nothing was asked|the target does not have)/);
    expect(report.counts.untested + report.counts.blocked).toBe(0);
  });

  test('is judged for leaks of its own credentials, which no report shows', async () => {
    const echo = { text: JSON.stringify({ ...configuration, echo: token }) };
    const outcome = await replay(har(entry({ content: echo })));
    expect(failed(outcome)).toEqual(['credentials.not-repeated']);
    expect(JSON.stringify([outcome.report, archived(outcome)])).not.toContain(token);
  });

  const encoded = entry({ url: url.replaceAll(':', '%3A').replace('https%3A', 'https:') });
  const tooMany = { text: JSON.stringify({ ...configuration, max_async_retry_attempts: 9 }) };
  const ifNoneMatch = { headers: [{ name: 'If-None-Match', value: '"x"' }] };
  const notModified = { response: { status: 304, headers: [] }, content: { text: undefined, size: 0 } };
  const unanswered = entry({ response: { status: 0 }, content: { text: undefined, size: 0 } });
  const withoutBody = entry({ content: { text: undefined, size: -1 } });
  const elsewhere = entry({ url: url.replace('api.', 'other.'), content: tooMany });

  test.each<[string, readonly HarEntry[], readonly string[], string]>([
    ['encoded URNs only', [encoded, encoded], [], ''],
    [
      'encoded URNs only, with a fault',
      [{ ...encoded, response: entry({ content: tooMany }).response }],
      ['ranges.max_async_retry_attempts.maximum'],
      '',
    ],
    [
      'a 304 to a client that has a copy',
      [entry(), entry({ ...notModified, request: ifNoneMatch })],
      [],
      '1 answered with 304 to a client that has a copy',
    ],
    ['a 304 that nobody asked for', [entry(), entry(notModified)], ['status.known-function'], ''],
    ['calls that were given up', [unanswered, entry()], [], '1 without an answer'],
    [
      'bodies that were not kept',
      [withoutBody, entry({ content: { text: undefined, size: 300 } }), entry()],
      [],
      '2 whose body is not in the archive',
    ],
    ['other hosts', [elsewhere, entry(), entry()], [], '1 to https://other.example/gateway'],
  ])('is judged with %s, and says what is left out', async (_what, entries, rules, leftOut) => {
    const outcome = await replay(har(...entries), [functionUrn]);
    expect(failed(outcome)).toEqual(rules);
    expect(outcome.report.counts.passed).toBeGreaterThan(20);
    const [stage] = outcome.report.stages;
    if (leftOut === '') expect(stage).toBeUndefined();
    else expect(stage?.detail).toContain(`; left out: ${leftOut}`);
  });

  test('may begin with a byte order mark', async () => {
    expect((await replayText(`\uFEFF${JSON.stringify(har(entry()))}`)).report.exitCode).toBe(0);
  });

  test('without any body says so', () => {
    expect(() => readHar(JSON.stringify(har(unanswered, withoutBody, withoutBody)))).toThrow(
      'that can be judged: there are 1 without an answer, 2 whose body is not in the archive',
    );
  });

  test('of other methods holds nothing that is ever judged', async () => {
    expect(() =>
      readHar(JSON.stringify(har(entry({ method: 'PUT' }), entry({ method: 'OPTIONS' })))),
    ).toThrow('the archive has no GET request to /v2/{project_id}');
  });

  test('that is damaged anywhere is judged, or refused in one sentence', async () => {
    const { log } = archived(await recordRun());
    const text = JSON.stringify({ log: { ...log, entries: log.entries.slice(0, 3) } });
    const junk = [null, '∞', -1, true, 'x', '\u001b[31m', [], [null], {}];
    const steps = fc.array(fc.nat(), { minLength: 2, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(...junk), async (path, value) => {
        const damaged: unknown = damage(JSON.parse(text), path, value);
        await replayText(JSON.stringify(damaged).replaceAll('"∞"', '1e999')).catch((error: unknown) => {
          expect(error).toBeInstanceOf(ReplayError);
          expect(String(error)).not.toMatch(/\n/);
        });
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['no JSON', 'not JSON', 'the archive is not JSON'],
    ['another JSON', '{"entries":[]}', 'it is no HAR file'],
    ['null', 'null', 'it is no HAR file'],
    ['entries without anything', '{"log":{"entries":[null,{},{"request":{}}]}}', 'has no GET request'],
  ])('that is none is an error: %s', (_what, text, message) => {
    expect(() => readHar(text)).toThrow(message);
  });
});
