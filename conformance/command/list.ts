import type { RuleDescription } from '../verdict/report.ts';

/** Lists rules for people, part by part, or as JSON. */
export function listRules(described: readonly RuleDescription[], json: boolean): string {
  if (json) return JSON.stringify(described, null, 2);
  const parts = [...new Set(described.map(({ part }) => part))];
  return parts
    .flatMap((part) => [
      part,
      ...described
        .filter((rule) => rule.part === part)
        .flatMap(({ id, level, title, source, pointer }) => [
          `  ${id} (${level})`,
          `    ${title}`,
          `    source   ${source}`,
          `    contract ${pointer}`,
        ]),
    ])
    .join('\n');
}
