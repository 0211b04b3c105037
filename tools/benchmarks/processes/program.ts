import { fileURLToPath } from 'node:url';

/** A command: a program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** The command of one of the benchmarks' own programs in `programs/`. */
export function program(name: string, ...args: readonly string[]): Command {
  return typescript(`../programs/${name}.ts`, args);
}

/** The command of the suite, as it is published. */
export function suite(...flags: readonly string[]): Command {
  return [process.execPath, pathOf('../../../dist/command/cli.js'), ...flags];
}

/** The command of a program of this project, run from its source. @param file - from the root of the project. */
export function source(file: string, ...args: readonly string[]): Command {
  return typescript(`../../../${file}`, args);
}

/** The command of a dependency, in this Node.js. */
export function dependency(name: string, ...args: readonly string[]): Command {
  return [process.execPath, pathOf(`../../../node_modules/.bin/${name}`), ...args];
}

function typescript(file: string, args: readonly string[]): Command {
  return [process.execPath, '--import', import.meta.resolve('tsx'), pathOf(file), ...args];
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
