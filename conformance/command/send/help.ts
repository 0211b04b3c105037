import { helpLine } from '../configuration/help.ts';
import { invocation } from '../configuration/invocation.ts';
import { type Option, options } from '../configuration/options.ts';

/** The flags of the suite that say where a request goes, and where the report is. */
const shown: ReadonlySet<string> = new Set([
  'base-url',
  'project-id',
  'env',
  'ca',
  'insecure',
  'timeout',
  'report-dir',
]);

/** The help text of the command. */
export function sendHelp(): string {
  return `Sends one request of a run again, with the same kind of credentials, and shows the answer.

Usage:
  ${invocation} send <exchange or pointer> [flags]

The exchange is named by its ID, as the report shows it, or by a JSON pointer into report.json, such as /causes/0.
The request is a GET, and goes to the target that the flags or the environment name, never to another one. The place
of the finding is marked with ">".

Flags, as for a run:
${(options as readonly Option[])
  .filter(({ flag }) => shown.has(flag))
  .map(helpLine)
  .join('\n')}

Exit codes: 0 there was an answer, 2 usage error, 3 there was none, 4 the suite failed.`;
}
