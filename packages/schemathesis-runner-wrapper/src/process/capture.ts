import { endTree, spawnTree } from './process-tree.ts';

/** What a short-lived helper program answered. */
export interface Captured {
  /** Null when it was ended by a signal, by the time limit, or never started. */
  readonly code: number | null;
  /** Standard output and error, in that order, the last 16 KiB of each. */
  readonly output: string;
  /** Set when the program could not be started, e.g. `ENOENT`. */
  readonly spawnError?: string;
  readonly timedOut: boolean;
}

/** Runs a helper program to its end.
 *
 * @param options.timeout in milliseconds
 * @param options.signal aborts it; the promise then rejects with the signal's reason
 */
export async function capture(
  command: readonly [program: string, ...args: string[]],
  options: {
    readonly env: NodeJS.ProcessEnv;
    readonly timeout: number;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Captured> {
  options.signal?.throwIfAborted();
  const child = spawnTree(command, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
  const out = new OutputTail();
  const err = new OutputTail();
  child.stdout?.on('data', (chunk: Buffer) => out.add(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.add(chunk));

  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    void endTree(child);
  }, options.timeout);
  const onAbort = () => void endTree(child);
  options.signal?.addEventListener('abort', onAbort, { once: true });

  const ended = await new Promise<{ code: number | null; spawnError?: string }>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: null, spawnError: error.code ?? error.message }),
    );
    child.once('close', (code) => resolve({ code }));
  });
  clearTimeout(limit);
  options.signal?.removeEventListener('abort', onAbort);
  options.signal?.throwIfAborted();
  return { ...ended, output: `${out.text()}${err.text()}`, timedOut };
}

/** Keeps the end of a byte stream. */
export class OutputTail {
  readonly #limit: number;
  #bytes = Buffer.alloc(0);

  /** @param limit in bytes; 16 KiB by default */
  constructor(limit = 16 * 1024) {
    this.#limit = limit;
  }

  add(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]).subarray(-this.#limit);
  }

  text(): string {
    return this.#bytes.toString('utf8');
  }
}
