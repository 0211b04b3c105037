import { ExecutableNotFoundError, NotInstalledError, UnsupportedVersionError } from '../errors.ts';
import { capture } from '../process/capture.ts';
import { installEnvironment, runEnvironment } from '../process/child-environment.ts';
import type { Executable, ExecutableSource } from '../result.ts';
import { isSupported, PINNED_VERSION, parseVersion, SUPPORTED_RANGE } from '../versions.ts';
import { cacheDirectory, findEnvironment, LOCK_FILE, virtualEnvironment } from './virtual-environment.ts';
import { which } from './which.ts';

/** Where to look for Schemathesis. */
export interface FindOptions {
  /** Path of a Schemathesis to use; nothing else is then tried. */
  readonly path?: string | undefined;
  /** Folder for virtual environments; see `cacheDirectory` for the default. */
  readonly cacheDirectory?: string | undefined;
  /** Whether it is installed where it is not there. Default: true. */
  readonly install?: boolean | undefined;
  /** Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told in words what takes time. */
  readonly onProgress?: ((message: string) => void) | undefined;
}

type Command = readonly [program: string, ...args: string[]];

/**
 * Finds Schemathesis, or brings it: an explicit path; `schemathesis` or `st` on PATH in `SUPPORTED_RANGE`;
 * `uvx`; a virtual environment in the cache folder, made from the hash-locked requirements. The network is
 * used only when neither PATH, uv's cache nor the cache folder has it, and never without `install`.
 *
 * @throws ExecutableNotFoundError, UnsupportedVersionError for an explicit path
 * @throws NotInstalledError without `install`
 * @throws PythonNotFoundError, PythonTooOldError, NoNetworkError, InstallFailedError when it cannot be brought
 */
export async function findSchemathesis(options: FindOptions = {}): Promise<Executable> {
  const env = options.env ?? process.env;
  const { signal, install = true } = options;
  const onProgress = options.onProgress ?? (() => {});
  const passedOver: { source: ExecutableSource; reason: string }[] = [];

  const { path } = options;
  if (path !== undefined) {
    const answer = await capture([path, '--version'], { env: runEnvironment(env), timeout: 60_000, signal });
    if (answer.code !== 0) {
      throw new ExecutableNotFoundError(path, answer.spawnError ?? `it ended with code ${answer.code}`);
    }
    const version = parseVersion(answer.output);
    if (version === undefined || !isSupported(version)) {
      throw new UnsupportedVersionError(path, version, SUPPORTED_RANGE);
    }
    return { source: 'explicit', command: [path], version, passedOver };
  }

  for (const candidate of [...which('schemathesis', env), ...which('st', env)]) {
    const answer = await capture([candidate, '--version'], {
      env: runEnvironment(env),
      timeout: 60_000,
      signal,
    });
    const version = answer.code === 0 ? parseVersion(answer.output) : undefined;
    if (version !== undefined && isSupported(version)) {
      return { source: 'path', command: [candidate], version, passedOver };
    }
    const reason =
      version === undefined ? 'is not Schemathesis or does not run' : `is ${version}, not ${SUPPORTED_RANGE}`;
    passedOver.push({ source: 'path', reason: `${candidate} ${reason}` });
  }

  for (const uvx of which('uvx', env).slice(0, 1)) {
    const found = await viaUvx(uvx, env, install, signal, onProgress);
    if (typeof found !== 'string') return { source: 'uvx', ...found, passedOver };
    passedOver.push({ source: 'uvx', reason: found });
  }

  const folder = cacheDirectory(options.cacheDirectory, env);
  const python =
    (await findEnvironment(folder)) ??
    (install ? await virtualEnvironment({ cacheDirectory: folder, env, signal, onProgress }) : undefined);
  if (python === undefined) throw new NotInstalledError(SUPPORTED_RANGE);
  return { source: 'venv', command: [python, '-m', 'schemathesis.cli'], version: PINNED_VERSION, passedOver };
}

/** The command, or the reason why there is none. uv's own cache is asked before the network. */
async function viaUvx(
  uvx: string,
  env: NodeJS.ProcessEnv,
  install: boolean,
  signal: AbortSignal | undefined,
  onProgress: (message: string) => void,
): Promise<{ command: Command; version: string } | string> {
  const tool = ['--from', `schemathesis==${PINNED_VERSION}`, '--constraints', LOCK_FILE, 'schemathesis'];
  const offline: Command = [uvx, '--offline', ...tool];
  const ask = (command: Command) =>
    capture([...command, '--version'], { env: installEnvironment(env), timeout: 5 * 60_000, signal });

  if ((await ask(offline)).code !== 0) {
    if (!install) return `${uvx} does not have it`;
    onProgress(`Installing Schemathesis ${PINNED_VERSION} with uvx (once)`);
    const answer = await ask([uvx, ...tool]);
    if (answer.code !== 0)
      return `${uvx} could not bring it: ${answer.output.trim().split('\n').at(-1) ?? ''}`;
  }
  const version = parseVersion((await ask(offline)).output);
  return version === PINNED_VERSION
    ? { command: offline, version }
    : `${uvx} brought ${version ?? 'something else'}`;
}
