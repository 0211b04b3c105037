import { helpLine } from '../configuration/help.ts';
import { commonOptions, type Option } from '../configuration/options.ts';

/** Where the endpoint listens by default. */
export const defaultPort = '4020';

/** The flags of the command. */
export const referenceOptions = [
  {
    flag: 'port',
    type: 'text',
    value: '<n>',
    help: `The port to listen on; 0 takes a free one (${defaultPort})`,
  },
  {
    flag: 'state',
    type: 'text',
    value: '<file>',
    help: 'The projects, credentials and functions to serve, as YAML (examples)',
  },
  { flag: 'quiet', type: 'switch', help: 'Do not print a line for each request' },
  ...commonOptions,
] as const satisfies readonly Option[];

/** The name of a flag of the command. */
export type ReferenceOption = (typeof referenceOptions)[number]['flag'];

/** The help text of the command. */
export function referenceHelp(): string {
  return [
    'Serves the whole contract on the loopback interface, as an example of a target.',
    '',
    'Flags:',
    ...referenceOptions.map(helpLine),
  ].join('\n');
}
