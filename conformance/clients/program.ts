import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { OutputTail } from '../../packages/schemathesis-runner-wrapper/src/process/capture.ts';
import { endTree, spawnTree } from '../../packages/schemathesis-runner-wrapper/src/process/process-tree.ts';
import { secretFieldName } from '../../src/redaction/redactor.ts';

/** What became of one run of a program. */
export interface ProgramRun {
  /** The end of it, at the most {@link outputLimit} bytes. */
  readonly stdout: string;
  readonly stderr: string;
  /** `undefined` where the program was ended. */
  readonly exitCode: number | undefined;
}

/**
 * Runs a client under test once.
 *
 * @param environment - what it is told, as `docs/clients.md` describes it.
 * @param signal - ends it, and everything that it started.
 */
export type Program = (environment: Environment, signal: AbortSignal) => Promise<ProgramRun>;

/** Environment variables by name. */
export type Environment = { readonly [name: string]: string };

/** Bytes of an output that are kept. */
export const outputLimit = 1024 * 1024;

/** The variable that tells what belongs to a run, and its value in this run. */
const runVariable = 'FGS_RUN';

/** Milliseconds that a closed output has to be read to its end. */
const lastWords = 1000;

/** A program that a command line starts, in the shell of the system. */
export function commandProgram(command: string): Program {
  const shell: readonly [string, ...string[]] =
    process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', command] : ['/bin/sh', '-c', command];
  return async (environment, signal) => {
    const run = randomUUID();
    const child = spawnTree(shell, {
      env: { ...inherited(process.env), ...environment, [runVariable]: run },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr] = [new OutputTail(outputLimit), new OutputTail(outputLimit)];
    child.stdout?.on('data', (chunk: Buffer) => stdout.add(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.add(chunk));
    const end = () => void endTree(child);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    try {
      const closed = once(child, 'close');
      await once(child, 'exit');
      // What it left behind may hold the pipes open.
      await endTree(child);
      await endStrays(run);
      await Promise.race([closed, sleep(lastWords, undefined, { ref: false }).then(() => letGo(child))]);
    } finally {
      signal.removeEventListener('abort', end);
    }
    return {
      stdout: stdout.text(),
      stderr: stderr.text(),
      exitCode: signal.aborted ? undefined : (child.exitCode ?? 1),
    };
  };
}

/** What a program gets of the caller's environment: neither credentials, nor a proxy between it and the endpoint. */
function inherited(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isKept = (name: string) =>
    !secretFieldName(name) && !/_proxy$|^(huaweicloud|hw|os|conformance|fgs)_/i.test(name);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isKept(name)));
}

/** Stops listening to a process that somebody keeps the outputs of open. */
function letGo({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy();
  stderr?.destroy();
}

/** How often it is looked for strays; one that starts the next meanwhile is not hunted for ever. */
const rounds = 5;

/** Ends what made itself independent of the tree, where the system tells: on Linux, by the environment. */
async function endStrays(run: string): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const strays = await straysOf(run);
    if (strays.length === 0) return;
    for (const pid of strays) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It is gone by now.
      }
    }
  }
}

async function straysOf(run: string): Promise<readonly number[]> {
  const names = await readdir('/proc').catch(() => []);
  const found = names
    .filter((name) => /^\d+$/.test(name))
    .map(async (name) => {
      const environment = await readFile(`/proc/${name}/environ`, 'latin1').catch(() => '');
      return environment.includes(`${runVariable}=${run}\0`) ? Number(name) : [];
    });
  return (await Promise.all(found)).flat();
}
