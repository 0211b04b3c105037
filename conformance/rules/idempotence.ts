import { isDeepStrictEqual } from 'node:util';
import { compareMoments, parseDateTime } from '../../openapi/date-time.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ParsedObject } from '../reading/body.ts';
import { pointerToken } from '../reading/json-text.ts';
import { inWords } from '../reading/words.ts';
import { type Evidence, type Finding, mostFindings, type Rule } from './rule.ts';

/** What else may explain that readings differ. */
export const hint = 'Or was the configuration changed by somebody during the run?';

/** Reading changes nothing: a function's configuration is the same in every answer of a run. */
export const idempotenceRules: readonly Rule[] = [
  {
    ...common('idempotence.values', 'Every value but last_modified stays the same from answer to answer.'),
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
    probes: ['known-function', 'encoded-colons'],
    needs: [],
    compares: 2,
  };
}

/** A configuration, and the exchange that it came in. */
export interface Observed {
  readonly config: ParsedObject;
  readonly exchange: Exchange;
}

function configs({ exchanges, config }: Evidence): Observed[] {
  return exchanges.flatMap((exchange) => {
    const reading = config(exchange);
    return reading === undefined ? [] : [{ config: reading.config, exchange }];
  });
}

/** What differs between the first of some readings and the later ones. */
export function changes([first, ...later]: Observed[]): Finding[] {
  if (first === undefined) return [];
  // Another function's configuration is a finding of its own, and has no reason to be the same.
  const isOfSameFunction = ({ config }: Observed) =>
    isDeepStrictEqual(config.func_urn, first.config.func_urn);
  // Equal bodies are read once, so most answers have the very same configuration.
  const isOther = ({ config }: Observed) => config !== first.config;
  return later
    .filter((observed) => isOther(observed) && isOfSameFunction(observed))
    .flatMap(({ config, exchange }) => {
      const names = new Set([...Object.keys(first.config), ...Object.keys(config)]);
      return [...names]
        .filter((name) => !isSame(first.config[name], config[name]))
        .slice(0, mostFindings)
        .map((name) => ({
          where: `/${pointerToken(name)}`,
          expected: `${inWords(first.config[name])}, as in the first answer`,
          actual: inWords(config[name]),
          hint,
          exchange,
        }));
    });
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
