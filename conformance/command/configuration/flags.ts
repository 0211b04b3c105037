import { parseArgs } from 'node:util';
import type { Option } from './options.ts';
import { suggestion, UsageError } from './usage-error.ts';

/** Settings as one source gives them, by the names of their flags; texts are not parsed yet. */
export type RawSettings = { readonly [flag: string]: string | readonly string[] | boolean | undefined };

/** A command line, taken apart. */
export interface Arguments {
  readonly flags: RawSettings;
  /** What is not a flag, in its order. */
  readonly operands: readonly string[];
}

/** Flags that people try for secrets, which other processes can read on a command line. */
const secretFlags =
  /(^|-)(token|auth|authorization|ak|sk|access-key|secret-key|api-key|secret|password|credentials?)$/;

/**
 * Reads a command line.
 *
 * @param options - the flags that there are.
 * @throws UsageError for an unknown or repeated flag, a missing value, or a secret.
 */
export function readArguments(args: readonly string[], options: readonly Option[]): Arguments {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      options.map(({ flag, type }) => [
        flag,
        { type: type === 'switch' ? 'boolean' : 'string', ...(flag === 'help' && { short: 'h' }) } as const,
      ]),
    ),
  });
  const flags: { [flag: string]: RawSettings[string] } = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (secretFlags.test(name)) {
      throw new UsageError(
        `--${name} would show a secret to every process of the machine; set CONFORMANCE_TOKEN, or HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, in the environment instead.`,
      );
    }
    const option = options.find(({ flag }) => flag === name);
    if (option === undefined) {
      const names = options.map(({ flag }) => flag);
      throw new UsageError(`there is no flag ${rawName}${suggestion(name, names, '--') || '; see --help.'}`);
    }
    flags[name] = valueOfFlag(option, value, flags[name]);
  }
  return { flags, operands: positionals };
}

function valueOfFlag(
  { flag, type }: Option,
  value: string | undefined,
  before: RawSettings[string],
): string | readonly string[] | true {
  if (type === 'switch') {
    if (value !== undefined) throw new UsageError(`--${flag} takes no value.`);
    return true;
  }
  if (value === undefined || value === '') throw new UsageError(`--${flag} needs a value.`);
  if (type === 'texts') return [...(Array.isArray(before) ? before : []), value];
  if (before !== undefined) throw new UsageError(`--${flag} is given twice.`);
  return value;
}
