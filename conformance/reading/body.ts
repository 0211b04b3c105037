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
  readonly decoded: Decoded;
  readonly text?: string;
  /** Why the bytes are not text. */
  readonly textProblem?: string;
  readonly json?: JsonReading;
  /** Why the text is not one JSON value. */
  readonly jsonProblem?: string;
  readonly object?: ParsedObject;
  /** What the value is instead of an object. */
  readonly objectProblem?: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const byteOrderMark = [0xef, 0xbb, 0xbf];

const readings = new WeakMap<CompleteExchange, BodyReading>();

/** Reads a body: content coding, UTF-8, JSON, object. Each exchange is read once, however often it is asked for. */
export function readBody(exchange: CompleteExchange): BodyReading {
  const known = readings.get(exchange);
  if (known !== undefined) return known;
  const reading = readLayers(exchange);
  readings.set(exchange, reading);
  return reading;
}

function readLayers(exchange: CompleteExchange): BodyReading {
  const decoded = decodeContent(exchange);
  if ('problem' in decoded) return { decoded };
  const { bytes } = decoded;
  if (byteOrderMark.every((byte, index) => bytes[index] === byte)) {
    return { decoded, textProblem: 'a byte order mark before the text' };
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { decoded, textProblem: `bytes that are not UTF-8: ${excerpt(bytes)}` };
  }
  let json: JsonReading;
  try {
    json = readJson(text);
  } catch (error) {
    const reason = error instanceof Error ? printable(error.message) : '';
    return {
      decoded,
      text,
      jsonProblem: bytes.length === 0 ? 'an empty body' : `${excerpt(bytes)} (${reason})`,
    };
  }
  if (isObject(json.value)) return { decoded, text, json, object: json.value };
  return { decoded, text, json, objectProblem: `${typeOf(json.value)}: ${inWords(json.value)}` };
}

/** Says whether a parsed value is a JSON object. */
export function isObject(value: unknown): value is ParsedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
