import { setTimeout as sleep } from 'node:timers/promises';
import { parseDateTime } from '../../openapi/date-time.ts';
import { documentedNames } from '../contract/config-schemas.ts';
import type { Contract } from '../contract/contract.ts';
import {
  type Exchange,
  headerValues,
  isComplete,
  type ProbeName,
  type TransportFailure,
} from '../exchange/exchange.ts';
import { readBodyEarly } from '../reading/body.ts';
import { environmentProbes } from './environment.ts';
import { functionProbes, lateProbes, type PlanOptions, type Probe, possible } from './plan.ts';

/** Sends one probe and gives back its exchange. @param isPatient - by default it waits for a target that is busy. */
export type Send = (probe: Probe, isPatient?: boolean) => Promise<Exchange>;

/** What to ask, and how. */
export interface ConductOptions extends PlanOptions {
  readonly send: Send;
  /** What stands for the exchange of a probe that is not worth sending, since another one failed. */
  readonly leave: (probe: Probe, failure: TransportFailure) => Exchange;
}

/** Failures that no other request would escape. */
const hopeless = new Set(['refused', 'dns', 'tls', 'proxy']);

/** A second, and a little more, so that a time that is written to the second has moved on. */
const resolution = 1100;

/** Says whether nothing can be had from a target, judged by the first exchange with it. */
export function isUnreachable({ failure }: Exchange): boolean {
  return failure !== undefined && hopeless.has(failure.kind);
}

/** What tells at once who answers: a known function, one that does not exist, and calls that nobody may make. */
const telling: readonly ProbeName[] = [
  'known-function',
  'unknown-function',
  'no-credentials',
  'wrong-credentials',
];

/**
 * The first probe of a function, and those that show beside it whether the API itself answers. But for the function that
 * does not exist, they are sent anyway. Those with a real access key are fewer than may fail before it is locked.
 */
export function tellingProbes(options: PlanOptions, functionUrn: string): readonly Probe[] {
  const { target } = options;
  const needed = possible(telling, target.capabilities);
  const [first, second, ...refused] = functionProbes({ ...options, needed, repeat: 2 }, functionUrn, true);
  const [unknown] = environmentProbes({ ...options, needed }, functionUrn).flat();
  const other = target.functionUrns.find((urn) => urn !== functionUrn);
  const [ofOther] =
    other === undefined ? [] : functionProbes({ ...options, needed, repeat: 1 }, other, false);
  return [first, second, unknown, ...refused, ofOther].filter((probe) => probe !== undefined);
}

/**
 * Asks everything about one function: once at first, and the rest only where that was not hopeless.
 *
 * @param isSampled - the refusals are tried on it, too.
 */
export async function askFunction(
  options: ConductOptions,
  functionUrn: string,
  isSampled: boolean,
): Promise<Exchange[]> {
  const { projectId } = options.target;
  const [first, ...rest] = functionProbes(options, functionUrn, isSampled);
  if (first === undefined) return [];
  const asked = performance.now();
  const firstExchange = await options.send(first);
  const { failure } = firstExchange;
  if (failure !== undefined && isUnreachable(firstExchange))
    return [firstExchange, ...rest.map((probe) => options.leave(probe, failure))];
  const ask = (probes: readonly Probe[]) => Promise.all(probes.map((probe) => options.send(probe)));
  // Whether what is refused changes the function shows only where the function was read before.
  const isRead = ({ credentials, requested }: Probe) =>
    credentials === 'valid' && requested.projectId === projectId && requested.functionUrn === functionUrn;
  const [readings, refusals] = [rest.filter(isRead), rest.filter((probe) => !isRead(probe))];
  if (!isModifiedJustNow(firstExchange, options.contract))
    return [firstExchange, ...(await ask(readings)), ...(await ask(refusals))];
  // One of the readings is kept for later; where there is but one, it is made again.
  const later = readings.find(({ name }) => name === first.name) ?? { ...first, id: `${first.id}-again` };
  const early = await ask(readings.filter((probe) => probe !== later));
  await sleep(Math.max(0, resolution - (performance.now() - asked)));
  return [firstExchange, ...early, await options.send(later), ...(await ask(refusals))];
}

/**
 * Asks everything that is asked once for an environment.
 *
 * @param functionUrn - a function with a configuration, where one is known.
 */
export async function askEnvironment(options: ConductOptions, functionUrn: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const round of environmentProbes(options, functionUrn))
    exchanges.push(...(await Promise.all(round.map((probe) => options.send(probe)))));
  return exchanges;
}

/** Reads a function once more, after everything else: as before, and where `isInFull` in other forms, too. */
export async function askAgain(
  options: ConductOptions,
  functionUrn: string,
  isInFull: boolean,
): Promise<Exchange[]> {
  return Promise.all(lateProbes(options, functionUrn, isInFull).map((probe) => options.send(probe)));
}

/**
 * Says whether a configuration claims to have been changed at the moment it was read. Where it always does, answers
 * within one second may look the same, so that one has to be asked for later.
 */
function isModifiedJustNow(exchange: Exchange, contract: Contract): boolean {
  if (!isComplete(exchange)) return false;
  const { object } = readBodyEarly(exchange, documentedNames(contract));
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
