import { limits } from '../exchange/limits.ts';
import type { ReportedCause, ReportedFinding, ReportedResult } from './report.ts';
import type { Outcome } from './result.ts';

/** Outcomes with findings, those first that most need attention. */
const byWeight: readonly Outcome[] = ['failed', 'warned', 'known', 'noted'];

/** Puts findings together that are alike, whichever functions they are of, and counts these exactly. */
export class Causes {
  readonly #byKey = new Map<string, { cause: ReportedCause; functions: number }>();

  /**
   * Takes a result in.
   *
   * @returns whether it is the first of a cause.
   */
  add({ rule, outcome, function: functionUrn, findings }: ReportedResult): boolean {
    const known = this.#byKey.size;
    const own = new Map<string, ReportedFinding>();
    for (const finding of findings) {
      const key = this.#keyFor(rule, outcome, functionUrn === undefined, finding);
      if (!own.has(key)) own.set(key, finding);
    }
    for (const [key, finding] of own) {
      const first = functionUrn === undefined ? {} : { first: functionUrn };
      this.#count(key, { rule, outcome, functions: 0, ...first, finding }, functionUrn === undefined ? 0 : 1);
    }
    return this.#byKey.size > known;
  }

  /** Takes the causes of another part of a run in. */
  unite(causes: readonly ReportedCause[]): void {
    for (const cause of causes) {
      const key = this.#keyFor(cause.rule, cause.outcome, cause.first === undefined, cause.finding);
      this.#count(key, cause, cause.functions);
    }
  }

  /** Those that most need attention first, and of these those of most functions. */
  get list(): readonly ReportedCause[] {
    return [...this.#byKey.values()]
      .map(({ cause, functions }) => ({ ...cause, functions }))
      .sort((a, b) => byWeight.indexOf(a.outcome) - byWeight.indexOf(b.outcome) || b.functions - a.functions);
  }

  #count(key: string, cause: ReportedCause, functions: number): void {
    const known = this.#byKey.get(key);
    if (known === undefined) this.#byKey.set(key, { cause, functions });
    else known.functions += functions;
  }

  /** Where there are too many causes to list, the further ones of a rule count as one. */
  #keyFor(rule: string, outcome: Outcome, isOfEnvironment: boolean, finding: ReportedFinding): string {
    const { where, expected, actual } = finding;
    const whole = [rule, outcome, isOfEnvironment];
    const key = JSON.stringify([...whole, where, kindOf(expected, where), kindOf(actual, where)]);
    return this.#byKey.has(key) || this.#byKey.size < limits.causes ? key : JSON.stringify(whole);
  }
}

/** What a text of a finding has in common with others: no strings and no numbers, unless it is a status. */
function kindOf(text: string, where: string): string {
  if (where === 'status') return text;
  const [, type] = /^(null|array|boolean|integer|number|object|string): /.exec(text) ?? [];
  return type ?? text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"?/gs, '"…"').replaceAll(/[-+]?\d+(?:\.\d+)?/g, '#');
}
