import { type Decoded, decodeContent } from '../exchange/content-coding.ts';
import type { CompleteExchange } from '../exchange/exchange.ts';
import { type JsonReading, readJson } from './json-text.ts';
import { excerpt, inWords, printable, typeOf } from './words.ts';

/** A JSON object as it was parsed. */
export interface ParsedObject {
  readonly [name: string]: unknown;
}

/** A body, layer by layer. Each layer is there only where the one before it held. */
export interface BodyReading {
  /** What stands in the way of undoing the content coding. */
  readonly codingProblem?: Exclude<Decoded, { bytes: unknown }>;
  readonly isText?: true;
  /** Why the bytes are not text. */
  readonly textProblem?: string;
  readonly json?: JsonReading;
  /** Why the text is not one JSON value. */
  readonly jsonProblem?: string;
  readonly object?: ParsedObject;
  /** What the value is instead of an object. */
  readonly objectProblem?: string;
}

/** What was read before it was asked for by whoever judges. */
const early = new WeakMap<CompleteExchange, BodyReading>();

/** Reads a body that is going to be read once more, and keeps the reading for that. */
export function readBodyEarly(exchange: CompleteExchange, documented: ReadonlySet<string>): BodyReading {
  const reading = readBody(exchange, documented);
  early.set(exchange, reading);
  return reading;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Reads a body: content coding, UTF-8, JSON, object. What is kept of it is small, however large the body is.
 *
 * @param documented - the names of members that are kept in any case.
 */
export function readBody(exchange: CompleteExchange, documented: ReadonlySet<string>): BodyReading {
  const known = early.get(exchange);
  if (known !== undefined) {
    early.delete(exchange);
    return known;
  }
  const decoded = decodeContent(exchange);
  if ('problem' in decoded) return { codingProblem: decoded };
  const { bytes } = decoded;
  if (byteOrderMark.every((byte, index) => bytes[index] === byte)) {
    return { textProblem: 'a byte order mark before the text' };
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { textProblem: `bytes that are not UTF-8: ${excerpt(bytes)}` };
  }
  let json: JsonReading;
  try {
    json = readJson(text, documented);
  } catch (error) {
    const reason = error instanceof Error ? printable(error.message) : '';
    return {
      isText: true,
      jsonProblem: bytes.length === 0 ? 'an empty body' : `${excerpt(bytes)} (${reason})`,
    };
  }
  if (isObject(json.value)) return { isText: true, json, object: json.value };
  return { isText: true, json, objectProblem: `${typeOf(json.value)}: ${inWords(json.value)}` };
}

/** Says whether a parsed value is a JSON object. */
export function isObject(value: unknown): value is ParsedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
