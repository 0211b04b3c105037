import { setImmediate } from 'node:timers/promises';
import { documentedNames } from '../contract/config-schemas.ts';
import type { Contract } from '../contract/contract.ts';
import { type CompleteExchange, type Exchange, headerValues, isComplete } from '../exchange/exchange.ts';
import { type BodyReading, type ParsedObject, readBody } from './body.ts';
import { type ConfigReading, readConfig } from './config.ts';

/** Reads bodies, and what they say of a configuration; equal bodies once. */
export interface Reader {
  /** The body of a whole answer, layer by layer. */
  body(exchange: CompleteExchange): BodyReading;
  /** The configuration in a whole answer with status 200; `undefined` where its body is no object. */
  config(exchange: Exchange): ConfigReading | undefined;
}

interface Read {
  readonly bytes: Uint8Array;
  readonly coding: string;
  readonly reading: BodyReading;
}

/** How long may be read at a stretch, in milliseconds: signals and sockets wait for that long. */
const stretch = 20;

/**
 * Opens a reader that has read all bodies, and let other things happen in between.
 *
 * @param signal - ends it, with what is read by then.
 */
export async function readAll(
  contract: Contract,
  exchanges: readonly Exchange[],
  signal?: AbortSignal,
): Promise<Reader> {
  const reader = openReader(contract);
  let rested = performance.now();
  for (const exchange of exchanges) {
    if (signal?.aborted) return reader;
    if (isComplete(exchange)) reader.body(exchange);
    if (performance.now() - rested < stretch) continue;
    await setImmediate();
    rested = performance.now();
  }
  return reader;
}

/** Opens a reader for the exchanges of one scope, which mostly repeat the same body. Most rules ask for the same. */
export function openReader(contract: Contract): Reader {
  const bodies = new Map<CompleteExchange, BodyReading>();
  const configs = new Map<Exchange, ConfigReading | undefined>();
  const configOf = new Map<ParsedObject, ConfigReading>();
  const read: Read[] = [];

  function body(exchange: CompleteExchange): BodyReading {
    const known = bodies.get(exchange);
    if (known !== undefined) return known;
    const { body: bytes, headers } = exchange.response;
    const coding = headerValues(headers, 'content-encoding').join();
    const same = read.find((other) => other.coding === coding && Buffer.compare(other.bytes, bytes) === 0);
    const reading = same?.reading ?? readBody(exchange, documentedNames(contract));
    if (same === undefined) read.push({ bytes, coding, reading });
    bodies.set(exchange, reading);
    return reading;
  }

  function config(exchange: Exchange): ConfigReading | undefined {
    if (configs.has(exchange)) return configs.get(exchange);
    const reading = firstReading(exchange);
    configs.set(exchange, reading);
    return reading;
  }

  function firstReading(exchange: Exchange): ConfigReading | undefined {
    if (!isComplete(exchange) || exchange.response.status !== 200) return undefined;
    const { object, json } = body(exchange);
    if (object === undefined) return undefined;
    const reading = configOf.get(object) ?? readConfig(object, contract, json?.rounded);
    configOf.set(object, reading);
    return reading;
  }

  return { body, config };
}
