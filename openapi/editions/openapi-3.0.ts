import { Converter } from '@apiture/openapi-down-convert';
import type { OpenApiDocument } from '../generate/document.ts';
import { nameOf } from '../generate/references.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { withoutUnusedSchemas } from './unused-schemas.ts';

/** An OpenAPI 3.0 document. */
export interface OpenApi30Document extends OpenApiDocument {
  openapi: string;
}

/**
 * Writes the document as OpenAPI 3.0.3, for portals that take nothing newer. Both editions accept and reject
 * the same payloads. What 3.0 has no word for stays readable: `contentSchema` becomes the extension
 * `x-contentSchema`, with its references resolved.
 */
export function toOpenApi30(document: OpenApiDocument): OpenApi30Document {
  const { jsonSchemaDialect: _dialect, ...rest } = structuredClone(document);
  const { summary: _summary, ...info } = rest.info;
  const { schemas } = rest.components;
  const prepared = withoutUnusedSchemas({
    ...rest,
    info: { ...info, license: linkedLicense(info.license) },
    components: { ...rest.components, schemas: rewritten(schemas, schemas) },
  } as OpenApiDocument);
  return new Converter(prepared).convert() as OpenApi30Document;
}

/** 3.0 knows a license by its address only, not by its identifier. */
function linkedLicense(license: Json | undefined): JsonObject {
  const { name = '', identifier = '' } = (license ?? {}) as JsonObject;
  return { name, url: `https://spdx.org/licenses/${identifier}.html` };
}

type Schemas = OpenApiDocument['components']['schemas'];

/** The schema of the JSON in a string as an extension, and every reference without anything beside it. */
function rewritten<T extends Json>(value: T, schemas: Schemas): T {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, schemas)) as Json as T;
  if (value === null || typeof value !== 'object') return value;
  const { $ref, contentSchema, ...members } = value as JsonObject;
  const own = typeof $ref === 'string' ? beside($ref, members, schemas) : rewrittenMembers(members, schemas);
  return {
    ...own,
    ...(contentSchema !== undefined && { 'x-contentSchema': resolved(contentSchema, schemas) }),
  } as T;
}

function rewrittenMembers(members: JsonObject, schemas: Schemas): JsonObject {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, rewritten(member, schemas)]),
  );
}

/**
 * 3.0 allows nothing beside a reference. A text with a description of its own is written out, bounds and all; an
 * object stays a reference, and does without, since wrapping it in `allOf` would give it another type in some clients.
 */
function beside($ref: string, members: JsonObject, schemas: Schemas): JsonObject {
  const target = schemas[nameOf($ref)] ?? {};
  const isWrittenOut = Object.keys(members).length > 0 && target.type !== 'object';
  return isWrittenOut ? { ...target, ...members } : { $ref };
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
