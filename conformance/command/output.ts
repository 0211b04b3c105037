import { printable } from '../reading/words.ts';

/** Prints a text. What strangers wrote in it is printable already. */
export function print(text: string): void {
  console.log(withoutCommands(text));
}

/** Prints why something went wrong; control characters in it are escaped. */
export function printProblem(problem: string): void {
  console.error(withoutCommands(escaped(problem)));
}

/** Prints a text that is JSON. */
export function printJson(json: string): void {
  // Only strings hold what is replaced here, and JSON has these spellings there.
  console.log(escaped(json).replaceAll(runnerCommand, '#\\u0023'));
}

function escaped(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** What the logs of GitHub and Azure take for a command wherever it stands. */
const runnerCommand = /##(?=(?:vso)?\[)/g;

/** They take lines that begin with `::` for commands, too. */
function withoutCommands(text: string): string {
  return text.replaceAll(runnerCommand, '# #').replaceAll(/^([^\S\r\n\u2028\u2029]*):(?=:)/gm, '$1: ');
}
