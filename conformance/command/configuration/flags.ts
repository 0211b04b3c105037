import { parseArgs } from 'node:util';
import { type Option, options } from './options.ts';
import { nearest, UsageError } from './usage-error.ts';

/** Settings as one source gives them, by the names of their flags; texts are not parsed yet. */
export type RawSettings = { readonly [flag: string]: string | readonly string[] | boolean | undefined };

/** Flags that people try for secrets, which other processes can read on a command line. */
const secretFlags =
  /(^|-)(token|auth|authorization|ak|sk|access-key|secret-key|api-key|secret|password|credentials?)$/;

/**
 * Reads the flags of the command.
 *
 * @throws UsageError for an unknown flag, a missing value, a secret, or an argument that is no flag.
 */
export function readFlags(args: readonly string[]): RawSettings {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      options.map(({ flag, type }) => [
        flag,
        { type: type === 'switch' ? 'boolean' : 'string', multiple: true } as const,
      ]),
    ),
  });
  const settings: { [flag: string]: string | string[] | boolean } = {};
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new UsageError(`"${token.value}" is no flag; see --help.`);
    }
    if (token.kind === 'option') {
      const { name, value } = token;
      if (secretFlags.test(name)) {
        throw new UsageError(
          `--${name} would show a secret to every process of the machine; set CONFORMANCE_TOKEN, or HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, in the environment instead.`,
        );
      }
      const option = (options as readonly Option[]).find(({ flag }) => flag === name);
      if (option === undefined) {
        const near = nearest(
          name,
          options.map(({ flag }) => flag),
        );
        throw new UsageError(
          `there is no flag ${token.rawName}${near === undefined ? '; see --help.' : `, did you mean --${near}?`}`,
        );
      }
      settings[name] = valueOfFlag(option, value, settings[name]);
    }
  }
  return settings;
}

function valueOfFlag(
  { flag, type }: Option,
  value: string | undefined,
  before: string | readonly string[] | boolean | undefined,
): string | string[] | boolean {
  if (type === 'switch') {
    if (value !== undefined) throw new UsageError(`--${flag} takes no value.`);
    return true;
  }
  if (value === undefined || value === '') throw new UsageError(`--${flag} needs a value.`);
  if (type === 'texts') return [...(Array.isArray(before) ? before : []), value];
  if (before !== undefined) throw new UsageError(`--${flag} is given twice.`);
  return value;
}
