import { tool } from '../../tool.ts';
import { readArguments } from './flags.ts';
import { type OptionName, options } from './options.ts';

/** How the command is called. */
export const invocation = `npx ${tool.name}`;

/** The command that goes on with an interrupted run. @param args - of the command that began it. */
export function resumingCommand(args: readonly string[]): string {
  return commandLine([...args.filter((arg) => arg !== '--resume'), '--resume']);
}

/** What says where a request goes, and where the report of the run is. */
const ofTheTarget: readonly OptionName[] = ['env', 'base-url', 'project-id', 'ca', 'insecure', 'report-dir'];

/** Makes the commands that send the request of an exchange again. @param args - of the command that sent it. */
export function sendingCommand(args: readonly string[]): (exchange: string) => string {
  const { flags } = readArguments(args, options);
  const kept = ofTheTarget.flatMap((name) => {
    const value = flags[name];
    if (value === undefined) return [];
    return [`--${name}`, ...(typeof value === 'boolean' ? [] : [value].flat())];
  });
  return (exchange) => commandLine(['send', exchange, ...kept]);
}

/** A command line without some flags, which take values. */
export function withoutFlags(args: readonly string[], names: readonly OptionName[]): string[] {
  const flags = names.map((name) => `--${name}`);
  return args.filter(
    (arg, index) =>
      !flags.includes(arg) &&
      !flags.includes(args[index - 1] ?? '') &&
      !flags.some((flag) => arg.startsWith(`${flag}=`)),
  );
}

function commandLine(words: readonly string[]): string {
  const quoted = (word: string) =>
    /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return [invocation, ...words.map(quoted)].join(' ');
}
