import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { limits } from './exchange/limits.ts';
import { type ConformanceOptions, checkConformance, type Report } from './index.ts';
import { readState, startReferenceEndpoint, writeAnswer } from './proof/reference/index.ts';
import { closedPort, startHttpServer, startHttpsServer, startRawServer } from './testing/servers.ts';

const { projects } = await readState();
const [[projectId, project] = ['', undefined]] = Object.entries(projects);
const functionUrn = project?.functions[0]?.func_urn ?? '';
const token = project?.tokens[0] ?? '';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function use<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  running.push(server);
  return server;
}

function check(baseUrl: string, options: Partial<ConformanceOptions> = {}): Promise<Report> {
  const common = { projectId, functionUrns: [functionUrn], credentials: { token }, timeoutSeconds: 20 };
  return checkConformance({ baseUrl, ...common, ...options });
}

const failedRules = ({ results }: Report) =>
  [...new Set(results.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule))].sort();

/** Half a gigabyte of white space in half a megabyte: members of one gzip file unpack to their sum. */
const bomb = Buffer.concat(new Array(32).fill(gzipSync(Buffer.alloc(16 * 1024 * 1024, ' '))));

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

describe('where there is no answer to judge, the target could not be tested: exit code 3', () => {
  const hopeless = { timeoutSeconds: 0.3 };
  const silent: readonly [string, (socket: Socket) => unknown][] = [
    ['hangs before any header field', () => undefined],
    ['hangs within the header fields', (socket) => socket.write(ok)],
    ['hangs within the body', (socket) => socket.write(`${ok}Content-Length: 100\r\n\r\n{`)],
    ['drips header fields', (socket) => drip(socket, `${ok}X-Drip: `)],
    ['drips a body', (socket) => drip(socket, `${ok}Content-Length: 100000\r\n\r\n`)],
  ];

  test.each(silent)('a target that %s is given up after three calls', async (_what, answer) => {
    let asked = 0;
    const target = await use(
      startRawServer((socket) => {
        asked += 1;
        void answer(socket);
      }),
    );
    const report = await check(target.origin, { ...hopeless, concurrency: 1 });
    expect(report).toMatchObject({ verdict: 'untested', exitCode: 3 });
    expect(asked).toBe(limits.timeOuts);
  });

  const broken: readonly [string, (socket: Socket) => unknown][] = [
    ['closes each connection', (socket) => socket.end()],
    ['resets each connection', (socket) => socket.resetAndDestroy()],
    ['is no HTTP server', (socket) => socket.end('220 mail.example ESMTP\r\n')],
    ['cuts every answer short', (socket) => socket.end(`${ok}Content-Length: 100\r\n\r\n{}`)],
    ['cuts every chunk short', (socket) => socket.end(`${ok}Transfer-Encoding: chunked\r\n\r\nff\r\n{}`)],
    ['sends header fields without end', (socket) => pour(socket, `${ok}X: `, 'x')],
  ];

  test.each(broken)('a target that %s', async (_what, answer) => {
    const target = await use(startRawServer((socket) => void answer(socket)));
    const report = await check(target.origin, { retries: 0 });
    expect(report).toMatchObject({ verdict: 'untested', exitCode: 3 });
    expect(failedRules(report)).toEqual([]);
  });

  test('a target that refuses connections is asked once', async () => {
    const report = await check(`http://127.0.0.1:${await closedPort()}`);
    expect(report).toMatchObject({ verdict: 'untested', exitCode: 3, requests: { sent: 1 } });
    const { reason } = report.results.find(({ outcome }) => outcome === 'untested') ?? {};
    expect(reason).toContain('refused');
  });

  test('a target whose name does not exist', async () => {
    const report = await check('http://functiongraph.invalid');
    expect(report).toMatchObject({ exitCode: 3, requests: { sent: 1 } });
  });

  test('a target that speaks TLS where http:// was configured', async () => {
    const { port } = await use(startHttpsServer((_request, response) => response.end()));
    expect(await check(`http://127.0.0.1:${port}`, { retries: 0 })).toMatchObject({ exitCode: 3 });
  });

  test('a target whose certificate nobody vouches for sees no request', async () => {
    const asked: unknown[] = [];
    const target = await use(
      startHttpsServer((request, response) => {
        asked.push(request.url);
        response.end();
      }),
    );
    const report = await check(target.origin);
    expect(report).toMatchObject({ exitCode: 3, requests: { sent: 1 } });
    expect(asked).toEqual([]);
  });
});

describe('where an answer breaks the contract, the target violates it: exit code 1', () => {
  test('a body without end is read up to the limit, once for each call', async () => {
    let asked = 0;
    let sent = 0;
    const target = await use(
      startRawServer((socket) => {
        asked += 1;
        pour(socket, `${ok}\r\n`, ' ', (bytes) => {
          sent += bytes;
        });
      }),
    );
    const report = await check(target.origin);
    expect(report).toMatchObject({ verdict: 'violates', exitCode: 1 });
    expect(failedRules(report)).toEqual(['headers.size']);
    // Beside what is read, the kernel buffers some megabytes on both sides of each connection.
    expect(sent).toBeLessThan(asked * (limits.bodyBytes + 16 * 1024 * 1024));
  });

  test('a gzip bomb is not unpacked beyond the limit', async () => {
    expect(bomb.length).toBeLessThan(limits.bodyBytes);
    const target = await use(
      startReferenceEndpoint({
        alter: (answer) =>
          answer.status === 200
            ? { ...answer, headers: { ...answer.headers, 'Content-Encoding': 'gzip' }, body: bomb }
            : answer,
      }),
    );
    const report = await check(target.origin);
    expect(report.exitCode).toBe(1);
    expect(failedRules(report)).toEqual(['headers.size']);
  });

  test('answers that are cut short beside whole ones', async () => {
    const target = await use(
      startReferenceEndpoint({
        transmit: (response, answer, { outcome }) => {
          if (outcome === 'configuration') response.socket?.end(`${ok}Content-Length: 1000\r\n\r\n{}`);
          else writeAnswer(response, answer);
        },
      }),
    );
    const report = await check(target.origin);
    expect(report.exitCode).toBe(1);
    expect(failedRules(report)).toEqual(['headers.complete-message']);
  });

  test('a length that is too short cuts the JSON off', async () => {
    const target = await use(
      startReferenceEndpoint({
        transmit: (response, answer, { outcome }) => {
          const text = JSON.stringify(answer.body);
          if (outcome !== 'configuration') writeAnswer(response, answer);
          else
            response.socket?.end(
              `${ok}Content-Length: ${text.length - 5}\r\nConnection: close\r\n\r\n${text}`,
            );
        },
      }),
    );
    expect(failedRules(await check(target.origin))).toEqual(['body.json']);
  });

  test('twenty thousand members that nobody knows make a report of some kilobytes', async () => {
    const strange = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`m${index}`, index]));
    const target = await use(
      startReferenceEndpoint({
        alter: (answer) =>
          answer.status === 200 ? { ...answer, body: { ...(answer.body as object), ...strange } } : answer,
      }),
    );
    const report = await check(target.origin);
    expect(failedRules(report)).toEqual([]);
    expect(JSON.stringify(report).length).toBeLessThan(500_000);
  });

  test.each([301, 302, 307, 308])('a redirect with %i is not followed', async (status) => {
    const asked: string[] = [];
    const elsewhere = await use(
      startHttpServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        response.end();
      }),
    );
    const target = await use(
      startHttpServer((request, response) => {
        response.writeHead(status, { Location: `${elsewhere.origin}${request.url}` }).end();
      }),
    );
    const report = await check(target.origin);
    expect(report.exitCode).toBe(1);
    expect(failedRules(report)).toContain('status.known-function');
    expect(asked).toEqual([]);
  });
});

describe('whatever a target does', () => {
  test('credentials never go to another machine in plain http', async () => {
    await expect(check('http://192.0.2.2')).rejects.toThrow('use https');
  });

  test('it gets GET requests only, without a body, and credentials only where they belong', async () => {
    const requests: { method?: string; length?: string; token: string }[] = [];
    const target = await use(
      startHttpServer((request, response) => {
        const { method = '', headers } = request;
        requests.push({
          method,
          ...(headers['content-length'] !== undefined && { length: headers['content-length'] }),
          token: String(headers['x-auth-token'] ?? ''),
        });
        const status = [200, 204, 302, 405, 429, 500, 503][requests.length % 7] ?? 200;
        response
          .writeHead(status, { Location: '/elsewhere', Allow: 'PUT, DELETE', 'Retry-After': '0' })
          .end();
      }),
    );
    await check(target.origin);
    expect(requests.length).toBeGreaterThan(10);
    expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(requests.filter(({ length = '0' }) => length !== '0')).toEqual([]);
    // The configured token, none, and one that is wrong.
    expect(new Set(requests.map(({ token: sent }) => sent)).size).toBe(3);
  });

  const many = (count: number, member: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => member(index)).join();
  const large: readonly (readonly [string, string])[] = [
    ['half a million members', many(400_000, (index) => `"${index.toString(36)}":1`)],
    ['a million items', `"a":[${many(1_000_000, () => '{}')}]`],
    [
      'a thousand names twice under one of 2 MB',
      `"${'n'.repeat(2 ** 21)}":{${many(2000, (index) => `"${index >> 1}":1`)}}`,
    ],
    ['a text of 4 MB with nothing but control characters', `"func_urn":"${'\\u0000'.repeat(690_000)}"`],
  ];

  const bodies: readonly (readonly [string, string?])[] = [['bodies without end, and bombs'], ...large];

  test.each(bodies)(
    'memory stays within bounds: %s',
    async (_what, members) => {
      const rest = members === undefined ? undefined : gzipSync(`${members}}`);
      let asked = 0;
      const target = await use(
        startHttpServer((request, response) => {
          asked += 1;
          if (rest === undefined && request.url?.includes('%3A')) {
            response.writeHead(200, { 'Content-Type': 'application/json' });
            pour(response, '{', ' ');
            return;
          }
          // No two answers are the same, so that each has to be read.
          const body = rest === undefined ? bomb : Buffer.concat([gzipSync(`{"${asked}_":1,`), rest]);
          response
            .writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
            .end(body);
        }),
      );
      const script = `
      import { checkConformance } from './conformance/index.ts';
      const [baseUrl, projectId, functionUrn, token] = process.argv.slice(1);
      const report = await checkConformance({ baseUrl, projectId, functionUrns: [functionUrn], credentials: { token } });
      console.log(JSON.stringify({ exitCode: report.exitCode, peak: process.resourceUsage().maxRSS * 1024 }));`;
      const child = await run([
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        script,
        target.origin,
        projectId,
        functionUrn,
        token,
      ]);
      expect(child).toMatchObject({ exitCode: 1 });
      expect(child.peak).toBeLessThan(300 * 1024 * 1024);
    },
    120_000,
  );
});

async function run(args: readonly string[]): Promise<{ exitCode: number; peak: number }> {
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) output += String(chunk);
  return JSON.parse(output) as { exitCode: number; peak: number };
}

async function drip(socket: Socket, beginning: string): Promise<void> {
  socket.write(beginning);
  while (!socket.destroyed) {
    socket.write('.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

interface Sink {
  write(bytes: Uint8Array | string): boolean;
  once(event: 'drain', next: () => void): unknown;
  readonly destroyed: boolean;
}

/** Writes without end, as fast as the other side reads. */
function pour(
  sink: Sink,
  beginning: string,
  filler: string,
  count: (bytes: number) => void = () => undefined,
): void {
  const bytes = Buffer.alloc(64 * 1024, filler);
  sink.write(beginning);
  const fill = (): void => {
    while (!sink.destroyed) {
      count(bytes.length);
      if (sink.write(bytes)) continue;
      sink.once('drain', fill);
      return;
    }
  };
  fill();
}
