import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is running. */
export interface RunningCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the suite's command, with nothing of this process's settings in its environment. */
export function startCommand(
  args: readonly string[],
  variables: { readonly [name: string]: string } = {},
  how: 'tsx' | 'npm' = 'tsx',
): RunningCommand {
  const { PATH = '', HOME = '' } = process.env;
  const [program, before] =
    how === 'npm'
      ? ['npm', ['run', '-s', 'conformance', '--']]
      : [process.execPath, ['--import', 'tsx', 'conformance/command/cli.ts']];
  const child = spawn(program, [...before, ...args], {
    cwd: root,
    env: { PATH, HOME, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: outcomeOf(child) };
}

async function outcomeOf(child: ChildProcess): Promise<Ended> {
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    output.stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    output.stderr += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}
