import type { OpenApiDocument } from '../../openapi/generate/document.ts';
import { isObject, type Json, type JsonObject, memberName, valueAt } from '../../openapi/json.ts';
import type { Statement } from '../../openapi/sources.ts';

/** Something that a reader has to see of a statement. */
export interface Sight {
  readonly pattern: RegExp;
  /** The field beside which it stands; anywhere, where there is none. */
  readonly field?: string;
}

/**
 * What a reader has to see of a statement: its `words`, or else what the keywords say that it points to, beside the
 * field that they are about.
 */
export function sightsOf({ words, pointers, place }: Statement, document: OpenApiDocument): Sight[] {
  if (words !== undefined) return words.map((text) => ({ pattern: literal(text) }));
  return pointers.flatMap((pointer) => sightsAt(pointer, place.split(', ')[1], document));
}

/** The sights that are not in what a reader saw. */
export function missingFrom(seen: string, sights: readonly Sight[], document: OpenApiDocument): Sight[] {
  const text = normalized(seen);
  const fields = fieldsOf(document);
  return sights.filter(({ pattern, field }) => {
    const parts = field === undefined ? [text] : partsBeside(field, text, fields);
    return !parts.some((part) => pattern.test(part));
  });
}

function sightsAt(pointer: string, subject: string | undefined, document: OpenApiDocument): Sight[] {
  const tokens = pointer.split('/').map(memberName);
  const [parent = '', keyword = ''] = tokens.slice(-2);
  const value = valueAt(document, pointer) as Json;
  const field = parent === 'properties' ? keyword : (tokens[tokens.indexOf('properties', 1) + 1] ?? '');
  const beside = (pattern: RegExp): Sight => ({
    pattern,
    field: tokens.includes('properties') ? field : (subject ?? ''),
  });
  switch (keyword) {
    case 'minimum':
    case 'maximum':
    case 'minLength':
    case 'maxLength':
    case 'default':
      return [beside(numeral(Number(value)))];
    case 'type':
      // Some show the enumeration instead.
      return [beside(value === 'string' ? /string|enum/ : literal(String(value)))];
    case 'enum':
      return (value as Json[]).map((item) => beside(literal(String(item))));
    case 'required':
      return (value === true ? [subject ?? ''] : (value as string[])).map((name) => ({
        pattern: /required|\*/,
        field: name,
      }));
    case 'properties':
      return Object.keys(value as JsonObject).map((name) => ({ pattern: literal(name) }));
    case 'get':
      return [/get/, literal(parent)].map((pattern) => ({ pattern }));
    case 'url':
      return [{ pattern: literal(String(value).replace(/\{.*/, '')) }];
  }
  if (parent === 'content') return [{ pattern: literal(keyword) }];
  if (parent === 'examples')
    return leaves((value as JsonObject).value ?? null).map((pattern) => ({ pattern }));
  // Every other member is an object, which some show by its name or its brace.
  const name = String((value as JsonObject).$ref ?? '').replace(/.*\//, '');
  return parent === 'properties' ? [beside(new RegExp(`object|\\{|${normalized(name)}`))] : [];
}

/** The text around each mention of a field, up to the next line that begins with another one. */
function partsBeside(field: string, text: string, fields: readonly string[]): string[] {
  const others = fields.filter((other) => other !== field).join('|');
  const next = new RegExp(`\\n\\W*(?:${others})\\b`);
  return [...text.matchAll(new RegExp(`(?<!["\\w])${field}(?!["\\w])`, 'g'))].map(({ index }) => {
    const part = text.slice(index + field.length, index + 600);
    const end = part.search(next);
    // Some mark what is required before its name.
    return text.slice(Math.max(0, index - 2), index) + (end < 0 ? part : part.slice(0, end));
  });
}

function fieldsOf({ components }: OpenApiDocument): string[] {
  const schemas = Object.values(components.schemas);
  const members = schemas.flatMap(({ properties = {} }) => Object.keys(properties as JsonObject));
  return [...new Set([...members, ...Object.keys(components.parameters as JsonObject)])];
}

/** Portals set and break texts as they like. A name may end where the next label begins, without a space. */
function normalized(text: string): string {
  return text
    .replaceAll(/([a-z_])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[`\\\u200b]/g, '')
    .replaceAll(/[^\S\n]+/g, ' ');
}

function literal(text: string): RegExp {
  return new RegExp(
    normalized(text)
      .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(' ', '\\s+'),
  );
}

function numeral(value: number): RegExp {
  const digits = String(value).replaceAll(/\B(?=(\d{3})+$)/g, '[,.\\s]?');
  return new RegExp(`(?<![\\d.,-])${digits}(?!\\d)`);
}

function leaves(value: Json): RegExp[] {
  if (isObject(value)) return Object.values(value).flatMap(leaves);
  return [typeof value === 'number' ? numeral(value) : literal(String(value))];
}
