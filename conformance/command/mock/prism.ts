import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../exchange/loopback-server.ts';
import { UsageError } from '../configuration/usage-error.ts';

/** A running Prism mock. */
export interface Mock {
  /** Where it listens, for example `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** Stops it, and waits until its process has ended. */
  stop(): Promise<void>;
}

/** Prism did not start. */
export class MockError extends Error {
  override readonly name = 'MockError';
  /** What Prism printed. */
  readonly output: string;

  constructor(reason: string, output: string) {
    super(`the Prism mock did not start: ${reason}${output === '' ? '' : `\n${output}`}`);
    this.output = output;
  }
}

/** How long Prism may take to start, in seconds. It needs about two on a small machine. */
const startSeconds = 60;

/** The pipe closes whenever the parent ends, even where it had no time to say so. */
const endWithParent = 'data:text/javascript,process.stdin.on("close",()=>process.exit()).resume()';

/**
 * Starts the Prism CLI on a free port of the loopback interface, and waits until it answers. The process is also
 * stopped when this one ends, however it ends.
 *
 * @param document - the OpenAPI document to serve.
 * @throws UsageError where there is no Prism, MockError where it ends or does not answer in time.
 */
export async function startMock(document: object): Promise<Mock> {
  const program = await findPrism();
  const folder = await mkdtemp(join(tmpdir(), 'mock-'));
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const address = ['--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(
    isNode ? process.execPath : 'node',
    ['--import', endWithParent, program, 'mock', file, '--multiprocess=false', ...address],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...withoutSecrets(process.env), NO_COLOR: '1' },
    },
  );
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      if (output.length < 10_000) output += chunk.toString();
    });
  }
  const stop = async () => {
    process.off('exit', kill);
    await rm(folder, { recursive: true, force: true });
    if (hasEnded(child)) return;
    const ended = once(child, 'exit');
    kill();
    await ended;
  };
  try {
    await answering(origin, child);
  } catch (error) {
    await stop();
    throw new MockError(error instanceof Error ? error.message : String(error), output.trim());
  }
  return { origin, stop };
}

const prism = '@stoplight/prism-cli';

/** Prism runs on Node.js, whatever runs the suite. */
const isNode = !('bun' in process.versions || 'deno' in process.versions);

/**
 * Where Prism is: beside this package, in the project of the working folder, or on PATH.
 *
 * @throws UsageError where it is nowhere.
 */
async function findPrism(): Promise<string> {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'prism'));
  for (const place of [fileURLToPath(import.meta.url), join(process.cwd(), 'prism'), ...onPath]) {
    const from = createRequire(await realpath(place).catch(() => place));
    // To resolve the package itself would let Bun install it, unsaid.
    for (const folder of from.resolve.paths(prism) ?? []) {
      const file = join(folder, prism, 'dist/index.js');
      if (existsSync(file)) return file;
    }
  }
  throw new UsageError(
    `the mock is served by Prism, which is not here: npm install ${prism}, or name a target with --base-url.`,
  );
}

/** What a program needs to start; credentials and passwords of proxies stay here. */
function withoutSecrets(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const needed = /^(PATH|HOME|USERPROFILE|SYSTEMROOT|WINDIR|COMSPEC|PATHEXT|TEMP|TMP|TMPDIR|LANG|LC_\w+)$/i;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => needed.test(name)));
}

async function answering(origin: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + startSeconds * 1000;
  for (; performance.now() < deadline; await sleep(50)) {
    if (hasEnded(child)) throw new Error(`it ended with exit code ${child.exitCode ?? child.signalCode}`);
    const response = await fetch(origin).catch(() => undefined);
    await response?.body?.cancel();
    if (response !== undefined) return;
  }
  throw new Error(`it did not answer within ${startSeconds} s`);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
