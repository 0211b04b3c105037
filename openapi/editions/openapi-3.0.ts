import type { OpenApiDocument } from '../generate/document.ts';
import { nameOf } from '../generate/references.ts';
import { isObject, type Json, type JsonObject, pointerToken } from '../json.ts';
import { withoutUnusedSchemas } from './unused-schemas.ts';

/** The document says something that OpenAPI 3.0 has no word for. */
export class UnsayableIn30Error extends Error {
  override readonly name = 'UnsayableIn30Error';
  /** The keyword. */
  readonly keyword: string;
  /** Where it is in the document, as a JSON pointer. */
  readonly pointer: string;

  constructor(keyword: string, pointer: string) {
    super(`OpenAPI 3.0 cannot say what \`${keyword}\` says at ${pointer}.`);
    this.keyword = keyword;
    this.pointer = pointer;
  }
}

/** Keywords that tell readers something and judge no value; the same in both versions. */
const annotations = ['title', 'description', 'default', 'deprecated', 'externalDocs'];
/** Keywords that judge values, and mean the same in both versions. */
const assertions = [
  ...['type', 'enum', 'format', 'multipleOf', 'maximum', 'minimum', 'maxLength', 'minLength', 'pattern'],
  ...['maxItems', 'minItems', 'uniqueItems', 'maxProperties', 'minProperties', 'required'],
];
const same = new Set([...annotations, ...assertions, 'readOnly', 'writeOnly']);

type Schemas = OpenApiDocument['components']['schemas'];

/**
 * Writes the document as OpenAPI 3.0.3, for portals that take nothing newer. Both accept and reject the same payloads.
 *
 * | 3.1 | 3.0.3 |
 * | --- | --- |
 * | `const`, `examples`, `null` beside one other type | `enum`, `example`, `nullable` |
 * | keywords beside a `$ref` to a text or a number | written out, with what the `$ref` names |
 * | a description beside a `$ref` to an object | left out: `allOf` around it would make another type of it in some clients |
 * | `contentSchema` | the extension `x-contentSchema`, with its references resolved |
 * | `info.summary`, `jsonSchemaDialect` | left out |
 * | the identifier of the license | its address |
 *
 * @throws UnsayableIn30Error where a schema has any other keyword that 3.0 lacks, or has with another meaning.
 */
export function toOpenApi30(document: OpenApiDocument): OpenApiDocument {
  const { jsonSchemaDialect: _dialect, ...rest } = document;
  const { summary: _summary, license, ...info } = rest.info;
  const of30 = { ...rest, openapi: '3.0.3', info: { ...info, license: linkedLicense(license) } };
  return withoutUnusedSchemas(
    convertedPart(of30, '#', document.components.schemas) as JsonObject as OpenApiDocument,
  );
}

/** 3.0 knows a license by its address only, not by its identifier. */
function linkedLicense(license: Json | undefined): JsonObject {
  const { name = '', identifier = '' } = (license ?? {}) as JsonObject;
  return { name, url: `https://spdx.org/licenses/${identifier}.html` };
}

/** A part of the document with every schema in it converted. Examples are values, whatever their members are called. */
function convertedPart(part: Json, pointer: string, schemas: Schemas): Json {
  if (Array.isArray(part))
    return part.map((each, index) => convertedPart(each, `${pointer}/${index}`, schemas));
  if (!isObject(part)) return part;
  return mapped(part, pointer, (member, place, name) => {
    if (name === 'example' || name === 'examples') return member;
    if (name === 'schema') return convertedSchema(member, place, schemas);
    if (place === '#/components/schemas')
      return mapped(member as JsonObject, place, (schema, at) => convertedSchema(schema, at, schemas));
    return convertedPart(member, place, schemas);
  });
}

function mapped(
  object: JsonObject,
  pointer: string,
  convert: (member: Json, pointer: string, name: string) => Json,
): JsonObject {
  const members = Object.entries(object).map(([name, member]) => [
    name,
    convert(member, `${pointer}/${pointerToken(name)}`, name),
  ]);
  return Object.fromEntries(members);
}

function convertedSchema(schema: Json, pointer: string, schemas: Schemas): JsonObject {
  if (!isObject(schema)) throw new UnsayableIn30Error(String(schema), pointer);
  const { $ref, ...members } = schema;
  if (typeof $ref === 'string') return convertedReference($ref, members, pointer, schemas);
  const converted = Object.entries(members).map(([keyword, value]) =>
    convertedKeyword(keyword, value, `${pointer}/${pointerToken(keyword)}`, schemas),
  );
  return Object.fromEntries(converted.flatMap(Object.entries));
}

/** One keyword in the words of 3.0, which may be another keyword, or two. */
function convertedKeyword(keyword: string, value: Json, pointer: string, schemas: Schemas): JsonObject {
  const convert = (schema: Json, at: string) => convertedSchema(schema, at, schemas);
  switch (keyword) {
    case 'type':
      return convertedType(value, pointer);
    case 'const':
      return { enum: [value] };
    case 'examples':
      return { example: (value as Json[])[0] ?? null };
    case 'contentSchema':
      return { 'x-contentSchema': resolved(value, schemas) };
    case 'properties':
      return { properties: mapped(value as JsonObject, pointer, convert) };
    case 'allOf':
    case 'oneOf':
    case 'anyOf':
      return { [keyword]: (value as Json[]).map((each, index) => convert(each, `${pointer}/${index}`)) };
    case 'items':
    case 'not':
      return { [keyword]: convert(value, pointer) };
    case 'additionalProperties':
      return { [keyword]: typeof value === 'boolean' ? value : convert(value, pointer) };
    default:
      if (!same.has(keyword) && !keyword.startsWith('x-')) throw new UnsayableIn30Error(keyword, pointer);
      return { [keyword]: value };
  }
}

function convertedType(type: Json, pointer: string): JsonObject {
  const types = [type].flat();
  const [only, ...more] = types.filter((each) => each !== 'null');
  if (only === undefined || more.length > 0) throw new UnsayableIn30Error('type', pointer);
  return types.includes('null') ? { type: only, nullable: true } : { type: only };
}

/** 3.0 allows nothing beside a reference. */
function convertedReference(
  $ref: string,
  members: JsonObject,
  pointer: string,
  schemas: Schemas,
): JsonObject {
  const target = schemas[nameOf($ref)] ?? {};
  const isObjects = target.type === 'object';
  for (const keyword of Object.keys(members)) {
    // Beside a reference both count, and written out one would replace the other.
    const isLost = isObjects || keyword in target;
    if (isLost && !annotations.includes(keyword))
      throw new UnsayableIn30Error(keyword, `${pointer}/${pointerToken(keyword)}`);
  }
  if (isObjects || Object.keys(members).length === 0) return { $ref };
  return convertedSchema({ ...target, ...members }, pointer, schemas);
}

/** A schema with every reference replaced by what it refers to; members beside a reference win. */
function resolved(schema: Json, schemas: Schemas): Json {
  if (Array.isArray(schema)) return schema.map((item) => resolved(item, schemas));
  if (!isObject(schema)) return schema;
  const { $ref, ...members } = schema;
  const target = typeof $ref === 'string' ? schemas[nameOf($ref)] : {};
  return Object.fromEntries(
    Object.entries({ ...target, ...members }).map(([keyword, member]) => [
      keyword,
      resolved(member, schemas),
    ]),
  );
}
