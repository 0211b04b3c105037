import type { Json } from '../contract/contract.ts';
import type { Capability } from '../probes/target.ts';
import type { Level, Part, Rule } from '../rules/rule.ts';
import type { Outcome } from './result.ts';
import type { Verdict } from './verdict.ts';

/** The version of the format of `report.json`; `report.schema.json` describes it. */
export const reportVersion = 1;

/** A rule as reports and catalogues show it. */
export interface RuleDescription {
  readonly id: string;
  readonly level: Level;
  readonly part: Part | 'schemathesis';
  readonly title: string;
  readonly source: string;
  readonly pointer: string;
}

/** A rule as a report of a run shows it. */
export interface ReportedRule extends RuleDescription {
  /**
   * Some answer held what the rule judges. `false` where none did, which is no pass; absent where the rule was not
   * applicable, or could not be judged.
   */
  readonly exercised?: boolean;
}

/** How many rules of a run met nothing to judge. */
export function countUnexercised(rules: readonly ReportedRule[]): number {
  return rules.filter(({ exercised }) => exercised === false).length;
}

/** What reports and catalogues show of a rule. */
export function describeRule({ id, level, part, title, source, pointer }: Rule): RuleDescription {
  return { id, level, part, title, source, pointer };
}

/** A finding as reports show it, free of secrets. */
export interface ReportedFinding {
  readonly expected: string;
  readonly actual: string;
  readonly where: string;
  readonly pointer: string;
  readonly hint?: string;
  /** In how many answers it showed. */
  readonly count: number;
  /** The exchange that shows it, by its id in `exchanges.har`. */
  readonly exchange?: string;
  /** A command that sends the request again. Credentials are variables of the shell. */
  readonly curl?: string;
  /** A command that sends it again as it was, signed where it was signed, and shows the answer. */
  readonly again?: string;
}

/** What became of a rule, for a function or, without `function`, for the environment. */
export interface ReportedResult {
  readonly rule: string;
  readonly function?: string;
  readonly outcome: Outcome;
  readonly findings: readonly ReportedFinding[];
  /** How many further findings are not listed. */
  readonly omittedFindings?: number;
  readonly reason?: string;
}

/** Findings of one rule that are alike, in place, expectation and kind of value: most probably they are one mistake. */
export interface ReportedCause {
  readonly rule: string;
  readonly outcome: Outcome;
  /** How many functions show it, those included that are not listed; 0 where it is about the environment. */
  readonly functions: number;
  /** The URN of the first function that does; absent where it is about the environment. */
  readonly first?: string;
  /** What the first one shows. */
  readonly finding: ReportedFinding;
}

/** How often a rule had each outcome; outcomes that it never had are left out. */
export type Tally = { readonly [outcome in Outcome]?: number };
/** How the editions of the contract differ in what they ask of a configuration, and how those that came fit them. */
export interface ReportedEditions {
  /** The profiles; `contract.profile` names that of the run. */
  readonly profiles: readonly string[];
  /** How many functions' configurations were held against them. */
  readonly functions: number;
  /** How many of these break each profile. */
  readonly broken: { readonly [profile: string]: number };
  /** How many of these break what all profiles ask for alike. */
  readonly wrongInAll: number;
  /** Where profiles differ. */
  readonly places: readonly EditionPlace[];
}

/** A place of a configuration where editions of the contract differ. */
export interface EditionPlace {
  /** A JSON pointer into a configuration, with `*` for `on_success` and `on_failure`. */
  readonly where: string;
  /** The keyword of JSON Schema that differs. */
  readonly keyword: string;
  /** What it is set to, by profile; profiles that do not ask for it are left out. */
  readonly asked: { readonly [profile: string]: Json };
  /** How many functions break it, by profile. */
  readonly broken: { readonly [profile: string]: number };
  /** What the first function that breaks it has there, in words. */
  readonly actual?: string;
}

/** How a stage of the run went that is not made of rules' own probes. */
export interface ReportedStage {
  readonly name: string;
  /** `not-exercised`: it was run, and nearly none of its calls got past authentication. */
  readonly status: 'run' | 'not-exercised' | 'not-run';
  /** Without it the run is not complete. */
  readonly isRequired: boolean;
  /** What was run, or why it was not and what helps. */
  readonly detail: string;
}

/** A run, as `report.json` holds it. */
export interface Report {
  readonly reportVersion: typeof reportVersion;
  readonly tool: { readonly name: string; readonly version: string };
  readonly contract: {
    readonly profile: string;
    /** Why the profile was chosen, where it was not named. */
    readonly reason?: string;
    readonly version: string;
    readonly digest: string;
  };
  readonly target: {
    readonly name: string;
    readonly baseUrl: string;
    readonly projectId: string;
    readonly functions: number;
    readonly capabilities: readonly Capability[];
    readonly authentication: string;
  };
  /** The settings of the run, secrets left out. */
  readonly configuration: { readonly [name: string]: unknown };
  readonly startedAt: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly verdict: Verdict;
  readonly exitCode: number;
  /** The verdict in one sentence. */
  readonly summary: string;
  /** There where the operator, the network or the clock is in the way, so that no rule was judged. */
  readonly diagnosis?: {
    /** What is the matter, with the server's own words. */
    readonly problem: string;
    /** What to do about it. */
    readonly advice: string;
    /** The exchange that shows it, by its id in `exchanges.har`, and a command that sends the request again. */
    readonly exchange: string;
    readonly curl: string;
  };
  readonly counts: { readonly [outcome in Outcome]: number };
  /** Those that most need attention first, and of these those of most functions. */
  readonly causes: readonly ReportedCause[];
  readonly rules: readonly ReportedRule[];
  /** What became of each rule, counted exactly, by its id. */
  readonly tallies: { readonly [rule: string]: Tally };
  /**
   * What became of each rule, for each function. With more than 50 functions, plain passes are counted but not listed,
   * and no more than 1,000 functions are listed for one rule.
   */
  readonly results: readonly ReportedResult[];
  /** How many further results are counted but not listed. */
  readonly omitted?: number;
  /** How configurations fit the editions of the contract; absent where none came. */
  readonly editions?: ReportedEditions;
  /** There with more than 50 functions: those that the refusals were tried on, and that were read again at the end. */
  readonly sample?: readonly string[];
  /** There where the run was interrupted: how many functions were done, and the command that goes on. */
  readonly interrupted?: { readonly functionsDone: number; readonly resume?: string };
  readonly baseline?: {
    readonly stale: readonly BaselineNote[];
    readonly expired: readonly BaselineNote[];
  };
  readonly stages: readonly ReportedStage[];
  readonly requests: {
    /** How many calls got no whole answer; were sent again after a lost connection; were, since the target was busy. */
    readonly unanswered: number;
    readonly lost: number;
    readonly busy: number;
    readonly sent: number;
    readonly retried: readonly {
      readonly exchange: string;
      readonly reason: string;
      readonly waited: number;
    }[];
    /** Milliseconds. */
    readonly timings: { readonly median: number; readonly slowest: number };
  };
}

/** An entry of a baseline that no longer holds. */
export interface BaselineNote {
  readonly rule: string;
  readonly function?: string;
  readonly reason: string;
  readonly expires?: string;
}
