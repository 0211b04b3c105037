import { isDeepStrictEqual } from 'node:util';
import { compareMoments, parseDateTime } from '../../openapi/date-time.ts';
import { pointerToken } from '../../openapi/json.ts';
import { configSchemas, type ObjectSchema } from '../contract/config-schemas.ts';
import type { Contract } from '../contract/contract.ts';
import { type Exchange, isComplete } from '../exchange/exchange.ts';
import { isObject, type ParsedObject } from '../reading/body.ts';
import { inWords } from '../reading/words.ts';
import type { Evidence, Finding, Rule } from './rule.ts';

/** What else may explain that readings differ. */
export const hint = 'Or was the configuration changed by somebody during the run?';

/** Reading changes nothing: a function's configuration is the same in every answer of a run. */
export const idempotenceRules: readonly Rule[] = [
  {
    ...common(
      'idempotence.values',
      'Every documented value but last_modified stays the same from answer to answer.',
    ),
    check: (evidence) => {
      const readings = configs(evidence);
      if (readings.length < 2) return undefined;
      return changes(readings).filter(({ where }) => where !== '/last_modified');
    },
  },
  {
    ...common('idempotence.last-modified', 'Reading does not move last_modified.'),
    check: (evidence) => {
      const readings = configs(evidence);
      if (readings.length < 2) return undefined;
      const found = changes(readings);
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
  /** The whole of it; the very same object where bodies are equal. */
  readonly whole: ParsedObject;
  /** What the document describes of it: what else is there is no part of the configuration. */
  readonly config: ParsedObject;
  readonly exchange: Exchange;
}

function configs(evidence: Evidence): Observed[] {
  return evidence.exchanges.flatMap((exchange) => observed(exchange, evidence) ?? []);
}

/** The configuration in an answer; `undefined` where there is none. */
export function observed(
  exchange: Exchange,
  { config, contract }: Pick<Evidence, 'config' | 'contract'>,
): Observed | undefined {
  if (!isComplete(exchange)) return undefined;
  const reading = config(exchange);
  if (reading === undefined) return undefined;
  const { config: whole } = reading;
  return {
    whole,
    get config() {
      return documented(whole, contract);
    },
    exchange,
  };
}

const documentedOf = new WeakMap<ParsedObject, ParsedObject>();

/** The documented members of a configuration; equal bodies are read once, so most answers have the very same one. */
function documented(config: ParsedObject, contract: Contract): ParsedObject {
  const known = documentedOf.get(config);
  if (known !== undefined) return known;
  const schemas = configSchemas(contract);
  const side = (value: unknown) =>
    membersOf(value, schemas.destination, (member, name) => (name === 'param' ? parsed(member) : member));
  const destinations = (value: unknown) => membersOf(value, schemas.destinationConfig, side);
  const found = membersOf(config, schemas.config, (member, name) =>
    name === 'destination_config' ? destinations(member) : member,
  ) as ParsedObject;
  documentedOf.set(config, found);
  return found;
}

function membersOf(
  value: unknown,
  { members }: ObjectSchema,
  change: (member: unknown, name: string) => unknown,
): unknown {
  if (!isObject(value)) return value;
  const found = members.filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(found.map((name) => [name, change(value[name], name)]));
}

/** What a `param` holds, whatever the order of its members is; a text that is no JSON as it is. */
function parsed(param: unknown): unknown {
  if (typeof param !== 'string') return param;
  try {
    return { param: JSON.parse(param) as unknown };
  } catch {
    return param;
  }
}

/** What differs between the first of some readings and the later ones. */
export function changes([first, ...later]: Observed[]): Finding[] {
  if (first === undefined) return [];
  // Another function's configuration is a finding of its own, and has no reason to be the same.
  const isOfSameFunction = ({ config }: Observed) =>
    isDeepStrictEqual(config.func_urn, first.config.func_urn);
  return later
    .filter((observed) => observed.whole !== first.whole && isOfSameFunction(observed))
    .flatMap(({ config, exchange }) =>
      [...new Set([...Object.keys(first.config), ...Object.keys(config)])]
        .filter((name) => !isSame(first.config[name], config[name]))
        .map((name) => ({
          where: `/${pointerToken(name)}`,
          expected: `${inWords(first.config[name])}, as in the first answer`,
          actual: inWords(config[name]),
          hint,
          exchange,
        })),
    );
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
