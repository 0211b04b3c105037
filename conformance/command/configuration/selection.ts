import { fits } from '../../verdict/pattern.ts';
import { suggestion, UsageError } from './usage-error.ts';

/**
 * Picks rules by their ids.
 *
 * @param only - ids, with `*` for any characters; empty for all rules.
 * @param skip - the same, for those to leave out.
 * @throws UsageError for a pattern that no rule matches, and where no rule is left.
 */
export function selectRules<T extends { readonly id: string }>(
  rules: readonly T[],
  only: readonly string[],
  skip: readonly string[],
): readonly T[] {
  for (const pattern of [...only, ...skip]) {
    if (rules.some(({ id }) => fits(id, pattern))) continue;
    const near = suggestion(
      pattern,
      rules.map(({ id }) => id),
    );
    throw new UsageError(`no rule is called ${pattern}${near || '; --list shows them all.'}`);
  }
  const isMatchedBy = (patterns: readonly string[], id: string) =>
    patterns.some((pattern) => fits(id, pattern));
  const selected = rules.filter(
    ({ id }) => (only.length === 0 || isMatchedBy(only, id)) && !isMatchedBy(skip, id),
  );
  if (selected.length === 0) throw new UsageError('--only and --skip leave no rule to judge by.');
  return selected;
}
