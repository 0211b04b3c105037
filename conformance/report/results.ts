import type { Report } from '../verdict/report.ts';
import type { Outcome } from '../verdict/result.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { worst } from './severity.ts';

/** What became of each rule in one run, a few kilobytes that can be collected over time. */
export interface Results {
  readonly resultsVersion: 1;
  readonly tool: Report['tool'];
  readonly contract: Report['contract'];
  /** The target's name. */
  readonly target: string;
  readonly startedAt: string;
  readonly verdict: Verdict;
  /** The verdict in one sentence. */
  readonly summary: string;
  /** The worst outcome of each rule, by its ID. */
  readonly rules: { readonly [id: string]: Outcome };
}

/** A report, cut down to what became of each rule. */
export function toResults({
  tool,
  contract,
  target,
  startedAt,
  verdict,
  summary,
  ...report
}: Report): Results {
  const rules = report.rules.flatMap(({ id }) => {
    const outcome = worst(Object.keys(report.tallies[id] ?? {}) as Outcome[]);
    return outcome === undefined ? [] : [[id, outcome] as const];
  });
  return {
    resultsVersion: 1,
    tool,
    contract,
    target: target.name,
    startedAt,
    verdict,
    summary,
    rules: Object.fromEntries(rules),
  };
}
