import type { RuleDescription } from '../index.ts';
import { type Fault, noVerdict, type Variant } from './behaviour.ts';
import type { Trial } from './trial.ts';

/** A fault, and what it did to the rules. */
export interface FaultRow {
  readonly id: string;
  readonly sentence: string;
  /** The rule that had to turn red, or {@link noVerdict}. */
  readonly rule: string;
  /** The rules that did turn red. */
  readonly red: readonly string[];
  readonly isKilled: boolean;
  /** The rules that turned red and had nothing to do with it. */
  readonly alsoRed: readonly string[];
}

/** A benign variant, and what it did to the rules. */
export interface VariantRow {
  readonly id: string;
  readonly sentence: string;
  /** The rules that turned red, or, where none did, the verdict that was wrong all the same. */
  readonly alarms: readonly string[];
  /** The rules of level SHOULD that warned, as they had to. */
  readonly warnings: readonly string[];
}

/** Which fault turned which rule red. It holds nothing that differs from run to run. */
export interface KillMatrix {
  readonly rules: readonly {
    readonly id: string;
    readonly level: RuleDescription['level'];
    readonly title: string;
    /** The faults that the rule was meant to find and did find, by their IDs. */
    readonly kills: readonly string[];
  }[];
  readonly faults: readonly FaultRow[];
  readonly variants: readonly VariantRow[];
}

/** Holds what the suite said about a fault against what it had to say. */
export function faultRow(
  { id, sentence, rule, isUntested = rule === noVerdict }: Fault,
  trial: Trial,
  rules: readonly RuleDescription[],
): FaultRow {
  const level = rules.find((candidate) => candidate.id === rule)?.level;
  // Information is never red; only a fault that is meant to be told as information looks at it.
  const red = [...trial.failed, ...trial.warned, ...(level === 'INFO' ? trial.noted : [])];
  const verdict = isUntested ? 'untested' : level === 'MUST' ? 'violates' : 'conforms';
  const isKilled = trial.verdict === verdict && (rule === noVerdict || red.includes(rule));
  return { id, sentence, rule, red, isKilled, alsoRed: red.filter((other) => other !== rule) };
}

/** Holds what the suite said about a benign variant against what it had to say. */
export function variantRow({ id, sentence, warnings = [] }: Variant, trial: Trial): VariantRow {
  const red = [...trial.failed, ...trial.warned.filter((rule) => !warnings.includes(rule))];
  const silent = warnings
    .filter((rule) => !trial.warned.includes(rule))
    .map((rule) => `no warning of ${rule}`);
  const verdict = red.length > 0 || trial.verdict === 'conforms' ? [] : [`verdict ${trial.verdict}`];
  return { id, sentence, alarms: [...red, ...silent, ...verdict], warnings };
}

/** Puts the matrix together. */
export function killMatrix(
  rules: readonly RuleDescription[],
  faults: readonly FaultRow[],
  variants: readonly VariantRow[],
): KillMatrix {
  return {
    rules: rules.map(({ id, level, title }) => ({
      id,
      level,
      title,
      kills: faults.filter(({ rule, isKilled }) => isKilled && rule === id).map((fault) => fault.id),
    })),
    faults,
    variants,
  };
}

/** Everything that is wrong with a matrix, one sentence each; none where the suite holds what it promises. */
export function shortcomings({ rules, faults, variants }: KillMatrix): readonly string[] {
  const names = new Set([...rules.map(({ id }) => id), noVerdict]);
  return [
    ...faults
      .filter(({ rule }) => !names.has(rule))
      .map(({ id, rule }) => `${id} is meant for ${rule}, which is no rule.`),
    ...faults
      .filter(({ isKilled }) => !isKilled)
      .map(
        ({ id, rule, red }) =>
          `Survived: ${id} was to be found by ${rule}; red: ${red.join(', ') || 'nothing'}.`,
      ),
    ...faults
      .filter(({ isKilled, alsoRed }) => isKilled && alsoRed.length > 0)
      .map(({ id, alsoRed }) => `Also red: ${id} turned ${alsoRed.join(', ')} red.`),
    ...variants
      .filter(({ alarms }) => alarms.length > 0)
      .map(({ id, alarms }) => `False alarm: ${id} turned ${alarms.join(', ')} red.`),
    ...rules.filter(({ kills }) => kills.length === 0).map(({ id }) => `No fault shows that ${id} can fail.`),
  ];
}
