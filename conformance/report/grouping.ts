import type { Report, ReportedPart, ReportedResult, RuleDescription } from '../verdict/report.ts';

/** Results that stand together: those of a function, or of the environment. */
export interface ScopeResults {
  /** A function's URN, or `environment`. */
  readonly name: string;
  readonly results: readonly ReportedResult[];
}

/** A part of the suite, with the results of its rules. */
export interface PartResults {
  readonly part: ReportedPart;
  readonly results: readonly { readonly rule: RuleDescription; readonly result: ReportedResult }[];
}

/** The results of a report by function, the environment's first. */
export function byScope(report: Pick<Report, 'results'>): ScopeResults[] {
  const scopes = new Map<string, ReportedResult[]>();
  for (const result of report.results) {
    const name = result.function ?? 'environment';
    const results = scopes.get(name) ?? [];
    results.push(result);
    scopes.set(name, results);
  }
  return [...scopes].map(([name, results]) => ({ name, results }));
}

/** Results by the part of the suite that their rules belong to, in the suite's order. */
export function byPart(report: Pick<Report, 'rules'>, results: readonly ReportedResult[]): PartResults[] {
  const grouped = new Map<string, PartResults & { results: PartResults['results'][number][] }>();
  for (const rule of report.rules) {
    for (const result of results) {
      if (result.rule !== rule.id) continue;
      const group = grouped.get(rule.part) ?? { part: rule.part, results: [] };
      group.results.push({ rule, result });
      grouped.set(rule.part, group);
    }
  }
  return [...grouped.values()];
}
