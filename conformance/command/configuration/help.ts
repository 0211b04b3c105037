import { tool } from '../../tool.ts';
import { invocation } from './invocation.ts';
import { type Option, options, variableOf } from './options.ts';

/** What a help text says of the exit codes where a verdict decides on them. */
export const exitCodesLine =
  'Exit codes: 0 conforms, 1 violates the contract, 2 usage error, 3 could not be tested, 4 the suite failed.';

/** The help text of the command. */
export function helpText(): string {
  const groups = [...new Set(options.map(({ group }) => group))];
  return [
    `${tool.name} ${tool.version}: checks whether an endpoint keeps the contract.`,
    '',
    'Usage:',
    `  ${invocation} [flags]`,
    `  ${invocation} report <report.json>…   shows several reports as one page`,
    `  ${invocation} send <exchange>         sends a request of a run again`,
    `  ${invocation} client --command <cmd>  tests a client instead of an endpoint`,
    `  ${invocation} reference               serves an example of a target`,
    '  make conformance BASE_URL=… PROJECT_ID=… FUNCTION_URN=…   is the first, in a clone',
    '',
    'Only GET requests are ever sent.',
    ...groups.flatMap((group) => [
      '',
      `${group}:`,
      ...options.filter((option) => option.group === group).map(helpLine),
    ]),
    '',
    'Credentials come from the environment, never from the command line:',
    '  CONFORMANCE_TOKEN             a token, sent as X-Auth-Token; or',
    '  HUAWEICLOUD_SDK_AK, _SK       an access key and its secret key, which sign each request,',
    '  HUAWEICLOUD_SDK_SECURITY_TOKEN  with its security token where the key is temporary',
    '',
    `Every setting but those marked * is also a variable, for example ${variableOf('base-url')}, and a key of an`,
    'environment file. Flags win over variables, variables over the file, the file over defaults.',
    'HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured.',
    '',
    exitCodesLine,
  ].join('\n');
}

/** The line of an option in a help text. */
export function helpLine({ flag, value = '', help, isFlagOnly = false }: Option): string {
  return `  ${`--${flag} ${value}`.padEnd(28)} ${isFlagOnly ? '*' : ' '} ${help}`;
}
