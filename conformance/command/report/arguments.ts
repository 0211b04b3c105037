import { parseArgs } from 'node:util';
import { suggestion, UsageError } from '../configuration/usage-error.ts';

/** What the command was asked to do. */
export type ReportCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'merge';
      /** Reports, or folders that have one; at least one. */
      readonly files: readonly string[];
      /** Where the page is written. */
      readonly page: string;
      /** Where the merged report is written; nowhere by default. */
      readonly merged?: string;
      /** A report to compare with. */
      readonly earlier?: string;
    };

/** Where the page is written by default. */
export const defaultPage = 'report.html';

/** The flags of the command. */
export const reportFlags = [
  { flag: 'out', value: '<file>', help: `Where the page is written (${defaultPage})` },
  { flag: 'json', value: '<file>', help: 'Write the merged report here, too' },
  { flag: 'compare', value: '<file>', help: 'Show what is newly broken and newly fixed since this report' },
  { flag: 'help', help: 'Show this help' },
  { flag: 'version', help: 'Show the version' },
] as const;

const isSwitch = (name: string) => name === 'help' || name === 'version';

/**
 * Reads the arguments of the command.
 *
 * @throws UsageError for an unknown flag, a missing or repeated value, and where no report is named.
 */
export function readArguments(args: readonly string[]): ReportCommand {
  const names: readonly string[] = reportFlags.map(({ flag }) => flag);
  const { tokens, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      names.map((name) => [name, { type: isSwitch(name) ? 'boolean' : 'string' } as const]),
    ),
  });
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!names.includes(name)) {
      throw new UsageError(`there is no flag ${rawName}${suggestion(name, names) || '; see --help.'}`);
    }
    if (isSwitch(name) && value !== undefined) throw new UsageError(`--${name} takes no value.`);
    if (!isSwitch(name) && !value) throw new UsageError(`--${name} needs a value.`);
    if (values.has(name)) throw new UsageError(`--${name} is given twice.`);
    values.set(name, value ?? '');
  }
  if (values.has('help')) return { kind: 'help' };
  if (values.has('version')) return { kind: 'version' };
  if (positionals.length === 0) {
    throw new UsageError('name at least one report.json, or a folder that has one; see --help.');
  }
  const [merged, earlier] = [values.get('json'), values.get('compare')];
  return {
    kind: 'merge',
    files: positionals,
    page: values.get('out') ?? defaultPage,
    ...(merged !== undefined && { merged }),
    ...(earlier !== undefined && { earlier }),
  };
}
