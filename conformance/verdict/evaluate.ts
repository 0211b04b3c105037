import type { Contract } from '../contract/contract.ts';
import { type CompleteExchange, type Exchange, isComplete } from '../exchange/exchange.ts';
import { type BodyReading, readBody } from '../reading/body.ts';
import { type ConfigReading, readConfig } from '../reading/config.ts';
import type { Capability, Evidence, Finding, Rule } from '../rules/rule.ts';
import type { CountedFinding, Outcome, RuleResult } from './result.ts';

/** What is judged at once: the exchanges of one function, or those of the environment. */
export interface Scope {
  readonly contract: Contract;
  readonly capabilities: ReadonlySet<Capability>;
  readonly secrets: readonly string[];
  /** The function that the exchanges are about; absent for the environment. */
  readonly functionUrn?: string;
  /** The exchanges to judge. */
  readonly exchanges: readonly Exchange[];
  /** Exchanges of the other scope, for rules that compare. */
  readonly others: readonly Exchange[];
}

const outcomes = { MUST: 'failed', SHOULD: 'warned', INFO: 'noted' } as const;

/** Judges every rule that has a probe in the scope. */
export function evaluate(rules: readonly Rule[], scope: Scope): RuleResult[] {
  const read = reader(scope.contract);
  const all = [...scope.exchanges, ...scope.others];
  const results = rules.map((rule): RuleResult => {
    const exchanges = scope.exchanges.filter(({ probe }) => rule.probes.includes(probe));
    const result = (
      outcome: Outcome,
      findings: readonly CountedFinding[] = [],
      reason?: string,
    ): RuleResult => ({
      rule,
      ...(scope.functionUrn !== undefined && { functionUrn: scope.functionUrn }),
      outcome,
      findings,
      exchanges: exchanges.length,
      ...(reason !== undefined && { reason }),
    });
    const missing = rule.needs.filter((capability) => !scope.capabilities.has(capability));
    if (missing.length > 0)
      return result('not-applicable', [], `the target does not have: ${missing.join(', ')}`);
    if (exchanges.length === 0)
      return result('not-applicable', [], 'nothing was asked that this rule judges');
    if (exchanges.length < (rule.compares ?? 1))
      return result('not-applicable', [], 'there is one answer only');
    const evidence: Evidence = { contract: scope.contract, exchanges, all, secrets: scope.secrets, ...read };
    const findings = rule.check(evidence);
    if (findings === undefined) {
      const lost = exchanges.find((exchange) => !isComplete(exchange));
      return lost === undefined ? result('blocked') : result('untested', [], lost.failure?.message);
    }
    return findings.length === 0 ? result('passed') : result(outcomes[rule.level], counted(findings, rule));
  });
  return explainBlocked(results);
}

/** Names the findings that stand in the way of the rules that could not be judged. */
function explainBlocked(results: readonly RuleResult[]): RuleResult[] {
  const broken = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'untested');
  const reason = `see ${broken.map(({ rule }) => rule.id).join(', ')}`;
  return results.map((result) =>
    result.outcome === 'blocked' && broken.length > 0 ? { ...result, reason } : result,
  );
}

/** One finding for all answers that show the same at the same place. */
function counted(findings: readonly Finding[], rule: Rule): CountedFinding[] {
  const groups = new Map<string, CountedFinding>();
  for (const { where, expected, actual, pointer = rule.pointer, hint, exchange } of findings) {
    const key = JSON.stringify([where, expected, pointer, exchange.probe]);
    const count = (groups.get(key)?.count ?? 0) + 1;
    const first = groups.get(key) ?? {
      where,
      expected,
      actual,
      pointer,
      ...(hint !== undefined && { hint }),
      exchange,
    };
    groups.set(key, { ...first, count });
  }
  return [...groups.values()];
}

/** Reads each body once. */
function reader(contract: Contract): Pick<Evidence, 'body' | 'config'> {
  const bodies = new WeakMap<Exchange, BodyReading>();
  const configs = new WeakMap<Exchange, ConfigReading>();
  const body = (exchange: CompleteExchange): BodyReading => {
    const reading = bodies.get(exchange) ?? readBody(exchange);
    bodies.set(exchange, reading);
    return reading;
  };
  const config = (exchange: Exchange): ConfigReading | undefined => {
    if (!isComplete(exchange) || exchange.response.status !== 200) return undefined;
    const { object } = body(exchange);
    if (object === undefined) return undefined;
    const reading = configs.get(exchange) ?? readConfig(object, contract);
    configs.set(exchange, reading);
    return reading;
  };
  return { body, config };
}
