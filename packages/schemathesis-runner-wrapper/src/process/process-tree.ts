import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

const onWindows = process.platform === 'win32';

/** Milliseconds between asking a process tree to end and killing it. */
const GRACE = 1500;

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Starts a program as the head of a process group of its own, so that all it starts can be ended with it. */
export function spawnTree(
  command: readonly [program: string, ...args: string[]],
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'stdio'>,
): ChildProcess {
  const [program, ...args] = command;
  return spawn(program, args, { ...options, detached: !onWindows, windowsHide: true });
}

/**
 * Ends a process and everything it started: SIGINT first, so that a report can be closed, SIGKILL after
 * `GRACE`. On Windows `taskkill /T /F` at once. Resolves when the head of the tree is gone.
 */
export async function endTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  if (onWindows) {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    await gone;
    return;
  }
  signalGroup(child.pid, 'SIGINT');
  const impatience = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), GRACE);
  await gone;
  clearTimeout(impatience);
  // The head is gone; what it left behind is not asked twice.
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')))
      throw error;
  }
}
