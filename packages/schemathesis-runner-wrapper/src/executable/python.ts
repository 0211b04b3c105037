import { PythonNotFoundError, PythonTooOldError } from '../errors.ts';
import { capture } from '../process/capture.ts';
import { runEnvironment } from '../process/child-environment.ts';
import { compareVersions, MINIMUM_PYTHON } from '../versions.ts';
import { which } from './which.ts';

/** A Python interpreter that can make the virtual environment. */
export interface Python {
  readonly command: readonly [program: string, ...args: string[]];
  /** `3.11.7` */
  readonly version: string;
}

const NAMES = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
const ASK = 'import platform; print("python", platform.python_version())';

/**
 * The first Python on PATH that is new enough.
 *
 * @throws PythonNotFoundError when there is none at all
 * @throws PythonTooOldError when every one found is older than `MINIMUM_PYTHON`
 */
export async function findPython(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<Python> {
  const candidates: [label: string, command: readonly [string, ...string[]]][] = NAMES.flatMap((name) =>
    which(name, env).map((path): [string, readonly [string]] => [path, [path]]),
  );
  for (const launcher of which('py', env)) candidates.push([`${launcher} -3`, [launcher, '-3']]);

  const tooOld: Record<string, string> = {};
  for (const [label, command] of candidates) {
    const answer = await capture([...command, '-c', ASK], {
      env: runEnvironment(env),
      timeout: 30_000,
      signal,
    });
    const version = /^python (\d+\.\d+\.\d+)/m.exec(answer.output)?.[1];
    if (answer.code !== 0 || version === undefined) continue;
    if (compareVersions(version, MINIMUM_PYTHON) >= 0) return { command, version };
    tooOld[label] = version;
  }
  if (Object.keys(tooOld).length > 0) throw new PythonTooOldError(tooOld, MINIMUM_PYTHON);
  throw new PythonNotFoundError([...NAMES, 'py -3'], MINIMUM_PYTHON);
}
