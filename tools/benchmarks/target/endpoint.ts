import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { program } from '../processes/program.ts';

/** A reference endpoint in a process of its own, so that it does not share its thread with what is measured. */
export interface BenchmarkEndpoint {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts the endpoint. @param functions - how many it serves. */
export async function startEndpoint(functions: number): Promise<BenchmarkEndpoint> {
  const [node, ...args] = program('endpoint', String(functions));
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const origin = await Promise.race([firstLine(child), ended.then(() => undefined)]);
  if (origin === undefined) throw new Error('the endpoint of the benchmarks did not start');
  return {
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string | undefined> {
  if (stdout === null) return undefined;
  const [line] = await once(createInterface(stdout), 'line');
  return line;
}
