import { detailedFunctions } from '../verdict/judge.ts';
import type { Report, ReportedResult } from '../verdict/report.ts';
import type { Outcome } from '../verdict/result.ts';
import { leftOut } from './left-out.ts';
import { isBroken } from './severity.ts';

/**
 * How a result differs from the earlier one.
 *
 * - `newly-broken`: broken now, and not broken or not judged before.
 * - `newly-fixed`: broken before, and passed now.
 * - `still-broken`: broken before and now.
 * - `no-longer-judged`: broken before, and neither broken nor passed now.
 */
export type ChangeKind = 'newly-broken' | 'newly-fixed' | 'still-broken' | 'no-longer-judged';

/** What became of a rule for a function, or for the environment, between two runs. */
export interface Change {
  readonly kind: ChangeKind;
  readonly rule: string;
  readonly function?: string;
  /** Absent where the earlier run did not judge it. */
  readonly before?: Outcome;
  /** Absent where the later run did not judge it. */
  readonly after?: Outcome;
}

/** A run beside an earlier one. A rule that a baseline expects to fail is broken all the same. */
export interface ComparedPair {
  readonly earlier: Report;
  readonly later: Report;
  readonly changes: readonly Change[];
}

/** How runs differ from earlier ones. */
export interface Comparison {
  readonly pairs: readonly ComparedPair[];
  /** Names of targets that have no earlier run. */
  readonly withoutEarlier: readonly string[];
}

/**
 * Compares runs with earlier ones. Targets are matched by their names, the latest run of each; one run is compared
 * with one run whatever the names are.
 */
export function compareReports(earlier: readonly Report[], later: readonly Report[]): Comparison {
  const matched =
    earlier.length === 1 && later.length === 1
      ? later.flatMap((after) => earlier.map((before) => [before, after] as const))
      : matchByName(earlier, later);
  const names = new Set(matched.map(([, { target }]) => target.name));
  return {
    pairs: matched.map(([before, after]) => ({
      earlier: before,
      later: after,
      changes: changesBetween(before, after),
    })),
    withoutEarlier: [...new Set(later.map(({ target }) => target.name))].filter((name) => !names.has(name)),
  };
}

/** How many changes of a kind there are. */
export function countChanges({ pairs }: Comparison, kind: ChangeKind): number {
  return pairs.flatMap(({ changes }) => changes).filter((change) => change.kind === kind).length;
}

/** The comparison in one sentence. */
export function comparisonSummary(comparison: Comparison): string {
  const [broken, fixed, still] = (['newly-broken', 'newly-fixed', 'still-broken'] as const).map((kind) =>
    countChanges(comparison, kind),
  );
  return `${broken} newly broken, ${fixed} newly fixed, ${still} still broken`;
}

function matchByName(
  earlier: readonly Report[],
  later: readonly Report[],
): (readonly [before: Report, after: Report])[] {
  const before = latestByName(earlier);
  return [...latestByName(later)].flatMap(([name, after]) => {
    const match = before.get(name);
    return match === undefined ? [] : [[match, after] as const];
  });
}

function latestByName(reports: readonly Report[]): Map<string, Report> {
  const inOrder = [...reports].sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  return new Map(inOrder.map((report) => [report.target.name, report]));
}

function changesBetween(earlier: Report, later: Report): Change[] {
  const [outcomeBefore, outcomeAfter] = [outcomesOf(earlier), outcomesOf(later)];
  const places = new Map([...earlier.results, ...later.results].map((result) => [placeKey(result), result]));
  return [...places.values()].flatMap((place): Change[] => {
    const { rule, function: functionUrn } = place;
    const [before, after] = [outcomeBefore(place), outcomeAfter(place)];
    if (before === unlisted || after === unlisted) return [];
    const kind = kindOf(before, after);
    if (kind === undefined) return [];
    return [
      {
        kind,
        rule,
        ...(functionUrn !== undefined && { function: functionUrn }),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ];
  });
}

function kindOf(before: Outcome | undefined, after: Outcome | undefined): ChangeKind | undefined {
  const [wasBroken, isBrokenNow] = [before, after].map(
    (outcome) => outcome !== undefined && isBroken(outcome),
  );
  if (isBrokenNow) return wasBroken ? 'still-broken' : 'newly-broken';
  if (!wasBroken) return undefined;
  return after === 'passed' ? 'newly-fixed' : 'no-longer-judged';
}

type Place = Pick<ReportedResult, 'rule' | 'function'>;

/** A rule and what it was judged for, as one text. */
export function placeKey({ rule, function: functionUrn }: Place): string {
  return JSON.stringify([rule, functionUrn]);
}

/** A result that may or may not be the same as those that are listed: the report lists no more of its rule. */
const unlisted = 'unlisted';

function outcomesOf(report: Report): (place: Place) => Outcome | typeof unlisted | undefined {
  const outcomes = new Map(report.results.map((result) => [placeKey(result), result.outcome]));
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const isLeftOut = leftOut(report);
  return (place) => {
    const outcome = outcomes.get(placeKey(place));
    const isListed = place.function === undefined || report.target.functions <= detailedFunctions;
    const rule = rules.get(place.rule);
    if (outcome !== undefined || isListed || rule === undefined) return outcome;
    // With many functions, plain passes are not in the report.
    if (isLeftOut(place.rule)) return unlisted;
    return rule.exercised === false ? 'not-exercised' : 'passed';
  };
}
