import { tool } from '../tool.ts';
import { exitCodes } from '../verdict/verdict.ts';
import { clientHelp } from './client/help.ts';
import { clientOptions } from './client/options.ts';
import { type RawSettings, readArguments } from './configuration/flags.ts';
import { helpText } from './configuration/help.ts';
import { flagsOfMake } from './configuration/make.ts';
import { type Option, options } from './configuration/options.ts';
import type { Variables } from './configuration/variables.ts';
import { endOf } from './ending.ts';
import { print } from './output.ts';
import { referenceHelp, referenceOptions } from './reference/options.ts';
import { reportHelp } from './report/help.ts';
import { reportOptions } from './report/options.ts';
import { sendHelp } from './send/help.ts';

/** Something that the command does. What it takes to do it is loaded once it is asked for. */
interface Subcommand {
  readonly options: readonly Option[];
  readonly help: () => string;
  /** @returns the exit code. */
  readonly run: (args: readonly string[], variables: Variables, usual: RawSettings) => Promise<number>;
}

/** What the command does where its first argument is no subcommand. */
const suite: Subcommand = {
  options,
  help: helpText,
  run: async (...all) => (await import('./main.ts')).main(...all),
};

const subcommands: { readonly [name: string]: Subcommand } = {
  report: {
    options: reportOptions,
    help: reportHelp,
    run: async (args) => (await import('./report/main.ts')).main(args),
  },
  send: {
    options,
    help: sendHelp,
    run: async (args, variables) => (await import('./send/main.ts')).main(args, variables),
  },
  client: {
    options: clientOptions,
    help: clientHelp,
    run: async (args, variables) => (await import('./client/main.ts')).main(args, variables),
  },
  reference: {
    options: referenceOptions,
    help: referenceHelp,
    run: async (args) => (await import('./reference/main.ts')).main(args),
  },
};

/**
 * The whole command: `report`, `reference`, or a run of the suite. `make` before anything else takes the variables of
 * make's command line for flags, and installs Schemathesis where nothing else is said; the Makefile says it.
 *
 * @returns the exit code; wrong usage is printed as one sentence.
 * @throws what goes wrong in the suite itself.
 */
export function command(args: readonly string[], variables: Variables): Promise<number> {
  return endOf(async () => {
    if (args[0] !== 'make') return dispatch(args, variables);
    return dispatch([...flagsOfMake(variables), ...args.slice(1)], variables, { fuzz: 'install' });
  });
}

async function dispatch(
  args: readonly string[],
  variables: Variables,
  usual: RawSettings = {},
): Promise<number> {
  const named = Object.entries(subcommands).find(([name]) => name === args[0])?.[1];
  const { options: known, help, run } = named ?? suite;
  const rest = named === undefined ? args : args.slice(1);
  const { flags } = readArguments(rest, known);
  if (flags.help) print(help());
  else if (flags.version) console.log(tool.version);
  else return run(rest, variables, usual);
  return exitCodes.conforms;
}
