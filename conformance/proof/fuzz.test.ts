import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseContract } from '../contract/contract.ts';
import type { Exchange, ExchangeResponse, HeaderFields } from '../exchange/exchange.ts';
import type { LoopbackServer } from '../exchange/loopback-server.ts';
import { checkConformance } from '../index.ts';
import type { JudgingSettings } from '../judging.ts';
import { tokenAuthentication } from '../probes/authentication.ts';
import { usualCapabilities } from '../probes/target.ts';
import { toHar } from '../reading/har.ts';
import { judgeRecorded } from '../replay.ts';
import { toAnnotations } from '../report/annotations.ts';
import { toConsole } from '../report/console.ts';
import { toJunit } from '../report/junit.ts';
import { toSummary } from '../report/summary.ts';
import { rulesFor } from '../rules/index.ts';
import { answered, configuration, functionUrn } from '../testing/exchange.ts';
import { startRawServer } from '../testing/servers.ts';

/**
 * Whatever bytes, header fields and status a server sends, a run ends with a verdict and no exception. Most cases
 * are judged as recorded exchanges; the rest come from a server that sends bytes over TCP.
 */

const verdicts = ['conforms', 'violates', 'untested'];
const token = 'fuzz-token+with/characters=';
const contract = baseContract();
const rules = rulesFor(contract);
const settings: JudgingSettings = {
  target: {
    name: 'fuzz',
    baseUrl: 'http://127.0.0.1:1',
    projectId: 'p',
    functionUrns: [functionUrn],
    capabilities: new Set([...usualCapabilities, 'examples']),
    authentication: tokenAuthentication(token),
  },
  contract,
  rules,
  strict: false,
  baseline: [],
  transport: { timeoutSeconds: 1 },
  shown: {},
};

const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant(token));
const destination = fc.record(
  {
    destination: fc.oneof(
      fc.constantFrom('OBS', 'SMN', 'DIS', 'FunctionGraph', 'toString', '__proto__'),
      anything,
    ),
    param: fc.oneof(fc.json(), anything),
  },
  { requiredKeys: [] },
);
const names = [
  ...Object.keys(configuration),
  'error_code',
  'error_msg',
  '__proto__',
  'constructor',
  'funcUrn',
];

/** JSON that looks like a configuration or an error, with something else in some of its places. */
const likeAnAnswer = fc
  .tuple(
    fc.constantFrom<object>(configuration, { error_code: 'FSS.0404', error_msg: 'Not found.' }),
    fc.dictionary(fc.constantFrom(...names), anything),
    fc.option(fc.dictionary(fc.constantFrom('on_success', 'on_failure'), fc.oneof(destination, anything)), {
      nil: undefined,
    }),
  )
  .map(([base, members, destination_config]) =>
    JSON.stringify({ ...base, ...members, ...(destination_config && { destination_config }) }),
  );

const body = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: likeAnAnswer.map((text) => Buffer.from(text)) },
      { weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
      {
        weight: 2,
        arbitrary: fc.oneof(fc.json(), fc.string({ unit: 'binary' })).map((text) => Buffer.from(text)),
      },
      { weight: 1, arbitrary: fc.constant(Buffer.from(JSON.stringify(configuration))) },
    ),
    fc.constantFrom(
      ...[(bytes: Buffer) => bytes, gzipSync, deflateSync, brotliCompressSync],
      (bytes: Buffer) => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]),
      (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
      (bytes: Buffer) => gzipSync(bytes).subarray(0, -3),
    ),
  )
  .map(([bytes, change]) => new Uint8Array(change(bytes)));

const fieldName = fc.oneof(
  fc.constantFrom(
    'Content-Type',
    'content-encoding',
    'Retry-After',
    'Location',
    'X-Request-Id',
    'Date',
    '__proto__',
  ),
  fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,20}$/),
);
const fieldValue = fc.oneof(
  fc.constantFrom(
    'application/json',
    'gzip',
    'br, gzip',
    'deflate',
    'identity',
    'text/html',
    token,
    '',
    ';',
    ',',
  ),
  fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) }),
);
const headers: fc.Arbitrary<HeaderFields> = fc.array(fc.tuple(fieldName, fieldValue), { maxLength: 6 });

const response: fc.Arbitrary<ExchangeResponse> = fc.record({
  status: fc.oneof(
    fc.constantFrom(200, 200, 200, 400, 401, 404, 429, 500, 503),
    fc.integer({ min: 100, max: 999 }),
  ),
  statusText: fc.oneof(fc.constant(''), fieldValue),
  headers,
  body,
});

const probes = [...new Set(rules.flatMap((rule) => rule.probes))];
const failureKinds = [
  'refused',
  'tls',
  'not-http',
  'time-out',
  'closed',
  'too-large',
  'unavailable',
] as const;

/** One exchange with an answer, with a part of one, or with none. */
const exchange: fc.Arbitrary<Exchange> = fc
  .record({
    probe: fc.oneof(fc.constant('known-function' as const), fc.constantFrom(...probes)),
    answer: fc.option(response, { nil: undefined, freq: 20 }),
    failure: fc.option(fc.constantFrom(...failureKinds), { nil: undefined, freq: 1 }),
    number: fc.nat(),
  })
  .map(({ probe, answer, failure, number }) => {
    const { response: _right, functionUrn: about, request, ...common } = answered();
    return {
      ...common,
      id: `${probe}/${number}`,
      probe,
      ...(about !== undefined &&
        /known-function|encoded-colons|example/.test(probe) && { functionUrn: about }),
      ...(probe.startsWith('documented') && { example: { status: 200, name: 'documented' } }),
      request: { ...request, headers: [['X-Auth-Token', token]] },
      ...(answer !== undefined && { response: answer }),
      ...((failure !== undefined || answer === undefined) && {
        failure: { kind: failure ?? 'closed', message: 'lost' },
      }),
    };
  });

/** Judges exchanges, and writes every report about them where that is asked for. */
async function expectVerdict(exchanges: readonly Exchange[], isReported: boolean): Promise<void> {
  const { report, exchanges: shown } = await judgeRecorded(settings, { exchanges, leftOut: [] });
  expect(verdicts).toContain(report.verdict);
  const texts = [JSON.stringify(report)];
  if (isReported) {
    texts.push(toJunit(report), toSummary(report), toConsole(report, { color: false, verbose: true }));
    texts.push(JSON.stringify(toHar(shown)), ...toAnnotations(report));
  }
  for (const text of texts) expect(text.includes(token)).toBe(false);
}

test('recorded exchanges of any kind end in a verdict, and in reports without the credentials', async () => {
  // Writing all reports takes as long as judging, so that is done for some of the cases.
  const isReported = fc.integer({ min: 0, max: 4 }).map((number) => number === 0);
  await fc.assert(fc.asyncProperty(fc.array(exchange, { maxLength: 3 }), isReported, expectVerdict), {
    numRuns: 1_000,
  });
});

describe('a server that sends bytes', () => {
  let answer: Uint8Array = new Uint8Array();
  let server: LoopbackServer;

  beforeAll(async () => {
    server = await startRawServer((socket) => socket.end(answer));
  });
  afterAll(() => server.stop());

  const head = fc
    .tuple(
      fc.oneof(fc.constantFrom(200, 204, 404, 500), fc.integer({ min: 0, max: 9_999 })),
      fc.array(fc.tuple(fieldName, fieldValue), { maxLength: 4 }),
      fc.constantFrom('', 'Content-Length: 5\r\n', 'Transfer-Encoding: chunked\r\n', 'Content-Length: x\r\n'),
    )
    .map(([status, fields, framing]) => {
      const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      return Buffer.from(`HTTP/1.1 ${status} Status\r\n${lines}${framing}\r\n`, 'latin1');
    });
  const bytes = fc.oneof(
    fc.tuple(head, body).map((parts) => Buffer.concat(parts)),
    fc.uint8Array({ maxLength: 300 }).map((raw) => Buffer.from(raw)),
    fc.tuple(head, fc.nat(200)).map(([whole, length]) => whole.subarray(0, length)),
  );

  test('of any kind ends in a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (sent) => {
        answer = sent;
        const report = await checkConformance({
          baseUrl: server.origin,
          projectId: 'p',
          functionUrns: [functionUrn],
          credentials: { token },
          repeat: 2,
          retries: 0,
          timeoutSeconds: 5,
        });
        expect(verdicts).toContain(report.verdict);
        expect(JSON.stringify(report).includes(token)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
