import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  AbortedError,
  CrashedError,
  ExecutionFailedError,
  InvalidOptionsError,
  MalformedReportError,
  TargetUnreachableError,
  TimedOutError,
} from './errors.ts';
import type { RunOptions } from './options.ts';
import { type Executable, PHASES, type RunEvent } from './result.ts';
import { runSchemathesis } from './run.ts';
import { readOnlyDocument, readWriteDocument } from './testing/documents.ts';
import { INSTALL_LIMIT, pinnedSchemathesis, scratchFolder } from './testing/programs.ts';
import { conforming, itemId, json, recordingServer } from './testing/recording-server.ts';

// Each run starts a Python program; on a busy machine that alone takes seconds.
vi.setConfig({ testTimeout: 120_000 });

let schemathesis: Executable;
beforeAll(async () => {
  schemathesis = await pinnedSchemathesis();
}, INSTALL_LIMIT);

/** Options for a quick, unthrottled run against a local server. */
function options(baseUrl: string, more: Partial<RunOptions> = {}): RunOptions {
  return {
    document: readOnlyDocument,
    baseUrl,
    schemathesis,
    rateLimit: false,
    seed: 7,
    maxExamples: 10,
    ...more,
  };
}

async function eventsOf(run: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('the run should have failed'),
    (error: unknown) => error,
  );
}

/** Processes whose command line contains the text. */
function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    });
}

function privateFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('schemathesis-runner-'));
}

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
      options(server.url, { phases: ['fuzzing'], maxExamples: 8, mode: 'positive', rateLimit: '5/s' }),
    ).result;
    const requests = result.requests.GET ?? 0;
    expect(requests).toBeGreaterThan(5);
    expect(performance.now() - startedAt).toBeGreaterThan((Math.ceil(requests / 5) - 1) * 1000);
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

describe('secrets', () => {
  const token = 'S3cr3t/token+with "quotes"=';
  const signingKey = 'another-secret-&-key';

  test('reach the API but neither the command line, nor any output, nor the disk afterwards', async () => {
    let seen: string[] = [];
    await using server = await recordingServer((request, response) => {
      if (seen.length === 0) seen = commandLines().filter((line) => line.includes('schemathesis'));
      json(response, 500, {
        raw: token,
        url: encodeURIComponent(token),
        base64: Buffer.from(`user:${token}`).toString('base64'),
        signature: 'cafebabe1234',
        key: signingKey,
        header: request.headers['x-auth-token'],
      });
    });
    const before = privateFolders();
    const run = runSchemathesis(
      options(server.url.replace('//', '//user:pa55word@'), {
        headers: { 'X-Auth-Token': token, 'X-Signature': 'feedface5678' },
        redact: [signingKey],
        env: { ...process.env, HUAWEICLOUD_SDK_SK: signingKey },
      }),
    );
    const events = await eventsOf(run);
    const result = await run.result;

    expect(server.requests.some(({ headers }) => headers['x-auth-token'] === token)).toBe(true);
    expect(result.failures.length).toBeGreaterThan(0);

    const outputs = JSON.stringify({ events, result });
    const forbidden = [
      token,
      JSON.stringify(token).slice(1, -1),
      encodeURIComponent(token),
      Buffer.from(token).toString('base64'),
      Buffer.from(`user:${token}`).toString('base64').slice(8, -8),
      signingKey,
      'cafebabe1234',
      'feedface5678',
      'pa55word',
    ];
    for (const secret of forbidden) expect(outputs).not.toContain(secret);

    expect(seen.length).toBeGreaterThan(0);
    for (const secret of forbidden) expect(seen.join('\n')).not.toContain(secret);
    expect(privateFolders()).toEqual(before);
  });

  test('are taken out of errors, too', async () => {
    await using folder = await scratchFolder();
    const program = await folder.program(
      'schemathesis',
      `echo "it broke: ${signingKey} Signature=0123abcd" >&2; exit 70`,
    );
    const error = await rejection(
      runSchemathesis(
        options('http://127.0.0.1:1', {
          schemathesis: { ...schemathesis, command: [program] },
          redact: [signingKey],
        }),
      ).result,
    );
    expect(error).toBeInstanceOf(CrashedError);
    expect((error as CrashedError<unknown>).message).toContain('it broke: <redacted> Signature=<redacted>');
  });
});

describe('the fence around the process', () => {
  test('lets no reference of the document reach another server', async () => {
    await using other = await recordingServer((_, response) => json(response, 200, { type: 'string' }));
    await using server = await recordingServer(conforming);
    const document = structuredClone(readOnlyDocument) as unknown as { components: unknown; paths: unknown };
    document.paths = {
      '/items': {
        get: {
          responses: {
            200: {
              description: 'x',
              content: { 'application/json': { schema: { $ref: `${other.url}/s` } } },
            },
          },
        },
      },
    };
    await runSchemathesis(options(server.url, { document })).result.catch(() => {});
    expect(other.requests).toEqual([]);
  });

  test('sends through the given proxy only, whatever the environment says', async () => {
    await using proxy = await recordingServer((request, response) => {
      const { pathname, search } = new URL(request.target);
      conforming({ ...request, target: `${pathname}${search}` }, response);
    });
    const result = await runSchemathesis(
      options('http://api.invalid', {
        proxy: proxy.url,
        phases: ['examples'],
        env: { ...process.env, HTTP_PROXY: 'http://127.0.0.1:1' },
      }),
    ).result;
    expect(result.status).toBe('passed');
    expect(proxy.requests[0]?.target).toBe('http://api.invalid/items/known');
  });
});

describe('TLS', () => {
  test('a certificate is refused unless its authority is given, or any is accepted', async () => {
    await using folder = await scratchFolder();
    const [key, ca] = [`${folder.path}/key.pem`, `${folder.path}/ca.pem`];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    await promisify(execFile)('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', ca],
      ...subject,
    ]);
    const received: string[] = [];
    const server = createTlsServer(
      { key: readFileSync(key), cert: readFileSync(ca) },
      (request, response) => {
        received.push(request.method ?? '');
        json(response, 200, { id: 'known' });
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const secure = options(`https://127.0.0.1:${port}`, { phases: ['examples'] });

    expect(await rejection(runSchemathesis(secure).result)).toBeInstanceOf(TargetUnreachableError);
    expect(received).toEqual([]);
    for (const tls of [{ ca }, { insecure: true }] as const) {
      expect((await runSchemathesis({ ...secure, tls }).result).status).toBe('passed');
    }
    server.closeAllConnections();
    server.close();
  });
});

describe('ending a run', () => {
  test('abort ends it while a request is waiting, and says what was known', async () => {
    const controller = new AbortController();
    await using server = await recordingServer(() => controller.abort('enough'));
    const error = await rejection(runSchemathesis(options(server.url, { signal: controller.signal })).result);
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ code: 'ABORTED', cause: 'enough', partial: { operations: { total: 1 } } });
    expect(commandLines().filter((line) => line.includes(join(tmpdir(), 'schemathesis-runner-')))).toEqual(
      [],
    );
  });

  test('an aborted signal starts nothing', async () => {
    const error = await rejection(
      runSchemathesis(
        options('http://127.0.0.1:1', { schemathesis: undefined, signal: AbortSignal.abort('no') }),
      ).result,
    );
    expect(error).toMatchObject({ code: 'ABORTED', cause: 'no' });
  });

  test('the time limit ends it', async () => {
    await using server = await recordingServer(() => {});
    const error = await rejection(runSchemathesis(options(server.url, { timeout: 2500 })).result);
    expect(error).toBeInstanceOf(TimedOutError);
    expect(error).toMatchObject({ code: 'TIMED_OUT', timeout: 2500 });
  });

  test('ends the whole process tree, even what ignores a polite request', async () => {
    await using folder = await scratchFolder();
    const program = await folder.program(
      'schemathesis',
      `trap '' INT TERM; sh -c "trap '' INT TERM; echo \\$\\$ > ${folder.path}/pid; while :; do sleep 1; done" & wait; wait`,
    );
    const controller = new AbortController();
    const run = runSchemathesis(
      options('http://127.0.0.1:1', {
        schemathesis: { ...schemathesis, command: [program] },
        signal: controller.signal,
      }),
    );
    const tree = () => commandLines().filter((line) => line.includes(folder.path));
    // The program, and the child it started.
    await expect.poll(() => existsSync(`${folder.path}/pid`) && tree().length, { timeout: 10_000 }).toBe(2);
    controller.abort();
    expect(await rejection(run.result)).toBeInstanceOf(AbortedError);
    await expect.poll(tree).toEqual([]);
  });

  test('Schemathesis does not outlive the process that started it', async () => {
    await using server = await recordingServer(() => parent.kill('SIGKILL'));
    const script = `import(${JSON.stringify(new URL('./run.ts', import.meta.url).href)}).then(({ runSchemathesis }) =>
      runSchemathesis(${JSON.stringify({ ...options(server.url), schemathesis })}).result)`;
    const before = privateFolders();
    const parent = execFile(process.execPath, ['--import', 'tsx', '--eval', script], {
      cwd: import.meta.dirname,
    });
    await new Promise((resolve) => parent.once('exit', resolve));
    expect(server.requests).toHaveLength(1);
    await expect
      .poll(() => commandLines().filter((line) => line.includes(join(tmpdir(), 'schemathesis-runner-'))), {
        timeout: 10_000,
      })
      .toEqual([]);
    await expect.poll(privateFolders, { timeout: 10_000 }).toEqual(before);
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
