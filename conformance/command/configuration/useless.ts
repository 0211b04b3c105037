import type { RawSettings } from './flags.ts';
import type { OptionName } from './options.ts';
import type { Source } from './source.ts';
import { UsageError } from './usage-error.ts';

/** The flags that change nothing, and why. */
const useless: { readonly [kind in Source['kind']]: readonly [flags: readonly OptionName[], why: string] } = {
  environment: [[], ''],
  mock: [
    ['capability', 'expect', 'thorough', 'ca', 'insecure', 'shard'],
    'where the mock is tested, since it is no environment with functions',
  ],
  replay: [
    [
      ...(['project-id', 'functions-file', 'functions-from', 'capability', 'expect', 'shard'] as const),
      ...(['thorough', 'timeout', 'retries', 'repeat', 'concurrency', 'rate', 'ca', 'insecure'] as const),
      ...(['fuzz', 'max-examples', 'seed'] as const),
    ],
    'with --replay, since nothing is sent',
  ],
};

/**
 * Refuses flags that would change nothing: whoever gives them means something else than what would be done.
 *
 * @throws UsageError for the first of them.
 */
export function refuseUseless(flags: RawSettings, { kind }: Source): void {
  const refuse = (names: readonly OptionName[], why: string) => {
    const name = names.find((flag) => flags[flag] !== undefined);
    if (name !== undefined) throw new UsageError(`--${name} has no effect ${why}.`);
  };
  refuse(...useless[kind]);
  if (flags.fuzz === 'off') refuse(['max-examples', 'seed'], 'with --fuzz off');
  if (flags.json) refuse(['verbose'], 'with --json');
}
