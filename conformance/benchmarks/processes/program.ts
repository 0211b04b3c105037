import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { resolve } = createRequire(import.meta.url);

/** A command: a program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** The command of one of the benchmarks' own programs in `programs/`. */
export function program(name: string, ...args: readonly string[]): Command {
  return typescript(`../programs/${name}.ts`, args);
}

/** The command of the suite. */
export function suite(...flags: readonly string[]): Command {
  return typescript('../../cli.ts', flags);
}

/** A program of a dependency, in this Node.js. */
export function dependency(file: string, ...args: readonly string[]): Command {
  return [process.execPath, resolve(file), ...args];
}

function typescript(file: string, args: readonly string[]): Command {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return [process.execPath, '--import', import.meta.resolve('tsx'), path, ...args];
}
