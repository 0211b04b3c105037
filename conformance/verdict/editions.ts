import { type Contract, type Json, loadContract, profileNames } from '../contract/contract.ts';
import { contractKeywords, describing } from '../contract/keywords.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type ConfigReading, keepsSchema, readConfig, type SchemaError } from '../reading/config.ts';
import type { Reader } from '../reading/reader.ts';
import { owner } from '../rules/derived.ts';
import type { Part } from '../rules/rule.ts';
import type { EditionPlace, Report, ReportedEditions } from './report.ts';
import type { RuleResult } from './result.ts';

/** Loads every edition of the contract but one. */
export async function otherEditions({ profile }: Contract): Promise<readonly Contract[]> {
  return Promise.all(profileNames.filter((name) => name !== profile).map((name) => loadContract(name)));
}

/** How the configuration of one function fits the editions. */
export interface Fit {
  /** What it breaks, where editions differ, and of which. */
  readonly breaches: readonly (Pick<EditionPlace, 'where' | 'keyword'> & {
    readonly actual: string;
    readonly profiles: readonly string[];
  })[];
  /** It breaks what all editions ask for. */
  readonly isWrongInAll: boolean;
}

/** The parts of the suite that judge what a configuration says. */
const ofConfigurations: ReadonlySet<Part> = new Set<Part>([
  'body',
  'ranges',
  'enums',
  'identity',
  'destinations',
  'times',
]);

/** Holds the configurations of a run against every edition of the contract. */
export class Editions {
  readonly #contract: Contract;
  readonly #all: readonly Contract[];
  readonly #places: Map<string, EditionPlace>;
  readonly #broken: Counts;
  readonly #errors = new WeakMap<ConfigReading, Map<Contract, readonly SchemaError[]>>();
  #functions = 0;
  #wrongInAll = 0;

  constructor(contract: Contract, others: readonly Contract[]) {
    this.#contract = contract;
    const order = ({ profile }: Contract) => profileNames.indexOf(profile);
    this.#all = [contract, ...others].sort((one, other) => order(one) - order(other));
    this.#broken = noneOf(this.#all);
    this.#places = differences(this.#all);
  }

  /**
   * Holds the answers about a function against the editions.
   *
   * @param results - what the contract of the run says of them.
   * @returns nothing where no configuration was judged.
   */
  fit(exchanges: readonly Exchange[], reader: Reader, results: readonly RuleResult[]): Fit | undefined {
    const readings = new Set(exchanges.flatMap((exchange) => reader.config(exchange) ?? []));
    const failed = results.filter(({ outcome, rule }) => outcome === 'failed' && isOfConfiguration(rule));
    if (readings.size === 0 && failed.length === 0) return undefined;
    const breaches = new Map<string, { error: SchemaError; profiles: Set<string> }>();
    const ofSchema = new Set<string>();
    for (const reading of readings) {
      for (const edition of this.#all) {
        for (const error of this.#errorsIn(reading, edition)) {
          if (edition === this.#contract) ofSchema.add(owner(error, edition));
          const key = keyOf(error.path, error.keyword);
          const breach = breaches.get(key) ?? { error, profiles: new Set() };
          breach.profiles.add(edition.profile);
          breaches.set(key, breach);
        }
      }
    }
    const isEverywhere = (key: string, profiles: ReadonlySet<string>) =>
      !this.#places.has(key) && profiles.size === this.#all.length;
    return {
      breaches: [...breaches]
        .filter(([key, { profiles }]) => !isEverywhere(key, profiles))
        .map(([, { error, profiles }]) => ({
          where: error.path,
          keyword: error.keyword,
          actual: error.actual,
          profiles: [...profiles],
        })),
      // Rules that do not follow from the schema ask for the same in all editions.
      isWrongInAll:
        failed.some(({ rule }) => !ofSchema.has(rule.id)) ||
        [...breaches].some(([key, { profiles }]) => isEverywhere(key, profiles)),
    };
  }

  /** Takes how a function fits into account. */
  add({ breaches, isWrongInAll }: Fit): void {
    this.#functions += 1;
    if (isWrongInAll) this.#wrongInAll += 1;
    const isBroken = (profile: string) => breaches.some(({ profiles }) => profiles.includes(profile));
    for (const { profile } of this.#all)
      if (isWrongInAll || isBroken(profile)) increment(this.#broken, profile);
    for (const { where, keyword, actual, profiles } of breaches) {
      const key = keyOf(where, keyword);
      const known = this.#places.get(key) ?? { where, keyword, asked: {}, broken: noneOf(this.#all) };
      const broken = { ...known.broken };
      for (const profile of profiles) increment(broken, profile);
      this.#places.set(key, { ...known, actual: known.actual ?? actual, broken });
    }
  }

  /** How the editions differ, and how the functions so far fit them; `undefined` where none has a configuration. */
  get report(): ReportedEditions | undefined {
    if (this.#functions === 0) return undefined;
    return {
      profiles: this.#all.map(({ profile }) => profile),
      functions: this.#functions,
      broken: this.#broken,
      wrongInAll: this.#wrongInAll,
      places: [...this.#places.values()],
    };
  }

  /** Which profiles allow what a rule finds at a place of a configuration, in a sentence; `undefined` for none. */
  hint(rule: string, where: string, exchange: Exchange, reader: Reader): string | undefined {
    const reading = reader.config(exchange);
    if (reading === undefined) return undefined;
    const isBroken = (edition: Contract) =>
      this.#errorsIn(reading, edition).some(
        (error) => error.where === where && owner(error, edition) === rule,
      );
    if (!isBroken(this.#contract)) return undefined;
    const names = this.#all.filter((edition) => !isBroken(edition)).map(({ profile }) => profile);
    return names.length === 0 ? undefined : allowed(names);
  }

  /** The violations of an edition's schema. */
  #errorsIn(reading: ConfigReading, edition: Contract): readonly SchemaError[] {
    const known = this.#errors.get(reading) ?? new Map<Contract, readonly SchemaError[]>();
    this.#errors.set(reading, known);
    const found = known.get(edition) ?? violations(reading, edition, edition === this.#contract);
    known.set(edition, found);
    return found;
  }
}

function violations(reading: ConfigReading, edition: Contract, isOwn: boolean): readonly SchemaError[] {
  if (!isOwn && keepsSchema(reading, edition)) return [];
  const { errors } = isOwn ? reading : readConfig(reading.config, edition, reading.rounded);
  // Of the errors of a schema, this one breaks a recommendation, and all others requirements.
  return errors.filter((error) => owner(error, edition) !== 'body.null-members');
}

/** The profiles that every configuration fits, where some do not fit that of the run; none otherwise. */
export function fitting({ contract, editions }: Pick<Report, 'contract' | 'editions'>): readonly string[] {
  if (editions === undefined || !editions.broken[contract.profile]) return [];
  return editions.profiles.filter((profile) => editions.broken[profile] === 0);
}

/** The editions of several parts of a run as one; `undefined` where no part has them. */
export function uniteEditions(parts: readonly ReportedEditions[]): ReportedEditions | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const places = new Map<string, EditionPlace>();
  for (const place of parts.flatMap((part) => part.places)) {
    const key = keyOf(place.where, place.keyword);
    const known = places.get(key);
    places.set(key, known ? { ...place, ...known, broken: sum([known.broken, place.broken]) } : place);
  }
  return {
    profiles: first.profiles,
    functions: parts.reduce((all, part) => all + part.functions, 0),
    broken: sum(parts.map((part) => part.broken)),
    wrongInAll: parts.reduce((all, part) => all + part.wrongInAll, 0),
    places: [...places.values()],
  };
}

/** How many functions break each edition. */
type Counts = { [profile: string]: number };

function noneOf(editions: readonly Contract[]): Counts {
  return Object.fromEntries(editions.map(({ profile }) => [profile, 0]));
}

function increment(counts: Counts, profile: string): void {
  counts[profile] = (counts[profile] ?? 0) + 1;
}

function sum(all: readonly Readonly<Counts>[]): Counts {
  const total: Counts = {};
  for (const [profile, count] of all.flatMap((counts) => Object.entries(counts)))
    total[profile] = (total[profile] ?? 0) + count;
  return total;
}

function isOfConfiguration({ part, probes }: RuleResult['rule']): boolean {
  return ofConfigurations.has(part) && probes.includes('known-function');
}

function keyOf(where: string, keyword: string): string {
  return `${where} ${keyword}`;
}

/** The places of a configuration where editions ask for different things, and what each asks for. */
function differences(editions: readonly Contract[]): Map<string, EditionPlace> {
  const places = new Map<string, EditionPlace>();
  for (const edition of editions) {
    for (const [where, keyword, value] of requirements(edition)) {
      const key = keyOf(where, keyword);
      const known = places.get(key) ?? { where, keyword, asked: {}, broken: noneOf(editions) };
      places.set(key, { ...known, asked: { ...known.asked, [edition.profile]: value } });
    }
  }
  const isAlike = ({ asked }: EditionPlace) =>
    new Set(editions.map(({ profile }) => JSON.stringify(asked[profile]))).size === 1;
  return new Map([...places].filter(([, place]) => !isAlike(place)));
}

/** What an edition asks of a configuration: where, by which keyword, and what the keyword is set to. */
function requirements(edition: Contract): [where: string, keyword: string, value: Json][] {
  return contractKeywords(edition).flatMap(({ path, keyword, value }) => {
    if (describing.has(keyword) || keyword.startsWith('x-')) return [];
    if (keyword !== 'required') return [[path, keyword, value]];
    return (value as readonly string[]).map((name): [string, string, Json] => [
      `${path}/${name}`,
      keyword,
      true,
    ]);
  });
}

function allowed(names: readonly string[]): string {
  const [verb, choice] = names.length === 1 ? ['allows', names[0]] : ['allow', names.join('|')];
  return `${names.join(', ')} ${verb} it (--profile ${choice}).`;
}
