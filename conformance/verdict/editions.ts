import { type Contract, loadContract, profileNames } from '../contract/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ParsedObject } from '../reading/body.ts';
import { type ConfigReading, readConfig, type SchemaError } from '../reading/config.ts';
import type { Reader } from '../reading/reader.ts';
import { owner } from '../rules/derived.ts';

/** Loads every edition of the contract but one. */
export async function otherEditions({ profile }: Contract): Promise<readonly Contract[]> {
  return Promise.all(profileNames.filter((name) => name !== profile).map((name) => loadContract(name)));
}

/** Holds the answers of a run against the other editions of the contract. */
export class Editions {
  readonly #contract: Contract;
  readonly #others: readonly Contract[];
  readonly #fitting: Set<Contract>;
  #isOwnBroken = false;

  constructor(contract: Contract, others: readonly Contract[]) {
    this.#contract = contract;
    this.#others = others;
    this.#fitting = new Set(others);
  }

  /** Takes the configurations in some answers into account. */
  see(exchanges: readonly Exchange[], reader: Reader): void {
    const seen = new Set<ParsedObject>();
    for (const exchange of exchanges) {
      const reading = reader.config(exchange);
      if (reading === undefined || seen.has(reading.config)) continue;
      seen.add(reading.config);
      const isOther = (edition: Contract) => errorsIn(reading, edition).length > 0;
      if (isOther(this.#contract)) this.#isOwnBroken = true;
      for (const edition of this.#fitting) if (isOther(edition)) this.#fitting.delete(edition);
    }
  }

  /** The profiles that every answer fits, where some do not fit the contract of the run; none otherwise. */
  get fitting(): readonly string[] {
    return this.#isOwnBroken ? [...this.#fitting].map(({ profile }) => profile) : [];
  }

  /** Which profiles allow what a rule finds at a place of a configuration, in a sentence; `undefined` for none. */
  hint(rule: string, where: string, exchange: Exchange, reader: Reader): string | undefined {
    const reading = reader.config(exchange);
    if (reading === undefined) return undefined;
    const isBroken = (edition: Contract) =>
      errorsIn(reading, edition).some((error) => error.where === where && owner(error, edition) === rule);
    if (!isBroken(this.#contract)) return undefined;
    const names = this.#others.filter((edition) => !isBroken(edition)).map(({ profile }) => profile);
    return names.length === 0 ? undefined : allowed(names);
  }
}

function allowed(names: readonly string[]): string {
  const [verb, choice] = names.length === 1 ? ['allows', names[0]] : ['allow', names.join('|')];
  return `${names.join(', ')} ${verb} it (--profile ${choice}).`;
}

function errorsIn({ config, rounded }: ConfigReading, edition: Contract): readonly SchemaError[] {
  return readConfig(config, edition, rounded).errors;
}
