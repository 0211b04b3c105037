import { execFile } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  CrashedError,
  ExecutionFailedError,
  InvalidOptionsError,
  MalformedReportError,
  TargetUnreachableError,
} from './errors.ts';
import type { RunOptions } from './options.ts';
import { type Executable, PHASES } from './result.ts';
import { runSchemathesis } from './run.ts';
import { readWriteDocument } from './testing/documents.ts';
import { INSTALL_LIMIT, pinnedSchemathesis, scratchFolder } from './testing/programs.ts';
import { conforming, itemId, json, recordingServer } from './testing/recording-server.ts';
import { eventsOf, quick, rejection } from './testing/runs.ts';

// Each run starts a Python program; on a busy machine that alone takes seconds.

let schemathesis: Executable;
beforeAll(async () => {
  schemathesis = await pinnedSchemathesis();
}, INSTALL_LIMIT);

const options = (baseUrl: string, more?: Partial<RunOptions>) => quick(schemathesis, baseUrl, more);

describe('a run against a conforming API', () => {
  test('passes, tells its progress and sends only the listed method, in every phase', async () => {
    await using server = await recordingServer(conforming);
    const run = runSchemathesis(options(server.url, { phases: PHASES }));

    const events = await eventsOf(run);
    const result = await run.result;

    expect(result.failures).toEqual([]);
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({
      status: 'passed',
      seed: 7,
      stopReason: 'completed',
      executable: { source: 'venv' },
    });
    expect(result.operations).toEqual({ total: 1, selected: 1, tested: 1 });
    expect(result.phases.map(({ phase }) => phase)).toEqual([...PHASES]);
    expect(result.checks.not_a_server_error).toMatchObject({ passed: expect.any(Number), failed: 0 });
    expect(result.checks.not_a_server_error?.passed).toBeGreaterThan(0);

    expect(server.methods()).toEqual(['GET']);
    expect(result.requests).toEqual({ GET: server.requests.length });
    // Nothing but the documented path: no capability probes.
    expect(server.requests.filter(({ target }) => !target.startsWith('/items/'))).toEqual([]);

    expect(events.map(({ type }) => type).filter((type) => type !== 'progress')).toEqual([
      'prepared',
      'started',
      'document-loaded',
      ...PHASES.flatMap(() => ['phase-started', 'phase-finished']),
      'finished',
    ]);
  });

  test('sends only the allowed ones of the listed methods, in every phase', async () => {
    await using server = await recordingServer(conforming);
    const result = await runSchemathesis(
      options(server.url, { document: readWriteDocument, allowedMethods: ['GET'], phases: PHASES }),
    ).result;
    expect(server.methods()).toEqual(['GET']);
    expect(result.operations).toMatchObject({ total: 3, selected: 1 });
  });

  test('sends every listed method when nothing else is said, and no other', async () => {
    await using server = await recordingServer((request, response) =>
      request.method === 'GET' ? conforming(request, response) : json(response, 200, {}),
    );
    await runSchemathesis(options(server.url, { document: readWriteDocument })).result;
    expect(server.methods()).toEqual(['DELETE', 'GET', 'PUT']);
  });

  test('sends the same requests for the same seed', async () => {
    await using first = await recordingServer(conforming);
    await using second = await recordingServer(conforming);
    for (const server of [first, second]) {
      await runSchemathesis(options(server.url, { phases: ['fuzzing'], maxExamples: 5, mode: 'positive' }))
        .result;
    }
    expect(second.requests.map(({ target }) => target)).toEqual(first.requests.map(({ target }) => target));
  });

  test('takes parameter values, headers and status codes as configured', async () => {
    await using server = await recordingServer((request, response) =>
      itemId(request.target) === 'mine'
        ? json(response, 418, { error: 'teapot' })
        : conforming(request, response),
    );
    // Schemathesis would put the value of the environment variable in its place.
    const literal = '$' + '{HOME} $$' + '{x} "quoted" \\';
    const configured = options(server.url, {
      phases: ['fuzzing'],
      mode: 'positive',
      parameters: { 'path.id': 'mine', 'query.limit': { values: [3], probability: 1 } },
      checks: ['not_a_server_error', 'positive_data_acceptance'],
      headers: { 'X-Literal': literal },
    });

    const rejected = await runSchemathesis(configured).result;
    expect(rejected.failures.map(({ check }) => check)).toEqual(['positive_data_acceptance']);
    expect(server.requests.every(({ target }) => itemId(target) === 'mine')).toBe(true);
    expect(server.requests.some(({ target }) => target.includes('limit=3'))).toBe(true);
    expect(server.requests[0]?.headers['x-literal']).toBe(literal);

    const expectedStatuses = { positive_data_acceptance: [418, '2xx'] } as const;
    const accepted = await runSchemathesis({ ...configured, expectedStatuses }).result;
    expect(accepted.status).toBe('passed');
  });

  test('keeps to the rate limit', async () => {
    await using server = await recordingServer(conforming);
    const startedAt = performance.now();
    const result = await runSchemathesis(
      options(server.url, { phases: ['fuzzing'], maxExamples: 8, mode: 'positive', rateLimit: '6/s' }),
    ).result;
    const requests = result.requests.GET ?? 0;
    expect(requests).toBeGreaterThan(6);
    expect(performance.now() - startedAt).toBeGreaterThan((Math.ceil(requests / 6) - 1) * 1000);
  });
});

describe('a run against an API with a fault', () => {
  test('finds what only generation finds, and tells how to see it again', async () => {
    await using server = await recordingServer((request, response) =>
      (itemId(request.target) ?? '').length > 8
        ? json(response, 500, { error: 'boom' })
        : conforming(request, response),
    );
    const run = runSchemathesis(options(server.url, { checks: ['not_a_server_error'] }));
    const events = await eventsOf(run);
    const result = await run.result;

    expect(result.status).toBe('failed');
    const [failure] = result.failures;
    expect(failure).toMatchObject({
      check: 'not_a_server_error',
      title: 'Server error',
      operation: 'GET /items/{id}',
      phase: 'coverage',
      mode: 'negative',
      request: { method: 'GET' },
      response: { status: 500, excerpt: '{"error":"boom"}' },
      seed: 7,
    });
    expect(events.filter(({ type }) => type === 'failure')).toHaveLength(result.failures.length);

    const before = server.requests.length;
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', `${failure?.reproduction} -sS`]);
    expect(stdout).toBe('{"error":"boom"}');
    expect(`${server.url}${server.requests[before]?.target}`).toBe(failure?.request.url);
  });

  test('does not follow redirects, neither on the same origin nor to another', async () => {
    await using elsewhere = await recordingServer(conforming);
    let turn = 0;
    await using server = await recordingServer((request, response) => {
      turn += 1;
      if (request.target.startsWith('/elsewhere')) return json(response, 200, {});
      const location = turn % 2 === 0 ? `${elsewhere.url}/items/known` : '/elsewhere';
      response.writeHead(302, { location }).end();
    });
    const result = await runSchemathesis(options(server.url, { headers: { 'X-Auth-Token': 'abc12345' } }))
      .result;
    expect(result.failures.map(({ check }) => check)).toContain('status_code_conformance');
    expect(elsewhere.requests).toEqual([]);
    expect(server.requests.filter(({ target }) => target.startsWith('/elsewhere'))).toEqual([]);
  });

  test('sends no method of its own when connections are reset', async () => {
    const received: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (data) => {
        received.push(data.toString('latin1').split(' ')[0] ?? '');
        // Having answered before, a server that resets is one that Schemathesis examines with HEAD.
        if (received.length > 2) socket.resetAndDestroy();
        else socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"id":"known"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const result = await runSchemathesis(options(`http://127.0.0.1:${port}`, { mode: 'positive' })).result;
    server.close();
    expect(new Set(received)).toEqual(new Set(['GET']));
    expect(result.status).toBe('errored');
    expect(result.problems).toMatchObject([{ type: 'ConnectionError', phase: 'coverage' }]);
  });

  test('bounds the size of a response body', async () => {
    await using server = await recordingServer((_, response) =>
      json(response, 200, { id: 'x'.repeat(200_000) }),
    );
    const error = await rejection(
      runSchemathesis(options(server.url, { phases: ['examples'], maxResponseBytes: 50_000 })).result,
    );
    expect(error).toBeInstanceOf(TargetUnreachableError);
    expect((error as Error).message).toContain('larger than 50000 bytes');
  });
});

describe('runs that end without a verdict', () => {
  test('nothing listens at the address', async () => {
    const error = await rejection(
      runSchemathesis(options('http://127.0.0.1:1', { phases: ['examples'] })).result,
    );
    expect(error).toBeInstanceOf(TargetUnreachableError);
    expect((error as Error).message).toContain('refused');
  });

  test('the document is not OpenAPI', async () => {
    const error = await rejection(
      runSchemathesis(options('http://127.0.0.1:1', { document: { hello: 'world' } })).result,
    );
    expect(error).toBeInstanceOf(ExecutionFailedError);
    expect((error as ExecutionFailedError<unknown>).output).not.toBe('');
  });

  test('no operation has an allowed method', async () => {
    const error = await rejection(
      runSchemathesis(options('http://127.0.0.1:1', { allowedMethods: ['POST'] })).result,
    );
    expect(error).toBeInstanceOf(ExecutionFailedError);
  });

  test.each([
    [
      'crashes with a traceback',
      'echo "Traceback (most recent call last)"; exit 1',
      CrashedError,
      'Traceback',
    ],
    ['is killed', 'kill -SEGV $$', CrashedError, 'SIGSEGV'],
    ['writes no report', 'exit 0', MalformedReportError, 'missing or empty'],
    [
      'writes something else',
      'echo "<html>" > "$report"; exit 0',
      MalformedReportError,
      'line 1 is not JSON',
    ],
    [
      'writes another format',
      `echo '{"Hello":{}}' > "$report"; exit 0`,
      MalformedReportError,
      'not "Initialize"',
    ],
    [
      'stops in the middle',
      `echo '{"Initialize":{}}' > "$report"; exit 0`,
      MalformedReportError,
      'ends early',
    ],
  ])('the program %s', async (_, script, type, message) => {
    await using folder = await scratchFolder();
    const findReport = 'while [ "$1" != --report-ndjson-path ]; do shift; done; report=$2';
    const program = await folder.program('schemathesis', `${findReport}; ${script}`);
    const error = await rejection(
      runSchemathesis(
        options('http://127.0.0.1:1', { schemathesis: { ...schemathesis, command: [program] } }),
      ).result,
    );
    expect(error).toBeInstanceOf(type);
    expect((error as Error).message).toContain(message);
  });

  test.each<[string, Partial<RunOptions>]>([
    ['baseUrl', { baseUrl: 'ftp://example.com' }],
    ['document', { document: '/nowhere/openapi.yaml' }],
    ['phases', { phases: [] }],
    ['maxExamples', { maxExamples: 0 }],
    ['rateLimit', { rateLimit: '0/s' }],
    ['headers', { headers: { 'X-Auth-Token': 'a\r\nHost: evil' } }],
    ['tls', { tls: { ca: '/nowhere/ca.pem' } }],
  ])('the option %s cannot be used', async (option, more) => {
    const error = await rejection(runSchemathesis(options('http://127.0.0.1:1', more)).result);
    expect(error).toBeInstanceOf(InvalidOptionsError);
    expect(error).toMatchObject({ code: 'INVALID_OPTIONS', option });
  });
});
