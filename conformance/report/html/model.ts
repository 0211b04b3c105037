import type { HarEntry } from '../../reading/har.ts';
import type { Report, ReportedResult, RuleDescription } from '../../verdict/report.ts';
import type { Outcome } from '../../verdict/result.ts';
import { type Change, type Comparison, placeKey } from '../compare.ts';
import type { MergedReport, RecordedRun } from '../merge.ts';
import { bySeverity, worst } from '../severity.ts';
import { type Column, columnsOf, runName } from './columns.ts';

/** What a page shows. */
export interface PageInput {
  readonly merged: MergedReport;
  /** As many as there are merged reports, in the same order. */
  readonly runs: readonly RecordedRun[];
  /** The comparison of the merged reports with earlier ones. */
  readonly comparison?: Comparison;
}

/** A cell of the matrix. */
export interface Cell {
  readonly outcome: Outcome;
  /** How many functions have the outcome, where the cell stands for several. */
  readonly functions?: number;
  /** The id of the element with the details. */
  readonly anchor: string;
  /** What became of it since the earlier run, if anything did. */
  readonly change?: 'newly-broken' | 'newly-fixed';
}

/** A result that is worth a look, with what is needed to show it. */
export interface Occurrence {
  /** The id of its element. */
  readonly anchor: string;
  readonly result: ReportedResult;
  /** The function, or the environment; with the run where there are several. */
  readonly scope: string;
  readonly change?: Change;
  /** The exchange of each finding, in the same order; `undefined` where the page holds enough of them. */
  readonly exchanges: readonly (HarEntry | undefined)[];
}

/** A rule, and what became of it everywhere. */
export interface Row {
  readonly rule: RuleDescription;
  /** The id of the element with the details. */
  readonly anchor: string;
  /** As many as there are columns. */
  readonly cells: readonly (Cell | undefined)[];
  readonly outcomes: ReadonlySet<Outcome>;
  /** The outcome that most needs attention; `undefined` where nothing is reported. */
  readonly outcome: Outcome | undefined;
  /** Results other than passes, the worst first. */
  readonly occurrences: readonly Occurrence[];
}

/** Everything that the parts of a page show. */
export interface Model extends PageInput {
  readonly columns: readonly Column[];
  /** In the order of the suite. */
  readonly rows: readonly Row[];
}

/** How many exchanges a page holds, and how many of one rule: it stays small however much is broken. */
const mostExchanges = { ofPage: 400, ofRule: 50 };

/** Brings what is reported into the order in which people read it. */
export function modelOf(input: PageInput): Model {
  const { runs } = input;
  const columns = columnsOf(runs);
  const rules = new Map(runs.flatMap(({ report }) => report.rules.map((rule) => [rule.id, rule])));
  const found = findByRule(runs);
  const changeOf = changeFinder(input);
  const exchanges = exchangeFinder(runs);
  const outcomesOf = (rule: RuleDescription) =>
    new Set((found.get(rule.id) ?? []).map(({ result }) => result.outcome));
  const rowOf = (rule: RuleDescription): Row => {
    const outcomes = outcomesOf(rule);
    const anchor = `rule-${rule.id.replaceAll(/[^\w.-]/g, '-')}`;
    const ofRule = found.get(rule.id) ?? [];
    const occurrences = ofRule
      .filter(({ result }) => result.outcome !== 'passed')
      .sort((a, b) => rank(a.result.outcome) - rank(b.result.outcome))
      .map((each, nth): Occurrence => {
        const change = changeOf(each);
        return {
          anchor: `${anchor}--${nth + 1}`,
          result: each.result,
          scope: scopeOf(each, runs),
          ...(change !== undefined && { change }),
          exchanges: nth < mostExchanges.ofRule ? exchanges(each) : [],
        };
      });
    const anchors = new Map(occurrences.map(({ result, anchor: ofResult }) => [result, ofResult]));
    const cells = columns.map((column) => {
      const inColumn = ofRule.filter(({ run, result }) => column.holds(run, result));
      return cellOf(rule, inColumn, column, (result) => (result && anchors.get(result)) ?? anchor, changeOf);
    });
    return { rule, anchor, cells, outcomes, outcome: worst(outcomes), occurrences };
  };
  // The exchanges that a page has room for go to the rules that most need attention.
  const bySeverity = [...rules.values()].sort(
    (a, b) => rank(worst(outcomesOf(a))) - rank(worst(outcomesOf(b))),
  );
  const rows = new Map(bySeverity.map((rule) => [rule.id, rowOf(rule)]));
  return { ...input, columns, rows: [...rules.keys()].flatMap((id) => rows.get(id) ?? []) };
}

/** A result, and the number of its run, from 0. */
interface Found {
  readonly run: number;
  readonly result: ReportedResult;
}

function rank(outcome: Outcome | undefined): number {
  return outcome === undefined ? bySeverity.length : bySeverity.indexOf(outcome);
}

function findByRule(runs: readonly RecordedRun[]): Map<string, Found[]> {
  const found = new Map<string, Found[]>();
  for (const [run, { report }] of runs.entries()) {
    for (const result of report.results) {
      const ofRule = found.get(result.rule) ?? [];
      ofRule.push({ run, result });
      found.set(result.rule, ofRule);
    }
  }
  return found;
}

function changeFinder({ runs, comparison }: PageInput): (found: Found) => Change | undefined {
  const changes = new Map<Report, Map<string, Change>>(
    comparison?.pairs.map(({ later, changes: ofPair }) => [
      later,
      new Map(ofPair.map((change) => [placeKey(change), change])),
    ]),
  );
  return ({ run, result }) => {
    const report = runs[run]?.report;
    return report && changes.get(report)?.get(placeKey(result));
  };
}

function exchangeFinder(runs: readonly RecordedRun[]): (found: Found) => (HarEntry | undefined)[] {
  const entries = runs.map(
    ({ exchanges }) => new Map(exchanges.map((entry) => [entry._exchange?.id, entry])),
  );
  let left = mostExchanges.ofPage;
  return ({ run, result }) =>
    result.findings.map(({ exchange }) => {
      if (exchange === undefined || left === 0) return undefined;
      left -= 1;
      return entries[run]?.get(exchange);
    });
}

function scopeOf({ run, result }: Found, runs: readonly RecordedRun[]): string {
  const scope = result.function ?? 'environment';
  const report = runs[run]?.report;
  return report === undefined || runs.length === 1 ? scope : `${runName(report, runs)} · ${scope}`;
}

function cellOf(
  rule: RuleDescription,
  found: readonly Found[],
  { tallyOf }: Column,
  anchorOf: (result: ReportedResult | undefined) => string,
  changeOf: (found: Found) => Change | undefined,
): Cell | undefined {
  const tally = tallyOf?.(rule.id) ?? {};
  const counted = bySeverity.filter((outcome) => (tally[outcome] ?? 0) > 0);
  const outcome = worst([...counted, ...found.map(({ result }) => result.outcome)]);
  if (outcome === undefined) return undefined;
  const first = found.find(({ result }) => result.outcome === outcome);
  const functions = tally[outcome] ?? 0;
  const kinds = found.map((each) => changeOf(each)?.kind);
  const change = (['newly-broken', 'newly-fixed'] as const).find((kind) => kinds.includes(kind));
  return {
    outcome,
    ...(functions > 0 && { functions }),
    anchor: anchorOf(first?.result),
    ...(change !== undefined && { change }),
  };
}
