import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from './program.ts';

/** What it costs to run a command. */
export interface Cost {
  /** Milliseconds from its start to its end. */
  readonly wall: number;
  /** Milliseconds of processor time, of all the processes that it started; only where there is `/proc`. */
  readonly cpu?: number;
  /** Bytes of memory that its own process had at the most; only where there is `/proc`. */
  readonly memory?: number;
}

/** A command that did not end as it should. */
export class BenchmarkError extends Error {
  override readonly name = 'BenchmarkError';
  readonly output: string;

  constructor(command: Command, exitCode: number | null, output: string) {
    super(`${command.join(' ')} ended with ${exitCode}:\n${output}`);
    this.output = output;
  }
}

/** How often a process is asked for its memory, in milliseconds. */
const interval = 20;

/**
 * Runs a command to its end.
 *
 * @param expected - the exit codes with which it may end; 0 by default.
 * @param cwd - the folder that it runs in; that of this process by default.
 * @throws BenchmarkError where it ends with another.
 */
export async function measure(
  command: Command,
  {
    env = {},
    expected = [0],
    cwd = process.cwd(),
  }: { env?: NodeJS.ProcessEnv; expected?: readonly number[]; cwd?: string } = {},
): Promise<Cost & { readonly output: string }> {
  const [name, ...args] = command;
  const cpuBefore = processorTimeOfChildren();
  const start = performance.now();
  const child = spawn(name, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const over = new AbortController();
  const memory = child.pid === undefined ? undefined : highestMemory(child.pid, over.signal);
  const [exitCode]: (number | null)[] = await once(child, 'exit');
  const wall = performance.now() - start;
  over.abort();
  const highest = await memory;
  const cpuAfter = processorTimeOfChildren();
  if (!expected.includes(exitCode ?? -1)) throw new BenchmarkError(command, exitCode ?? null, output);
  return {
    wall,
    ...(cpuBefore !== undefined && cpuAfter !== undefined && { cpu: cpuAfter - cpuBefore }),
    ...(highest !== undefined && { memory: highest }),
    output,
  };
}

/** Linux counts a process's time once it has ended and was waited for. A tick is a hundredth of a second. */
function processorTimeOfChildren(): number | undefined {
  const [, afterName = ''] = read('/proc/self/stat')?.split(') ') ?? [];
  const fields = afterName.split(' ');
  const [user, system] = [fields[13], fields[14]].map(Number);
  return user === undefined || system === undefined || Number.isNaN(user + system)
    ? undefined
    : (user + system) * 10;
}

async function highestMemory(pid: number, signal: AbortSignal): Promise<number | undefined> {
  let highest: number | undefined;
  while (!signal.aborted) {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
    if (kilobytes !== undefined) highest = Number(kilobytes) * 1024;
    await sleep(interval, undefined, { signal }).catch(() => undefined);
  }
  return highest;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
