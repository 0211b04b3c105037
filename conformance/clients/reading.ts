import type { JsonObject } from '../../openapi/json.ts';
import { isObject, type Json } from '../../openapi/json.ts';
import type { PrintedConfig } from './output.ts';

/** A place where what was printed is not what was answered. */
export interface Difference {
  /** A JSON pointer into the configuration. */
  readonly where: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

const times = ['created_time', 'last_modified'] as const;
const plain = ['func_urn', 'max_async_event_age_in_seconds', 'max_async_retry_attempts'] as const;
const sides = ['on_success', 'on_failure'] as const;

/** The members that the contract lists. */
export const listedMembers = [...plain, 'destination_config', ...times] as const;

/**
 * Holds what a program printed against the answer that it got. Where there is more than one way to say the same, each is
 * right: a time in another offset, an unset side as null, a param parsed or as it came. Members that the contract does
 * not list are nobody's business.
 */
export function differences(answered: JsonObject, printed: PrintedConfig): readonly Difference[] {
  return [
    ...plain
      .filter((name) => name in answered && answered[name] !== printed[name])
      .map((name) => ({ where: `/${name}`, expected: answered[name], actual: printed[name] })),
    ...times
      .filter((name) => name in answered && !isSameMoment(answered[name], printed[name]))
      .map((name) => ({ where: `/${name}`, expected: answered[name], actual: printed[name] })),
    ...sides.flatMap((side) => sideDifferences(answered, printed, side)),
  ];
}

function sideDifferences(
  answered: JsonObject,
  printed: PrintedConfig,
  side: (typeof sides)[number],
): Difference[] {
  const where = `/destination_config/${side}`;
  const expected = setSide((answered.destination_config as JsonObject | undefined)?.[side]);
  const actual = setSide(printed.destination_config?.[side]);
  if (expected === undefined)
    return actual === undefined ? [] : [{ where, expected: 'no destination', actual }];
  if (actual === undefined) return [{ where, expected, actual }];
  return [
    ...(expected.destination === actual.destination
      ? []
      : [{ where: `${where}/destination`, expected: expected.destination, actual: actual.destination }]),
    ...(includes(unpack(actual.param), unpack(expected.param))
      ? []
      : [{ where: `${where}/param`, expected: expected.param, actual: actual.param }]),
  ];
}

interface Side {
  readonly destination?: unknown;
  readonly param?: unknown;
}

/** A side, where a destination is set. */
function setSide(side: unknown): Side | undefined {
  const isSet = typeof side === 'object' && side !== null && Boolean((side as Side).destination);
  return isSet ? side : undefined;
}

/** The value that a param holds. */
function unpack(param: unknown): unknown {
  if (typeof param !== 'string') return param;
  try {
    return JSON.parse(param);
  } catch {
    return param;
  }
}

/** Says whether a value has all that another one has; typed clients print members that were not there as null. */
function includes(whole: unknown, part: unknown): boolean {
  if (!isObject(part as Json)) return whole === part;
  return (
    isObject(whole as Json) &&
    Object.entries(part as JsonObject).every(([name, value]) => includes((whole as JsonObject)[name], value))
  );
}

function isSameMoment(answered: unknown, printed: unknown): boolean {
  return (
    typeof printed === 'string' &&
    (printed === answered || Date.parse(printed) === Date.parse(String(answered)))
  );
}
