import { commonOptions, type Option } from '../configuration/options.ts';

/** Where the page is written by default. */
export const defaultPage = 'report.html';

/** The flags of the command. */
export const reportOptions = [
  { flag: 'out', type: 'text', value: '<file>', help: `Where the page is written (${defaultPage})` },
  { flag: 'json', type: 'text', value: '<file>', help: 'Also write the merged report here' },
  {
    flag: 'compare',
    type: 'text',
    value: '<file>',
    help: 'Show what broke and what was fixed since this report',
  },
  {
    flag: 'history',
    type: 'text',
    value: '<folder>',
    help: 'Show what became of each rule in the runs whose results.json were collected here',
  },
  ...commonOptions,
] as const satisfies readonly Option[];

/** The name of a flag of the command. */
export type ReportOption = (typeof reportOptions)[number]['flag'];
