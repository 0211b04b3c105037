import { formatCount } from '../../reading/words.ts';
import type { Report, ReportedResult, Tally } from '../../verdict/report.ts';
import type { Outcome } from '../../verdict/result.ts';
import type { RecordedRun } from '../merge.ts';

/** A column of the matrix. */
export interface Column {
  /** A short name that tells it from its neighbours. */
  readonly label: string;
  /** The whole name. */
  readonly title: string;
  /** How many functions had each outcome of a rule, where the column stands for more than one function. */
  readonly tallyOf?: (rule: string) => Tally;
  /** Says whether a result belongs here. @param run - the number of the run, from 0. */
  readonly holds: (run: number, result: ReportedResult) => boolean;
}

/** How many functions have a column; of more, those with the most violations. */
const mostColumns = 12;

/** The columns for some runs: the runs themselves, or, of a single run, its environment and functions. */
export function columnsOf(runs: readonly RecordedRun[]): Column[] {
  const [only, ...others] = runs;
  if (only === undefined || others.length > 0)
    return runs.map(({ report }, run) => runColumn(report, run, runs));
  const { results, target } = only.report;
  const broken = brokenPerFunction(results);
  const isMany = target.functions > mostColumns;
  const functions = isMany
    ? [...broken]
        .filter(([, amount]) => amount > 0)
        .sort((a, b) => b[1] - a[1])
        .slice(0, mostColumns)
        .map(([urn]) => urn)
    : [...broken.keys()];
  const labels = shortNames(functions);
  const all: Column = {
    label: `all ${formatCount(target.functions)} functions`,
    title: `All ${target.functions} functions together`,
    tallyOf: functionTallies(only.report),
    holds: (_, result) => result.function !== undefined,
  };
  const environment: Column = {
    label: 'environment',
    title: 'What is asked once, whatever the function',
    holds: (_, result) => result.function === undefined,
  };
  return [
    environment,
    ...(isMany ? [all] : []),
    ...functions.map((urn, index) => ({
      label: labels[index] ?? urn,
      title: urn,
      holds: (_: number, result: ReportedResult) => result.function === urn,
    })),
  ];
}

/** The tallies without the results of the environment, which are all listed. */
function functionTallies({ results, tallies }: Report): (rule: string) => Tally {
  const own = new Map<string, Outcome>();
  for (const { rule, function: urn, outcome } of results) if (urn === undefined) own.set(rule, outcome);
  return (rule) => {
    const tally = tallies[rule] ?? {};
    const outcome = own.get(rule);
    return outcome === undefined ? tally : { ...tally, [outcome]: (tally[outcome] ?? 1) - 1 };
  };
}

/** How many requirements each function breaks that something is reported of. */
function brokenPerFunction(results: readonly ReportedResult[]): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const { function: urn, outcome } of results) {
    if (urn !== undefined) amounts.set(urn, (amounts.get(urn) ?? 0) + (outcome === 'failed' ? 1 : 0));
  }
  return amounts;
}

function runColumn(report: Report, run: number, runs: readonly RecordedRun[]): Column {
  const label = runName(report, runs);
  return {
    label,
    title: `${label}, ${report.target.baseUrl}`,
    tallyOf: functionTallies(report),
    holds: (number) => number === run,
  };
}

/** What a run is called beside others: its target, and the time where others have the same target. */
export function runName({ target, startedAt }: Report, runs: readonly RecordedRun[]): string {
  const isUnique = runs.filter(({ report }) => report.target.name === target.name).length <= 1;
  return isUnique ? target.name : `${target.name}, ${startedAt.slice(0, 19).replace('T', ' ')}`;
}

/** URNs without the segments that all of them begin with; at least two segments stay. */
export function shortNames(urns: readonly string[]): string[] {
  const [first = [], ...others] = urns.map((urn) => urn.split(':'));
  const shared = first.findIndex((segment, index) => others.some((other) => other[index] !== segment));
  return urns.map((urn) => {
    const segments = urn.split(':');
    const last = Math.max(0, segments.length - 2);
    return segments.slice(others.length === 0 ? last : Math.min(Math.max(shared, 0), last)).join(':');
  });
}
