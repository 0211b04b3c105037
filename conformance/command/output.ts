import { printable } from '../reading/words.ts';

/** Prints a text. What strangers wrote in it is printable already. */
export function print(text: string): void {
  console.log(withoutCommands(text));
}

/** Prints why something went wrong; control characters in it are escaped. */
export function printProblem(problem: string): void {
  console.error(withoutCommands(problem.split('\n').map(printable).join('\n')));
}

/** Prints a text that is JSON. */
export function printJson(json: string): void {
  // Only a string can hold it, and JSON has another spelling there.
  console.log(json.replaceAll('##[', '#\\u0023['));
}

/** Logs of workflows take lines that begin with `::`, and what follows `##[` anywhere, for commands. */
function withoutCommands(text: string): string {
  return text.replaceAll('##[', '# #[').replaceAll(/^([^\S\r\n\u2028\u2029]*):(?=:)/gm, '$1: ');
}
