import type { HarEntry } from '../reading/har.ts';
import { covers } from '../verdict/baseline.ts';
import { Causes } from '../verdict/causes.ts';
import { uniteEditions } from '../verdict/editions.ts';
import { detailedFunctions, listedFunctions } from '../verdict/judge.ts';
import {
  type BaselineNote,
  countUnexercised,
  type Report,
  type ReportedResult,
  type ReportedRule,
  reportVersion,
  type Tally,
} from '../verdict/report.ts';
import { unremarkable } from '../verdict/result.ts';
import { exitCodes, type Verdict, verdictOf } from '../verdict/verdict.ts';
import { bySeverity } from './severity.ts';

/** A run as its files hold it. */
export interface RecordedRun {
  readonly report: Report;
  /** What `exchanges.har` holds, secrets left out; empty without that file. */
  readonly exchanges: readonly HarEntry[];
}

/** Several runs as one: what `report.json` of a merge holds. */
export interface MergedReport {
  readonly reportVersion: typeof reportVersion;
  /**
   * `violates` where any run violates the contract; else `untested` where any could not be tested or a shard is
   * missing; else `conforms`.
   */
  readonly verdict: Verdict;
  readonly exitCode: number;
  /** The verdict in one sentence. */
  readonly summary: string;
  readonly counts: Report['counts'];
  /** The runs, shards of one run put together, in the order in which they began. */
  readonly reports: readonly Report[];
}

/** A merged report, with the exchanges of each run. */
export interface Merge {
  readonly merged: MergedReport;
  /** As many as `merged.reports`, in the same order. */
  readonly runs: readonly RecordedRun[];
}

/** A single run, as it is: what is missing where it is a shard is not looked at. */
export function singleRun(run: RecordedRun): Merge {
  const { verdict, exitCode, summary, counts } = run.report;
  return {
    merged: { reportVersion, verdict, exitCode, summary, counts, reports: [run.report] },
    runs: [run],
  };
}

/** Merges runs. @param recorded - at least one. */
export function mergeRuns(recorded: readonly RecordedRun[]): Merge {
  const inOrder = [...recorded].sort((a, b) => a.report.startedAt.localeCompare(b.report.startedAt));
  const runs = groupShards(inOrder).map((group) => (group.shards === 1 ? group.runs[0] : joinShards(group)));
  const found = runs.flatMap((run) => run ?? []);
  const reports = found.map(({ report }) => report);
  const verdict = worstVerdict(reports.map((report) => report.verdict));
  const [only, ...others] = reports;
  return {
    merged: {
      reportVersion,
      verdict,
      exitCode: exitCodes[verdict],
      summary: only !== undefined && others.length === 0 ? only.summary : summaryOf(reports),
      counts: sum(reports.map(({ counts }) => counts)),
      reports,
    },
    runs: found,
  };
}

const verdictsBySeverity = ['violates', 'untested', 'conforms'] as const satisfies readonly Verdict[];

/** The verdict of several; `untested` for none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return verdictsBySeverity.find((verdict) => verdicts.includes(verdict)) ?? 'untested';
}

const words: { readonly [verdict in Verdict]: readonly [ofOne: string, ofSeveral: string] } = {
  violates: ['breaks the contract', 'break the contract'],
  untested: ['could not be tested', 'could not be tested'],
  conforms: ['keeps it', 'keep it'],
};

function summaryOf(reports: readonly Report[]): string {
  const amounts = verdictsBySeverity.flatMap((verdict) => {
    const amount = reports.filter((report) => report.verdict === verdict).length;
    return amount === 0 ? [] : [`${amount} ${words[verdict][amount === 1 ? 0 : 1]}`];
  });
  if (reports.every(({ verdict }) => verdict === 'conforms'))
    return `All ${reports.length} runs keep the contract.`;
  return `Of ${reports.length} runs, ${amounts.join(', ')}.`;
}

/** The shards of one run, as far as they are there. */
interface ShardGroup {
  readonly key: string;
  /** How many shards the run was split into; 1 for a whole run. */
  readonly shards: number;
  /** By the number of the shard, from 1. */
  readonly byNumber: Map<number, RecordedRun>;
  readonly runs: RecordedRun[];
}

/** Puts runs together that are shards of one: the same target, contract and number of shards, each shard once. */
function groupShards(runs: readonly RecordedRun[]): ShardGroup[] {
  const groups: ShardGroup[] = [];
  for (const run of runs) {
    const [number, shards] = shardOf(run.report);
    const { target, contract } = run.report;
    const key = JSON.stringify([target.name, target.baseUrl, target.projectId, contract.digest, shards]);
    const fits = (group: ShardGroup) => shards > 1 && group.key === key && !group.byNumber.has(number);
    const group: ShardGroup = groups.find(fits) ?? { key, shards, byNumber: new Map(), runs: [] };
    if (group.runs.length === 0) groups.push(group);
    group.byNumber.set(number, run);
    group.runs.push(run);
  }
  return groups;
}

/** Which shard a run is, and of how many, as `--shard` says it. */
function shardOf({ configuration: { shard } }: Report): readonly [number: number, shards: number] {
  const [, ...parts] = /^(\d{1,15})\/(\d{1,15})$/.exec(typeof shard === 'string' ? shard : '') ?? [];
  const [number = 0, shards = 0] = parts.map(Number);
  return number >= 1 && number <= shards ? [number, shards] : [1, 1];
}

function joinShards(group: ShardGroup): RecordedRun | undefined {
  const { shards, byNumber } = group;
  const missing = shards - byNumber.size;
  const parts = [...byNumber]
    .sort(([one], [other]) => one - other)
    .map(([number, run]) => withPrefix(run, `shard-${number}/`));
  const reports = parts.map(({ report }) => report);
  const [first] = reports;
  if (first === undefined) return undefined;
  const {
    configuration,
    omitted: _omitted,
    editions: _editions,
    sample: _sample,
    interrupted: _interrupted,
    ...common
  } = first;
  const functions = total(reports.map(({ target }) => target.functions));
  const { results: all, counts, tallies } = uniteResults(reports);
  const results = functions > detailedFunctions ? listed(all) : all;
  const baseline = uniteBaselines(reports, results);
  const isStrict = reports.some((report) => report.configuration.strict === true);
  const isBaselineOld = baseline !== undefined && baseline.stale.length + baseline.expired.length > 0;
  const isUntested = missing > 0 || reports.some(isUntestedRun);
  const rules = uniteRules(reports);
  const isUnexercised = reports.some(requiresExercise) && countUnexercised(rules) > 0;
  const verdict = worstVerdict([
    isBaselineOld ? 'violates' : verdictOf(counts, isStrict, functions),
    isUntested || isUnexercised ? 'untested' : 'conforms',
  ]);
  const ends = reports.map(({ startedAt, duration }) => Date.parse(startedAt) + duration);
  const report: Report = {
    ...common,
    target: { ...first.target, functions },
    configuration: { ...configuration, shard: `${parts.length} of ${shards} shards` },
    duration: Math.max(...ends) - Date.parse(first.startedAt),
    verdict,
    exitCode: exitCodes[verdict],
    summary: shardsSummary(first.target.name, verdict, counts, missingShards(group), parts.length, shards),
    counts,
    causes: uniteCauses(reports),
    rules,
    tallies,
    results,
    ...(baseline !== undefined && { baseline }),
    stages: reports.flatMap(({ stages }) => stages),
    requests: uniteRequests(reports),
    ...uniteTotals(reports, all.filter(isRemarkable).length - results.filter(isRemarkable).length),
  };
  return { report, exchanges: parts.flatMap(({ exchanges }) => exchanges) };
}

/** A shard in which no function has a configuration, or some rule has nothing to judge, leaves that to others. */
function isUntestedRun({ verdict, counts, target, ...report }: Report): boolean {
  const isOnlyUnexercised =
    requiresExercise(report) &&
    countUnexercised(report.rules) > 0 &&
    report.interrupted === undefined &&
    report.stages.every(({ isRequired, status }) => !isRequired || status === 'run') &&
    verdictOf(counts, false, target.functions) === 'conforms';
  return verdict === 'untested' && counts.unconfigured < target.functions && !isOnlyUnexercised;
}

function requiresExercise({ configuration }: Pick<Report, 'configuration'>): boolean {
  return configuration['require-exercised'] === true;
}

/** How many missing shards are named. */
const mostNamed = 10;

/** The numbers of the shards that are missing, as far as they are worth naming. */
function missingShards({ byNumber, shards }: ShardGroup): string {
  const named: number[] = [];
  const missing = shards - byNumber.size;
  for (let number = 1; named.length < Math.min(missing, mostNamed); number += 1)
    if (!byNumber.has(number)) named.push(number);
  return `${named.join(', ')}${missing > mostNamed ? ` and ${missing - mostNamed} more` : ''}`;
}

function shardsSummary(
  name: string,
  verdict: Verdict,
  { failed, warned }: Report['counts'],
  missing: string,
  there: number,
  shards: number,
): string {
  const found = failed > 0 || warned > 0 ? ` (${failed} failed, ${warned} warned, in ${there} shards)` : '';
  const isOne = shards - there === 1;
  const gap =
    missing === ''
      ? ''
      : ` ${isOne ? 'Shard' : 'Shards'} ${missing} of ${shards} ${isOne ? 'is' : 'are'} missing.`;
  const words = {
    conforms: 'keeps the contract',
    violates: 'breaks the contract',
    untested: 'could not be tested as a whole',
  };
  return `${name} ${words[verdict]}${found}.${gap}`;
}

/** Exchanges are told apart by ids that are unique in one run only. */
function withPrefix({ report, exchanges }: RecordedRun, prefix: string): RecordedRun {
  const results = report.results.map((result) => ({
    ...result,
    findings: result.findings.map((finding) =>
      finding.exchange === undefined ? finding : { ...finding, exchange: prefix + finding.exchange },
    ),
  }));
  const retried = report.requests.retried.map((retry) => ({ ...retry, exchange: prefix + retry.exchange }));
  const renamed = exchanges.map((entry): HarEntry => {
    const { _exchange: own } = entry;
    return own === undefined ? entry : { ...entry, _exchange: { ...own, id: prefix + own.id } };
  });
  return { report: { ...report, results, requests: { ...report.requests, retried } }, exchanges: renamed };
}

/** Results of all shards. Each shard judges the environment too: of those results, the worst of each rule stays. */
function uniteResults(reports: readonly Report[]): Pick<Report, 'results' | 'counts' | 'tallies'> {
  const counts: Counts = sum(reports.map((report) => report.counts));
  const tallies = uniteTallies(reports);
  const environment = new Map<string, ReportedResult>();
  const functions: ReportedResult[] = [];
  for (const result of reports.flatMap((report) => report.results)) {
    if (result.function !== undefined) {
      functions.push(result);
      continue;
    }
    const other = environment.get(result.rule);
    const isWorse =
      other === undefined || bySeverity.indexOf(result.outcome) < bySeverity.indexOf(other.outcome);
    const dropped = isWorse ? other : result;
    if (dropped !== undefined) {
      counts[dropped.outcome] -= 1;
      const tally = tallies[dropped.rule];
      if (tally !== undefined) tally[dropped.outcome] = (tally[dropped.outcome] ?? 1) - 1;
    }
    if (isWorse) environment.set(result.rule, result);
  }
  return { counts, tallies, results: [...environment.values(), ...functions] };
}

const isRemarkable = ({ outcome }: ReportedResult) => !unremarkable.has(outcome);

/** What one run of many functions lists: no passes, once for each rule that it had nothing to judge, and not too many. */
function listed(results: readonly ReportedResult[]): ReportedResult[] {
  const seen = new Set<string>();
  const amounts = new Map<string, number>();
  return results.filter((result) => {
    const { rule, outcome, function: urn } = result;
    const key = `${rule} ${outcome}`;
    const isFirst = outcome !== 'passed' && !seen.has(key);
    seen.add(key);
    if (urn !== undefined && !isRemarkable(result) && !isFirst) return false;
    const amount = (amounts.get(rule) ?? 0) + 1;
    amounts.set(rule, amount);
    return amount <= listedFunctions;
  });
}

function uniteTallies(reports: readonly Report[]): {
  [rule: string]: { -readonly [outcome in keyof Tally]: number };
} {
  const united: ReturnType<typeof uniteTallies> = {};
  for (const { tallies } of reports) {
    for (const [rule, tally] of Object.entries(tallies)) {
      const all = united[rule] ?? {};
      united[rule] = all;
      for (const outcome of bySeverity)
        if (tally[outcome] !== undefined) all[outcome] = (all[outcome] ?? 0) + tally[outcome];
    }
  }
  return united;
}

/** An entry is stale where no shard meets it; a shard knows of its own functions only. */
function uniteBaselines(
  reports: readonly Report[],
  results: readonly ReportedResult[],
): Report['baseline'] | undefined {
  const baselines = reports.flatMap(({ baseline }) => baseline ?? []);
  if (baselines.length === 0) return undefined;
  const isMet = (note: BaselineNote) =>
    results.some(
      ({ rule, outcome, function: urn }) =>
        outcome === 'known' && covers(note, { rule: { id: rule }, functionUrn: urn }),
    );
  const unique = (notes: readonly BaselineNote[]) => [
    ...new Map(notes.map((note) => [JSON.stringify(note), note])).values(),
  ];
  return {
    stale: unique(baselines.flatMap(({ stale }) => stale)).filter((note) => !isMet(note)),
    expired: unique(baselines.flatMap(({ expired }) => expired)),
  };
}

/** What is left out of the reports, and how far those came that were interrupted. */
function uniteTotals(
  reports: readonly Report[],
  omittedHere: number,
): Pick<Report, 'omitted' | 'editions' | 'sample' | 'interrupted'> {
  const omitted = omittedHere + total(reports.map((report) => report.omitted ?? 0));
  const functionsDone = total(
    reports.map(({ interrupted, target }) => interrupted?.functionsDone ?? target.functions),
  );
  const editions = uniteEditions(reports.flatMap((report) => report.editions ?? []));
  const sample = reports.flatMap((report) => report.sample ?? []);
  return {
    ...(omitted > 0 && { omitted }),
    ...(editions !== undefined && { editions }),
    ...(sample.length > 0 && { sample }),
    ...(reports.some(({ interrupted }) => interrupted !== undefined) && { interrupted: { functionsDone } }),
  };
}

function uniteCauses(reports: readonly Report[]): Report['causes'] {
  const causes = new Causes();
  for (const report of reports) causes.unite(report.causes);
  return causes.list;
}

/** A rule is exercised where one shard exercises it. */
function uniteRules(reports: readonly Report[]): ReportedRule[] {
  const united = new Map<string, ReportedRule>();
  for (const rule of reports.flatMap(({ rules }) => rules)) {
    const earlier = united.get(rule.id);
    const isNews = earlier?.exercised === undefined || (rule.exercised === true && !earlier.exercised);
    if (isNews) united.set(rule.id, rule);
  }
  return [...united.values()];
}

/** The median is that of the shards' medians: the times of all requests are in no report. */
function uniteRequests(reports: readonly Report[]): Report['requests'] {
  const requests = reports.map((report) => report.requests);
  const medians = requests.map(({ timings }) => timings.median).sort((a, b) => a - b);
  return {
    sent: total(requests.map(({ sent }) => sent)),
    unanswered: total(requests.map(({ unanswered }) => unanswered)),
    lost: total(requests.map(({ lost }) => lost)),
    busy: total(requests.map(({ busy }) => busy)),
    retried: requests.flatMap(({ retried }) => retried),
    timings: {
      median: medians[medians.length >> 1] ?? 0,
      slowest: Math.max(...requests.map(({ timings }) => timings.slowest)),
    },
  };
}

type Counts = { -readonly [outcome in keyof Report['counts']]: number };

function sum(counts: readonly Report['counts'][]): Counts {
  return Object.fromEntries(
    bySeverity.map((outcome) => [outcome, total(counts.map((each) => each[outcome]))]),
  ) as Counts;
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}
