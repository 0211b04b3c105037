import { formatCount, printable } from '../reading/words.ts';
import type { Part } from '../rules/rule.ts';
import type {
  BaselineNote,
  Report,
  ReportedCause,
  ReportedResult,
  RuleDescription,
  Tally,
} from '../verdict/report.ts';
import type { Outcome } from '../verdict/result.ts';
import { bySeverity } from './severity.ts';

/** A rule, and what became of it for all functions and the environment. */
export interface RuleTotals {
  readonly rule: RuleDescription;
  /** How often it had each outcome, the one first that most needs attention; never empty. */
  readonly tally: readonly [Totalled, ...Totalled[]];
  /** Its results, as far as the report lists them. */
  readonly results: readonly ReportedResult[];
  /** Why it has the outcome that most needs attention, where the first result with it says so. */
  readonly reason?: string;
}

type Totalled = readonly [outcome: Outcome, count: number];

/** The rules that something became of, part by part, in the suite's order. */
export function totalsByPart({
  rules,
  results,
  tallies,
}: Pick<Report, 'rules' | 'results' | 'tallies'>): { part: Part | 'schemathesis'; rules: RuleTotals[] }[] {
  const byRule = groupedBy(results, ({ rule }) => rule);
  const totals = rules.flatMap((rule): RuleTotals[] => {
    const [first, ...others] = totalled(tallies[rule.id] ?? {});
    if (first === undefined) return [];
    const ofRule = byRule.get(rule.id) ?? [];
    const reason = ofRule.find(({ outcome }) => outcome === first[0])?.reason;
    return [{ rule, tally: [first, ...others], results: ofRule, ...(reason !== undefined && { reason }) }];
  });
  const parts = groupedBy(totals, ({ rule }) => rule.part);
  return [...parts].map(([part, ofPart]) => ({ part, rules: ofPart }));
}

function totalled(tally: Tally): Totalled[] {
  return bySeverity.flatMap((outcome) => (tally[outcome] ? [[outcome, tally[outcome]] as const] : []));
}

/** Which functions show a cause, in words. */
export function whereabouts({ functions, first }: ReportedCause): string {
  if (first === undefined) return 'environment';
  return functions === 1 ? first : `${formatCount(functions)} functions, first: ${first}`;
}

/** What an entry of a baseline is about, printable. */
export function noteName({ rule, function: functionUrn }: BaselineNote): string {
  return printable(functionUrn === undefined ? rule : `${rule} for ${functionUrn}`);
}

/** Items by what they have in common, in their order. */
export function groupedBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
