import { Converter } from '@apiture/openapi-down-convert';
import type { OpenApiDocument } from '../generate/document.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { withoutUnusedSchemas } from './unused-schemas.ts';

/** An OpenAPI 3.0 document. */
export interface OpenApi30Document extends OpenApiDocument {
  openapi: string;
}

/**
 * Writes the document as OpenAPI 3.0.3, for portals that take nothing newer. Both editions accept and reject
 * the same payloads. What 3.0 has no word for stays readable: `contentSchema` becomes the extension
 * `x-contentSchema`, with its references resolved, and `contentMediaType` becomes `x-contentMediaType`.
 */
export function toOpenApi30(document: OpenApiDocument): OpenApi30Document {
  const { jsonSchemaDialect: _dialect, ...rest } = structuredClone(document);
  const { summary: _summary, ...info } = rest.info;
  const prepared = withoutUnusedSchemas({
    ...rest,
    info: { ...info, license: linkedLicense(info.license) },
    components: contentKeywordsAsExtensions(rest.components, rest.components.schemas),
  } as OpenApiDocument);
  return new Converter(prepared, { allOfTransform: true }).convert() as OpenApi30Document;
}

/** 3.0 knows a license by its address only, not by its identifier. */
function linkedLicense(license: Json | undefined): JsonObject {
  const { name = '', identifier = '' } = (license ?? {}) as JsonObject;
  return { name, url: `https://spdx.org/licenses/${identifier}.html` };
}

type Schemas = OpenApiDocument['components']['schemas'];

function contentKeywordsAsExtensions<T extends Json>(value: T, schemas: Schemas): T {
  if (Array.isArray(value))
    return value.map((item) => contentKeywordsAsExtensions(item, schemas)) as Json as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([keyword, member]): [string, Json] => {
      if (keyword === 'contentSchema') return ['x-contentSchema', resolved(member, schemas)];
      if (keyword === 'contentMediaType') return ['x-contentMediaType', member];
      return [keyword, contentKeywordsAsExtensions(member, schemas)];
    }),
  ) as T;
}

/** A schema with every reference replaced by what it refers to; members beside a reference win. */
function resolved(schema: Json, schemas: Schemas): Json {
  if (Array.isArray(schema)) return schema.map((item) => resolved(item, schemas));
  if (!isObject(schema)) return schema;
  const { $ref, ...members } = schema;
  const target = typeof $ref === 'string' ? schemas[$ref.replace('#/components/schemas/', '')] : {};
  return Object.fromEntries(
    Object.entries({ ...target, ...members }).map(([keyword, member]) => [
      keyword,
      resolved(member, schemas),
    ]),
  );
}
