import { setTimeout as sleep } from 'node:timers/promises';
import { parseDateTime } from '../../openapi/date-time.ts';
import { documentedNames } from '../contract/config-schemas.ts';
import type { Contract } from '../contract/contract.ts';
import { type Exchange, headerValues, isComplete, type ProbeName } from '../exchange/exchange.ts';
import { readBody } from '../reading/body.ts';
import { environmentProbes, functionProbes, type PlanOptions, type Probe } from './plan.ts';
import type { Target } from './target.ts';

/** Sends one probe and gives back its exchange. */
export type Send = (probe: Probe) => Promise<Exchange>;

/** What to ask. */
export interface ConductOptions {
  readonly target: Target;
  readonly contract: Contract;
  /** The probes that some rule needs. */
  readonly needed: ReadonlySet<ProbeName>;
  /** How often a known function is asked for. */
  readonly repeat: number;
  readonly send: Send;
}

/** Failures that no other request would escape. */
const hopeless = new Set(['refused', 'dns', 'tls', 'proxy']);

/** A second, and a little more, so that a time that is written to the second has moved on. */
const resolution = 1100;

/** Says whether nothing can be had from a target, judged by the first exchange with it. */
export function isUnreachable({ failure }: Exchange): boolean {
  return failure !== undefined && hopeless.has(failure.kind);
}

/** Asks everything about one function: once at first, and the rest only where that was not hopeless. */
export async function askFunction(options: ConductOptions, functionUrn: string): Promise<Exchange[]> {
  const [first, ...rest] = functionProbes(options satisfies PlanOptions, functionUrn);
  if (first === undefined) return [];
  const asked = performance.now();
  const firstExchange = await options.send(first);
  if (isUnreachable(firstExchange)) return [firstExchange];
  const exchanges = [firstExchange, ...(await Promise.all(rest.map(options.send)))];
  if (!isModifiedJustNow(firstExchange, options.contract)) return exchanges;
  await sleep(Math.max(0, resolution - (performance.now() - asked)));
  return [...exchanges, await options.send({ ...first, id: `${first.id}-again` })];
}

/** Asks everything that is asked once for an environment. */
export async function askEnvironment(options: ConductOptions): Promise<Exchange[]> {
  return await Promise.all(environmentProbes(options).map(options.send));
}

/**
 * Says whether a configuration claims to have been changed at the moment it was read. Where it always does, answers
 * within one second may look the same, so that another one has to be asked for later.
 */
function isModifiedJustNow(exchange: Exchange, contract: Contract): boolean {
  if (!isComplete(exchange)) return false;
  const { object } = readBody(exchange, documentedNames(contract));
  const [date = ''] = headerValues(exchange.response.headers, 'date');
  const clocks = [exchange.startedAt, Date.parse(date)].filter((clock) => !Number.isNaN(clock));
  return [object?.created_time, object?.last_modified].some((time) => {
    const moment = typeof time === 'string' ? parseDateTime(time) : undefined;
    if (moment === undefined) return false;
    return clocks.some((clock) => {
      // A server that takes its local time for UTC is wrong by a whole number of quarter-hours.
      const distance = Math.abs(moment.seconds - clock / 1000) % quarterHour;
      return Math.min(distance, quarterHour - distance) <= window;
    });
  });
}

/** How far from a clock counts as now, in seconds. */
const window = 10;

/** All offsets from UTC are multiples of it, in seconds. */
const quarterHour = 15 * 60;
