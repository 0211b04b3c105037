import type { Contract } from '../contract/contract.ts';
import { type Exchange, isComplete, type ProbeName } from '../exchange/exchange.ts';
import type { Capability } from '../probes/target.ts';
import { openReader, type Reader } from '../reading/reader.ts';
import type { Evidence, Finding, Rule } from '../rules/rule.ts';
import { absenceOf, knownFunctionRule } from '../rules/status.ts';
import type { CountedFinding, RuleResult } from './result.ts';

/** What is judged at once: the exchanges of one function, or those of the environment. */
export interface Scope {
  readonly contract: Contract;
  readonly capabilities: ReadonlySet<Capability>;
  /** The function that the exchanges are about; absent for the environment. */
  readonly functionUrn?: string;
  /** The exchanges to judge. */
  readonly exchanges: readonly Exchange[];
  /** The function is expected to have a configuration, so that 404 is a violation. */
  readonly isExpected?: boolean;
  /** Exchanges of the other scope, for rules that compare. */
  readonly others: readonly Exchange[];
}

const outcomes = { MUST: 'failed', SHOULD: 'warned', INFO: 'noted' } as const;

/** Judges every rule. @param reader - what has read the bodies; the rules read them by default. */
export function evaluate(
  rules: readonly Rule[],
  scope: Scope,
  reader: Reader = openReader(scope.contract),
): RuleResult[] {
  const evidenceFor = openEvidence(scope, reader);
  const results = rules.map((rule) => evaluateRule(rule, scope, evidenceFor(rule.probes)));
  const absence = scope.isExpected ? undefined : absenceOf(evidenceFor(knownFunctionRule.probes));
  return absence === undefined ? explainBlocked(results) : withoutConfiguration(results, absence);
}

/** Without a configuration, what is to be said of one has nothing to judge. */
function withoutConfiguration(results: readonly RuleResult[], absence: string): RuleResult[] {
  return results.map((result) => {
    if (result.rule.id === knownFunctionRule.id)
      return { ...result, outcome: 'unconfigured', reason: absence };
    if (result.outcome !== 'blocked') return result;
    return { ...result, outcome: 'not-applicable', reason: 'the function has no configuration' };
  });
}

/** What rules may look at. Most rules share their list of probes, so its exchanges are looked up once. */
function openEvidence(
  { contract, exchanges, others }: Scope,
  reader: Reader,
): (probes: readonly ProbeName[]) => Evidence {
  const shared = { contract, all: [...exchanges, ...others], ...reader };
  const opened = new Map<readonly ProbeName[], Evidence>();
  return (probes) => {
    const known = opened.get(probes);
    if (known !== undefined) return known;
    const names = namesOf(probes);
    const evidence = { ...shared, exchanges: exchanges.filter(({ probe }) => names.has(probe)) };
    opened.set(probes, evidence);
    return evidence;
  };
}

const sets = new WeakMap<readonly ProbeName[], ReadonlySet<ProbeName>>();

/** The probes of a rule, which are asked for with every function. */
function namesOf(probes: readonly ProbeName[]): ReadonlySet<ProbeName> {
  const names = sets.get(probes) ?? new Set(probes);
  sets.set(probes, names);
  return names;
}

function evaluateRule(rule: Rule, scope: Scope, evidence: Evidence): RuleResult {
  const { outcome, findings = [], reason } = judgeRule(rule, scope, evidence);
  const { functionUrn } = scope;
  return { rule, functionUrn, outcome, findings, exchanges: evidence.exchanges.length, reason };
}

function judgeRule(
  rule: Rule,
  scope: Scope,
  evidence: Evidence,
): Pick<RuleResult, 'outcome' | 'reason'> & Partial<Pick<RuleResult, 'findings'>> {
  const { exchanges } = evidence;
  const reason = inapplicability(rule, scope, exchanges);
  if (reason !== undefined) return { outcome: 'not-applicable', reason };
  const found = rule.check(evidence);
  if (found === undefined) {
    const lost = exchanges.find((exchange) => !isComplete(exchange))?.failure;
    return lost === undefined ? { outcome: 'blocked' } : { outcome: 'untested', reason: lost.message };
  }
  if ('unexercised' in found) return { outcome: 'not-exercised', reason: found.unexercised };
  if (found.length > 0) return { outcome: outcomes[rule.level], findings: counted(found, rule) };
  const missing = missingPlaces(rule, evidence);
  if (missing.length === 0) return { outcome: 'passed' };
  return {
    outcome: 'not-exercised',
    reason: `no answer has ${missing.join(' and ')}; a function whose configuration does would exercise it`,
  };
}

/** The places that a rule judges and that no answer has. */
function missingPlaces({ judges = [] }: Rule, { exchanges, config }: Evidence): readonly string[] {
  return judges.filter((place) => !exchanges.some((exchange) => config(exchange)?.places.has(place)));
}

/** Why a rule has nothing to judge here, by design; `undefined` where it has. */
function inapplicability(
  rule: Rule,
  { capabilities }: Scope,
  exchanges: readonly Exchange[],
): string | undefined {
  const missing = rule.needs.filter((capability) => !capabilities.has(capability));
  if (missing.length > 0) return `the target does not have: ${missing.join(', ')}`;
  if (exchanges.length === 0) return 'nothing was asked that this rule judges';
  if (rule.looksForSecrets && exchanges.every(isWithoutKnownSecret))
    return 'no secret is known that an answer could repeat';
  return exchanges.length < (rule.compares ?? 1) ? 'there is one answer only' : undefined;
}

function isWithoutKnownSecret({ response, repeated }: Exchange): boolean {
  return response !== undefined && repeated === undefined;
}

/** Names what stands in the way of the rules that could not be judged: findings, or answers that do not get that far. */
function explainBlocked(results: RuleResult[]): RuleResult[] {
  const broken = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'untested');
  return results.map((result) => {
    if (result.outcome !== 'blocked') return result;
    const { probes, comparesWith = [] } = result.rule;
    const reason =
      broken.length > 0
        ? `see ${broken.map(({ rule }) => rule.id).join(', ')}`
        : `no answer gets as far as this rule looks; it looks at ${[...comparesWith, ...probes].join(', ')}`;
    return { ...result, reason };
  });
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
