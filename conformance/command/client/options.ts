import { commonOptions, type Option } from '../configuration/options.ts';

/** How long a program may take in one scenario by default, in seconds. */
export const defaultTimeLimit = 60;

/** Where reports are written by default. */
export const defaultDirectory = 'reports/client';

/** The flags of the command. */
export const clientOptions = [
  { flag: 'command', type: 'text', value: '<command>', help: 'The program to test; a shell runs it' },
  { flag: 'serve', type: 'text', value: '<id>', help: 'Serve one scenario, to try a program out by hand' },
  { flag: 'list', type: 'switch', help: 'List the scenarios; as JSON with --json' },
  { flag: 'only', type: 'texts', value: '<id|glob>', help: 'Run only these scenarios; may be repeated' },
  { flag: 'skip', type: 'texts', value: '<id|glob>', help: 'Skip these scenarios; may be repeated' },
  { flag: 'name', type: 'text', value: '<name>', help: 'What reports call the program (the command)' },
  {
    flag: 'time-limit',
    type: 'amount',
    value: '<seconds>',
    help: `How long it may take in one scenario (${defaultTimeLimit})`,
  },
  { flag: 'strict', type: 'switch', help: 'Count warnings as violations' },
  { flag: 'baseline', type: 'text', value: '<file>', help: 'Known failures, which do not count' },
  { flag: 'update-baseline', type: 'switch', help: 'Write the failures of this run to the baseline' },
  {
    flag: 'report-dir',
    type: 'text',
    value: '<folder>',
    help: `Where reports are written (${defaultDirectory})`,
  },
  { flag: 'json', type: 'switch', help: 'Print JSON: the scenarios with --list, otherwise the report' },
  ...commonOptions,
] as const satisfies readonly Option[];

/** The name of a flag of the command. */
export type ClientOption = (typeof clientOptions)[number]['flag'];
