import type { Json, JsonObject } from '../json.ts';
import type { OpenApiDocument } from './document.ts';
import { nameOf } from './references.ts';

type Schemas = OpenApiDocument['components']['schemas'];

/**
 * Writes a predicate for every schema of the document: one expression that says yes or no and, where the answer is
 * no, stops at once. It accepts what the validator of the schema accepts. The predicate of the schema `X` is called
 * `isX`.
 *
 * @throws Error for a schema with a keyword that a predicate cannot be written for.
 */
export function generatePredicates(schemas: Schemas): string {
  const predicates = Object.entries(schemas).map(
    ([name, schema]) =>
      `export function is${name}(value) {\n  return ${conditions(schema, 'value').join('\n    && ')};\n}\n`,
  );
  return [
    `import { countCharacters } from './characters.ts';`,
    `import * as formats from './formats.ts';`,
    ...predicates,
  ].join('\n');
}

const types: { readonly [type: string]: (value: string) => string } = {
  boolean: (value) => `typeof ${value} === 'boolean'`,
  integer: (value) => `Number.isInteger(${value})`,
  object: (value) => `typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value})`,
  string: (value) => `typeof ${value} === 'string'`,
};

const annotations = ['contentSchema', 'default', 'description', 'x-destination', 'x-recommended'];

/** The conditions, all of which a value must meet; `value` is the expression that gives it. */
function conditions(schema: JsonObject, value: string): string[] {
  const { type, $ref, anyOf, required, properties, additionalProperties = true, ...rest } = schema;
  const all: string[] = [];
  if (typeof $ref === 'string') all.push(`is${nameOf($ref)}(${value})`);
  if (Array.isArray(anyOf)) all.push(choice(anyOf as JsonObject[], value));
  if (type !== undefined) all.push(typeCondition(type, value));
  else if ($ref === undefined && anyOf === undefined)
    throw new Error('a schema without a type has no predicate');
  for (const [keyword, limit] of Object.entries(rest)) {
    if (!annotations.includes(keyword)) all.push(keywordCondition(keyword, limit, value));
  }
  const members = Object.entries((properties ?? {}) as { [name: string]: JsonObject });
  if (additionalProperties !== true)
    all.push(closed(Object.keys(properties ?? {}), additionalProperties, value));
  for (const [name, member] of members) {
    const place = `${value}[${JSON.stringify(name)}]`;
    const valid = conditions(member, place).join(' && ');
    const isRequired = Array.isArray(required) && required.includes(name);
    all.push(isRequired ? valid : `(${place} === undefined || ${valid})`);
  }
  return all;
}

function choice(branches: readonly JsonObject[], value: string): string {
  return `(${branches.map((branch) => conditions(branch, value).join(' && ')).join(' || ')})`;
}

function closed(names: readonly string[], additionalProperties: Json, value: string): string {
  if (additionalProperties !== false) throw new Error('a schema of further members has no predicate');
  return `Object.keys(${value}).every((name) => ${JSON.stringify(names)}.includes(name))`;
}

function typeCondition(type: Json, value: string): string {
  const condition = types[String(type)];
  if (condition === undefined) throw new Error(`the type ${type} has no predicate`);
  return condition(value);
}

/** A character is one or two code units of UTF-16, so that most lengths need no counting. */
function keywordCondition(keyword: string, limit: Json, value: string): string {
  switch (keyword) {
    case 'minimum':
      return `${value} >= ${limit}`;
    case 'maximum':
      return `${value} <= ${limit}`;
    case 'minLength':
      return `(${value}.length >= ${2 * Number(limit)} || countCharacters(${value}) >= ${limit})`;
    case 'maxLength':
      return `(${value}.length <= ${limit} || countCharacters(${value}) <= ${limit})`;
    case 'pattern':
      return `${new RegExp(String(limit), 'u')}.test(${value})`;
    case 'enum':
      return `${JSON.stringify(limit)}.includes(${value})`;
    case 'format':
      return `formats[${JSON.stringify(limit)}](${value})`;
    default:
      throw new Error(`the keyword ${keyword} has no predicate`);
  }
}
