import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A command that did not succeed. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** What it printed. */
  readonly output: string;

  constructor(command: readonly string[], status: number | null, output: string) {
    super(`${command.join(' ')} ended with ${status ?? 'a signal'}\n${output}`);
    this.output = output;
  }
}

/**
 * Runs a program and gives what it prints.
 *
 * @throws CommandError where its exit code is not 0.
 */
export async function run(directory: string, program: string, ...args: string[]): Promise<string> {
  // npm hands its settings down in variables, and those of this project are not for a consumer of it.
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(?!registry)|package_)/i.test(name),
  );
  const child = spawn(program, args, {
    cwd: directory,
    env: Object.fromEntries(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    printed += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new CommandError([program, ...args], status, output);
  return printed.trim();
}
