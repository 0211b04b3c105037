import { tool } from '../../tool.ts';
import { type RawSettings, readArguments } from './flags.ts';
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
  const kept = ofTheTarget.map((name) => [name, flags[name]] as const);
  return (exchange) => commandLine(['send', exchange, ...toArguments(Object.fromEntries(kept))]);
}

/** Writes flags as a command line has them. */
export function toArguments(flags: RawSettings): string[] {
  return Object.entries(flags).flatMap(([flag, value]) => {
    if (value === undefined || value === false) return [];
    if (value === true) return [`--${flag}`];
    return [value].flat().flatMap((text) => [`--${flag}`, text]);
  });
}

function commandLine(words: readonly string[]): string {
  const quoted = (word: string) =>
    /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return [invocation, ...words.map(quoted)].join(' ');
}
