import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** How a command ended, and what it cost. */
export interface Cost {
  /** `null` where it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** From start to end. */
  readonly seconds: number;
  /** How long a processor was busy with it, which other work on the machine does not change; 0 where it was killed. */
  readonly busySeconds: number;
  /** The most memory that it had, in megabytes of 2^20 bytes; `undefined` where it was killed. */
  readonly megabytes: number | undefined;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const commands = { conformance: [], report: ['report'] } as const;

/**
 * Runs a command of the suite as a process of its own.
 *
 * @param patience - when it is killed, in seconds.
 */
export async function runMeasured(
  command: keyof typeof commands,
  args: readonly string[],
  variables: { readonly [name: string]: string },
  patience: number,
): Promise<Cost> {
  const { PATH = '', HOME = '' } = process.env;
  const hook = new URL('./peak.ts', import.meta.url).href;
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--import', hook, 'dist/command/cli.js', ...commands[command], ...args],
    {
      cwd: root,
      env: { PATH, HOME, ...variables },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), patience * 1000);
  const [stdout, stderr, peak] = child.stdio.slice(1).map((stream) => {
    const chunks: Buffer[] = [];
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  const [kilobytes = 0, busySeconds = 0] = (peak?.() ?? '').split(' ').map(Number);
  return {
    code,
    stdout: stdout?.() ?? '',
    stderr: stderr?.() ?? '',
    seconds: (performance.now() - started) / 1000,
    busySeconds,
    megabytes: kilobytes > 0 ? Math.round(kilobytes / 1024) : undefined,
  };
}
