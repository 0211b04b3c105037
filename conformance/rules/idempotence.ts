import { isDeepStrictEqual } from 'node:util';
import { compareMoments, parseDateTime } from '../../openapi/date-time.ts';
import { pointerToken } from '../../openapi/json.ts';
import { configSchemas } from '../contract/config-schemas.ts';
import type { Contract } from '../contract/contract.ts';
import { type Exchange, isComplete } from '../exchange/exchange.ts';
import { limits } from '../exchange/limits.ts';
import type { ParsedObject } from '../reading/body.ts';
import { inWords } from '../reading/words.ts';
import type { Evidence, Finding, Rule } from './rule.ts';

/** What else may explain that readings differ. */
export const hint = 'Or was the configuration changed by somebody during the run?';

/** Reading changes nothing: a function's configuration is the same in every answer of a run. */
export const idempotenceRules: readonly Rule[] = [
  {
    ...common('idempotence.values', 'Every value but last_modified stays the same from answer to answer.'),
    check: (evidence) => {
      const readings = configs(evidence);
      if (readings.length < 2) return undefined;
      return changes(readings, evidence.contract).filter(({ where }) => where !== '/last_modified');
    },
  },
  {
    ...common('idempotence.last-modified', 'Reading does not move last_modified.'),
    check: (evidence) => {
      const readings = configs(evidence);
      if (readings.length < 2) return undefined;
      const found = changes(readings, evidence.contract);
      const isPartOfMore = found.some(({ where }) => where !== '/last_modified');
      return isPartOfMore ? [] : found;
    },
  },
];

function common(id: string, title: string): Omit<Rule, 'check'> {
  return {
    id,
    level: 'MUST',
    part: 'idempotence',
    title,
    source: 'Function: the API is used to obtain the configuration',
    pointer: '#/components/schemas/AsyncInvokeConfig',
    probes: ['known-function', 'encoded-colons', 'equivalent-spelling'],
    needs: [],
    compares: 2,
  };
}

/** A configuration, and the exchange that it came in. */
export interface Observed {
  readonly config: ParsedObject;
  readonly exchange: Exchange;
  /** Nothing of the body is left out. */
  readonly isWhole: boolean;
}

function configs(evidence: Evidence): Observed[] {
  return evidence.exchanges.flatMap((exchange) => observed(exchange, evidence) ?? []);
}

/** The configuration in an answer; `undefined` where there is none. */
export function observed(
  exchange: Exchange,
  { config, body }: Pick<Evidence, 'config' | 'body'>,
): Observed | undefined {
  if (!isComplete(exchange)) return undefined;
  const reading = config(exchange);
  return reading && { config: reading.config, exchange, isWhole: body(exchange).json?.omitted === 0 };
}

/** What differs between the first of some readings and the later ones. */
export function changes([first, ...later]: Observed[], contract: Contract): Finding[] {
  if (first === undefined) return [];
  // Another function's configuration is a finding of its own, and has no reason to be the same.
  const isOfSameFunction = ({ config }: Observed) =>
    isDeepStrictEqual(config.func_urn, first.config.func_urn);
  // Equal bodies are read once, so most answers have the very same configuration.
  const isOther = ({ config }: Observed) => config !== first.config;
  return later
    .filter((observed) => isOther(observed) && isOfSameFunction(observed))
    .flatMap(({ config, exchange, isWhole }) => {
      const names = new Set([...Object.keys(first.config), ...Object.keys(config)]);
      const { members } = configSchemas(contract).config;
      const isComparable = (name: string) =>
        (first.isWhole && isWhole) || members.includes(name) || isInBoth(name, first.config, config);
      return [...names]
        .filter((name) => isComparable(name) && !isSame(first.config[name], config[name]))
        .slice(0, limits.findings)
        .map((name) => ({
          where: `/${pointerToken(name)}`,
          expected: `${inWords(first.config[name])}, as in the first answer`,
          actual: inWords(config[name]),
          hint,
          exchange,
        }));
    });
}

/** Where much is left out, a member that is absent, and what an object lacks, may have been left out. */
function isInBoth(name: string, ...configs: readonly ParsedObject[]): boolean {
  return configs.every((config) => Object.hasOwn(config, name) && typeof config[name] !== 'object');
}

/** Most values are the same primitive, for which the comparison in depth takes long. A time may change its offset. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || isDeepStrictEqual(one, other) || isSameMoment(one, other);
}

function isSameMoment(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const [moment, otherMoment] = [parseDateTime(one), parseDateTime(other)];
  return moment !== undefined && otherMoment !== undefined && compareMoments(moment, otherMoment) === 0;
}
