import type { Json, JsonObject } from '../json.ts';
import type { OpenApiDocument } from './document.ts';
import { nameOf, selection } from './selection.ts';

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
      `export function is${name}(value) {\n  return ${conditions(schema, 'value', schemas).join('\n    && ')};\n}\n`,
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

const annotations = ['contentMediaType', 'contentSchema', 'default', 'description', 'x-recommended'];

/** The conditions, all of which a value must meet; `value` is the expression that gives it. */
function conditions(schema: JsonObject, value: string, schemas: Schemas): string[] {
  const { type, $ref, required, properties, oneOf, ...rest } = schema;
  const all: string[] = [];
  if (typeof $ref === 'string') all.push(`is${nameOf($ref)}(${value})`);
  if (type !== undefined) all.push(typeCondition(type, value));
  else if ($ref === undefined && oneOf === undefined)
    throw new Error('a schema without a type has no predicate');
  for (const [keyword, limit] of Object.entries(rest)) {
    if (!annotations.includes(keyword)) all.push(keywordCondition(keyword, limit, value));
  }
  if (oneOf !== undefined) all.push(choice(schema, value, schemas));
  const members = Object.entries((properties ?? {}) as { [name: string]: JsonObject });
  for (const [name, member] of members) {
    const place = `${value}[${JSON.stringify(name)}]`;
    const valid = conditions(member, place, schemas).join(' && ');
    const isRequired = Array.isArray(required) && required.includes(name);
    all.push(isRequired ? valid : `(${place} === undefined || ${valid})`);
  }
  return all;
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
    case 'const':
      return `${value} === ${JSON.stringify(limit)}`;
    case 'format':
      return `formats[${JSON.stringify(limit)}](${value})`;
    default:
      throw new Error(`the keyword ${keyword} has no predicate`);
  }
}

/** Branches that differ by a constant exclude each other, so that one that is met is the only one. */
function choice(schema: JsonObject, value: string, schemas: Schemas): string {
  const branches = selection(schema, schemas);
  if (branches === undefined)
    throw new Error('a oneOf whose branches do not differ by a constant has no predicate');
  return `(${branches.map(({ reference }) => `is${reference}(${value})`).join(' || ')})`;
}
