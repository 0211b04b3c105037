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
}

/** Words a finding as one sentence, e.g. `/max_async_retry_attempts: expected at most 8, got the number 9`. */
export function formatFinding({ pointer, expected, actual }: Finding): string {
  return `${pointer === '' ? 'the value' : pointer}: expected ${expected}, got ${actual}`;
}

/**
 * Words what a validator found in a value.
 *
 * @param at - where the value stands in a larger one, as a JSON pointer.
 */
export function toFindings(
  value: unknown,
  errors: readonly ValidationError[] | null | undefined,
  at = '',
): Finding[] {
  return (errors ?? [])
    .filter((error) => !followsFromOthers(error))
    .map((error) => ({
      pointer: at + error.instancePath,
      schemaPointer: error.schemaPath,
      keyword: error.keyword,
      expected: expectation(error),
      actual: error.keyword === 'required' ? 'none' : describeValue(valueAt(value, error.instancePath)),
    }));
}

/** Says in a few words what a value is. Long texts are cut. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return `the string ${JSON.stringify(abridge(value))}`;
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${String(value)}`;
}

const longestQuotation = 60;

function abridge(text: string): string {
  const characters = [...text];
  if (characters.length <= longestQuotation) return text;
  return `${characters.slice(0, longestQuotation).join('')}… (${characters.length} characters)`;
}

/** A condition is broken only together with one of the statements under it, which are findings themselves. */
function followsFromOthers({ keyword }: ValidationError): boolean {
  return keyword === 'if';
}

function expectation({ keyword, params, message }: ValidationError): string {
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
    default:
      return message ?? `what ${keyword} asks for`;
  }
}

function characters(limit: unknown): string {
  return limit === 1 ? '1 character' : `${limit} characters`;
}
