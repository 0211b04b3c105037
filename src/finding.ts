import type { ValidationError } from '../generated/validators.js';
import { valueAt } from '../openapi/json.ts';

/** One way in which a value breaks the contract. */
export interface Finding {
  /** The JSON pointer of the offending place in the value; `''` is the value itself. */
  readonly pointer: string;
  /** The JSON pointer, in the OpenAPI document, of the statement that is broken. */
  readonly schemaPointer: string;
  /** The keyword of that statement, e.g. `maximum`. */
  readonly keyword: string;
  /** What the contract asks for, in words, e.g. `at most 8`. */
  readonly expected: string;
  /** What is there instead, in words, e.g. `the number 9`. */
  readonly actual: string;
  /** The bound that is broken, as a number: of a value, or of a length in characters; only where there is one. */
  readonly limit?: number;
  /** The name of the member that has to be there and is not; only where one is missing. */
  readonly missing?: string;
}

/** Words a finding as one sentence, e.g. `/max_async_retry_attempts: expected at most 8, got the number 9`. */
export function formatFinding({ pointer, expected, actual }: Finding): string {
  return `${pointer === '' ? 'the value' : pointer}: expected ${expected}, got ${actual}`;
}

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const asItIs: Redact = (text) => text;

/**
 * Words what a validator found in a value.
 *
 * @param at - where the value stands in a larger one, as a JSON pointer.
 * @param redact - for values that come from somebody who knows secrets of ours.
 */
export function toFindings(
  value: unknown,
  errors: readonly ValidationError[] | null | undefined,
  at = '',
  redact = asItIs,
): Finding[] {
  return (errors ?? [])
    .filter((error) => !followsFromOthers(error))
    .map((error) => ({
      pointer: redact(at + error.instancePath),
      schemaPointer: error.schemaPath,
      keyword: error.keyword,
      expected: expectation(error),
      actual:
        error.keyword === 'required' ? 'none' : describeValue(valueAt(value, error.instancePath), redact),
      ...(typeof error.params.limit === 'number' && { limit: error.params.limit }),
      ...(error.keyword === 'required' && { missing: String(error.params.missingProperty) }),
    }));
}

/** Says in a few words what a value is. Long texts are cut, when secrets have been taken out: half a one is one, too. */
export function describeValue(value: unknown, redact = asItIs): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return `the string ${JSON.stringify(abridge(redact(value)))}`;
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${redact(String(value))}`;
}

const longestQuotation = 60;

function abridge(text: string): string {
  // A character takes two units at the most.
  const beginning = [...text.slice(0, 2 * (longestQuotation + 1))];
  if (beginning.length <= longestQuotation) return text;
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g) ?? [];
  return `${beginning.slice(0, longestQuotation).join('')}… (${text.length - pairs.length} characters)`;
}

/** A condition is broken only together with one of the statements under it, which are findings themselves. */
function followsFromOthers({ keyword }: ValidationError): boolean {
  return keyword === 'if';
}

function expectation({ keyword, params }: ValidationError): string {
  switch (keyword) {
    case 'type':
      return `${/^[aeiou]/.test(String(params.type)) ? 'an' : 'a'} ${params.type}`;
    case 'required':
      return `a member ${JSON.stringify(params.missingProperty)}`;
    case 'minimum':
      return `at least ${params.limit}`;
    case 'maximum':
      return `at most ${params.limit}`;
    case 'minLength':
      return `at least ${characters(params.limit)}`;
    case 'maxLength':
      return `at most ${characters(params.limit)}`;
    case 'const':
      return JSON.stringify(params.allowedValue);
    case 'enum':
      return `one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`;
    case 'format':
      return `a ${params.format} as RFC 3339 writes it`;
    case 'exclusiveMinimum':
      return `more than ${params.limit}`;
    case 'exclusiveMaximum':
      return `less than ${params.limit}`;
    case 'multipleOf':
      return `a multiple of ${params.multipleOf}`;
    case 'pattern':
      return `a match of ${params.pattern}`;
    default:
      return `what ${keyword} asks for`;
  }
}

function characters(limit: unknown): string {
  return limit === 1 ? '1 character' : `${limit} characters`;
}
