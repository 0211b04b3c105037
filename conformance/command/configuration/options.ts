import { defaults } from '../../settings.ts';

/** What a setting holds. */
export type OptionType = 'text' | 'texts' | 'switch' | 'count' | 'amount';

/** A setting: a flag, the environment variable and the key of an environment file that say the same. */
export interface Option {
  /** The flag, without its dashes. */
  readonly flag: string;
  readonly type: OptionType;
  /** What stands for the value in the help text. */
  readonly value?: string;
  readonly help: string;
  readonly group?: 'Target' | 'Judging' | 'Sending' | 'Reports' | 'Schemathesis' | 'Many functions' | 'Other';
  /** It makes no sense in the environment or in a file. */
  readonly isFlagOnly?: boolean;
}

/** What every subcommand has besides. */
export const commonOptions = [
  { flag: 'help', type: 'switch', help: 'Show this help' },
  { flag: 'version', type: 'switch', help: 'Show the version' },
] as const satisfies readonly Option[];

/** Every setting, in the order of the help text. */
export const options = [
  {
    flag: 'base-url',
    type: 'text',
    value: '<url>',
    group: 'Target',
    help: 'Where the API is; without it, the embedded Prism mock is tested',
  },
  { flag: 'project-id', type: 'text', value: '<id>', group: 'Target', help: "The project's ID" },
  {
    flag: 'function-urn',
    type: 'texts',
    value: '<urn>',
    group: 'Target',
    help: 'The URN of a function that exists; may be repeated',
  },
  {
    flag: 'functions-file',
    type: 'text',
    value: '<file>',
    group: 'Target',
    help: 'A file with one function URN per line',
  },
  {
    flag: 'env',
    type: 'texts',
    value: '<name|file.yaml>',
    group: 'Target',
    help: 'A settings file, or <name> in conformance/environments/; may be repeated, or a folder/',
  },
  {
    flag: 'mock',
    type: 'switch',
    group: 'Target',
    help: 'Test the embedded Prism mock, whatever the environment says',
    isFlagOnly: true,
  },
  {
    flag: 'replay',
    type: 'text',
    value: '<file.har>',
    group: 'Target',
    help: 'Judge recorded traffic; nothing is sent',
    isFlagOnly: true,
  },
  {
    flag: 'capability',
    type: 'texts',
    value: '<name>',
    group: 'Target',
    help: 'What it can do: state, authentication, credentials, examples (all but the last)',
  },
  {
    flag: 'profile',
    type: 'text',
    value: '<name>',
    group: 'Judging',
    help: "The deployment's variant of the contract; auto chooses by the host (the base contract)",
  },
  {
    flag: 'expect',
    type: 'text',
    value: '<configured>',
    group: 'Judging',
    help: 'Every function has a configuration, so that 404 is a violation and not "unconfigured"',
  },
  { flag: 'strict', type: 'switch', group: 'Judging', help: 'Count warnings as violations' },
  {
    flag: 'require-exercised',
    type: 'switch',
    group: 'Judging',
    help: 'Exit with 3, not 0, where a rule met nothing to judge',
  },
  {
    flag: 'only',
    type: 'texts',
    value: '<id|glob>',
    group: 'Judging',
    help: 'Check only these rules; may be repeated',
    isFlagOnly: true,
  },
  {
    flag: 'skip',
    type: 'texts',
    value: '<id|glob>',
    group: 'Judging',
    help: 'Skip these rules; may be repeated',
    isFlagOnly: true,
  },
  {
    flag: 'baseline',
    type: 'text',
    value: '<file>',
    group: 'Judging',
    help: 'Known failures, which do not count',
  },
  {
    flag: 'update-baseline',
    type: 'switch',
    group: 'Judging',
    help: 'Write the failures of this run to the baseline',
    isFlagOnly: true,
  },
  {
    flag: 'thorough',
    type: 'switch',
    group: 'Sending',
    help: 'Send six wrong signatures with the real access key, not two; five in a row lock it',
  },
  {
    flag: 'timeout',
    type: 'amount',
    value: '<seconds>',
    group: 'Sending',
    help: `Time limit for one exchange, in seconds (${defaults.timeoutSeconds})`,
  },
  {
    flag: 'retries',
    type: 'count',
    value: '<n>',
    group: 'Sending',
    help: `Retries after 429, or after 503 with Retry-After (${defaults.retries})`,
  },
  {
    flag: 'repeat',
    type: 'count',
    value: '<n>',
    group: 'Sending',
    help: `Requests for each known function (${defaults.repeat}; ${defaults.repeatOfMany} with many functions)`,
  },
  {
    flag: 'concurrency',
    type: 'count',
    value: '<n>',
    group: 'Sending',
    help: `Requests in flight at once (${defaults.concurrency})`,
  },
  {
    flag: 'rate',
    type: 'amount',
    value: '<n>',
    group: 'Sending',
    help: 'Requests started per second (unlimited)',
  },
  {
    flag: 'ca',
    type: 'text',
    value: '<file>',
    group: 'Sending',
    help: 'Also trust the certificate authorities in this PEM file',
  },
  {
    flag: 'insecure',
    type: 'switch',
    group: 'Sending',
    help: 'Accept any certificate, and plain http to other machines',
  },
  {
    flag: 'report-dir',
    type: 'text',
    value: '<dir>',
    group: 'Reports',
    help: `Where reports are written (${defaults.reportDirectory})`,
  },
  {
    flag: 'compare',
    type: 'text',
    value: '<report.json>',
    group: 'Reports',
    help: 'Show what broke and what was fixed since this earlier report',
    isFlagOnly: true,
  },
  { flag: 'verbose', type: 'switch', group: 'Reports', help: 'Also print the details of what passed' },
  {
    flag: 'shard',
    type: 'text',
    value: '<i/n>',
    group: 'Many functions',
    help: 'Test part i of n of the functions; the first also sends what is sent only once',
  },
  {
    flag: 'resume',
    type: 'switch',
    group: 'Many functions',
    help: 'Resume the interrupted run in the report directory',
    isFlagOnly: true,
  },
  {
    flag: 'fuzz',
    type: 'text',
    value: '<when>',
    group: 'Schemathesis',
    help: 'Run Schemathesis, too: auto, if it is there; install or required, also if not; or off',
  },
  {
    flag: 'max-examples',
    type: 'count',
    value: '<n>',
    group: 'Schemathesis',
    help: 'Random calls, in addition to the systematic ones (none)',
  },
  {
    flag: 'seed',
    type: 'count',
    value: '<n>',
    group: 'Schemathesis',
    help: 'Seed that repeats the random calls (a new one each run)',
  },
  {
    flag: 'list',
    type: 'switch',
    group: 'Other',
    help: 'List the rules and exit; as JSON with --json',
    isFlagOnly: true,
  },
  {
    flag: 'json',
    type: 'switch',
    group: 'Other',
    help: 'Print JSON: the rules with --list, otherwise the report',
    isFlagOnly: true,
  },
  { flag: 'help', type: 'switch', group: 'Other', help: 'Show this help', isFlagOnly: true },
  { flag: 'version', type: 'switch', group: 'Other', help: 'Show the version', isFlagOnly: true },
] as const satisfies readonly Option[];

/** The name of a setting. */
export type OptionName = (typeof options)[number]['flag'];

/** The environment variable that says the same as a flag. */
export function variableOf(flag: string): string {
  return `CONFORMANCE_${flag.toUpperCase().replaceAll('-', '_')}`;
}

/** The key of an environment file that says the same as a flag; lists are in the plural. */
export function keyOf({ flag, type }: Pick<Option, 'flag' | 'type'>): string {
  const plural: { readonly [name: string]: string } = {
    'function-urn': 'functions',
    capability: 'capabilities',
  };
  const name = type === 'texts' ? (plural[flag] ?? flag) : flag;
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
