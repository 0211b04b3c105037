import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { AbortedError, CrashedError, TargetUnreachableError, TimedOutError } from './errors.ts';
import type { RunOptions } from './options.ts';
import type { Executable } from './result.ts';
import { runSchemathesis } from './run.ts';
import { readOnlyDocument } from './testing/documents.ts';
import { INSTALL_LIMIT, pinnedSchemathesis, type ScratchFolder, scratchFolder } from './testing/programs.ts';
import { conforming, json, recordingServer } from './testing/recording-server.ts';
import { eventsOf, quick, rejection } from './testing/runs.ts';

// Each run starts a Python program; on a busy machine that alone takes seconds.

let schemathesis: Executable;
beforeAll(async () => {
  schemathesis = await pinnedSchemathesis();
}, INSTALL_LIMIT);

const options = (baseUrl: string, more?: Partial<RunOptions>) => quick(schemathesis, baseUrl, more);

// A folder for temporary files that no other test uses: what is left in it was left by these.
let temporary: ScratchFolder;
beforeAll(async () => {
  temporary = await scratchFolder();
  vi.stubEnv('TMPDIR', temporary.path);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await temporary[Symbol.asyncDispose]();
});

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
    expect((error as CrashedError<unknown>).message).toContain('it broke: *** Signature=***');
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
    await expect.poll(() => existsSync(`${folder.path}/pid`) && tree().length, { timeout: 60_000 }).toBe(2);
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
    await expect.poll(privateFolders, { timeout: 60_000 }).toEqual(before);
  });
});
