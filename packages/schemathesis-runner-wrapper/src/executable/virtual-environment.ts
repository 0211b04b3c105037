import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InstallFailedError, NoNetworkError } from '../errors.ts';
import { type Captured, capture } from '../process/capture.ts';
import { installEnvironment } from '../process/child-environment.ts';
import { PINNED_VERSION } from '../versions.ts';
import { withDirectoryLock } from './directory-lock.ts';
import { findPython } from './python.ts';

/** Every package Schemathesis needs, each with the hashes it must have. */
export const LOCK_FILE = fileURLToPath(new URL('../../python/requirements.lock', import.meta.url));

/** Limit of one installation, in milliseconds. */
const INSTALL_TIMEOUT = 10 * 60_000;

/**
 * The folder that holds the virtual environments: `directory` when given, else
 * `$SCHEMATHESIS_RUNNER_CACHE`, else `schemathesis-runner-wrapper` in the user's cache folder.
 */
export function cacheDirectory(directory: string | undefined, env: NodeJS.ProcessEnv): string {
  const chosen = directory ?? env.SCHEMATHESIS_RUNNER_CACHE;
  if (chosen !== undefined && chosen !== '') return chosen;
  const userCache =
    env.XDG_CACHE_HOME ||
    (process.platform === 'win32' ? env.LOCALAPPDATA : '') ||
    join(env.HOME || home(), '.cache');
  return join(userCache, 'schemathesis-runner-wrapper');
}

/** Containers run as users that the system does not know: their home is the root, as Docker has it. */
function home(): string {
  try {
    return homedir();
  } catch {
    return '/';
  }
}

/** The Python of the environment with the locked packages, where it has been made. */
export async function findEnvironment(directory: string): Promise<string | undefined> {
  const home = await homeOf(directory);
  return isComplete(home) ? pythonOf(home) : undefined;
}

/** The environment's place in the cache folder, which a change of the locked packages changes. */
async function homeOf(directory: string): Promise<string> {
  const key = createHash('sha256')
    .update(await readFile(LOCK_FILE))
    .digest('hex')
    .slice(0, 16);
  return join(directory, `${PINNED_VERSION}-${key}`);
}

/**
 * Makes an environment with the locked packages, and gives its Python. It is made beside its place, and moved
 * there when it is complete.
 *
 * @throws PythonNotFoundError, PythonTooOldError, NoNetworkError, InstallFailedError
 */
export async function virtualEnvironment(options: {
  readonly cacheDirectory: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (message: string) => void;
}): Promise<string> {
  const home = await homeOf(options.cacheDirectory);
  const python = await findPython(options.env, options.signal);
  try {
    await mkdir(options.cacheDirectory, { recursive: true });
  } catch (error) {
    throw new InstallFailedError(
      `The cache folder ${options.cacheDirectory} cannot be made. Set SCHEMATHESIS_RUNNER_CACHE to a writable folder.`,
      error instanceof Error ? error.message : String(error),
    );
  }
  return withDirectoryLock(
    `${home}.lock`,
    async () => {
      if (isComplete(home)) return pythonOf(home);
      options.onProgress(
        `Installing Schemathesis ${PINNED_VERSION} with Python ${python.version} (once) into ${home}`,
      );
      const draft = `${home}.${randomUUID()}`;
      try {
        await install(draft, python.command, options.env, options.signal);
        await rm(home, { recursive: true, force: true });
        await rename(draft, home);
      } finally {
        await rm(draft, { recursive: true, force: true });
      }
      return pythonOf(home);
    },
    {
      signal: options.signal,
      onWait: () => options.onProgress('Waiting for another process that is installing Schemathesis'),
    },
  );
}

const STAMP = 'complete.json';

function isComplete(home: string): boolean {
  return existsSync(join(home, STAMP)) && existsSync(pythonOf(home));
}

function pythonOf(home: string): string {
  return process.platform === 'win32' ? join(home, 'Scripts', 'python.exe') : join(home, 'bin', 'python');
}

async function install(
  home: string,
  python: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<void> {
  const options = { env: installEnvironment(env), timeout: INSTALL_TIMEOUT, signal };
  const made = await capture([...python, '-m', 'venv', home], options);
  if (made.code !== 0) {
    throw new InstallFailedError(
      `"${python.join(' ')} -m venv" failed. On Debian and Ubuntu, install the package python3-venv.`,
      lastLines(made.output),
    );
  }
  const installed = await capture(
    [
      pythonOf(home),
      ...['-m', 'pip', 'install', '--require-hashes', '--only-binary', ':all:', '--no-input', '--quiet'],
      ...['--disable-pip-version-check', '--retries', '2', '--timeout', '20', '--requirement', LOCK_FILE],
    ],
    options,
  );
  if (installed.code !== 0) throw installError(installed);
  await writeFile(join(home, STAMP), JSON.stringify({ schemathesis: PINNED_VERSION }));
}

function installError(answer: Captured): Error {
  const detail = lastLines(answer.output);
  if (answer.timedOut)
    return new NoNetworkError(`pip did not finish within ${INSTALL_TIMEOUT} ms\n${detail}`);
  const unreachable =
    /NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|Temporary failure in name resolution|Failed to establish a new connection|connection broken/i;
  if (unreachable.test(answer.output)) return new NoNetworkError(detail);
  return new InstallFailedError('pip could not install the locked packages.', detail);
}

/** The last five lines, without credentials that an index address may hold. */
function lastLines(output: string): string {
  return output
    .trim()
    .split('\n')
    .slice(-5)
    .join('\n')
    .replace(/\/\/[^/@\s]+@/g, '//***@');
}
