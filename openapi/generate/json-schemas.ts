import { isObject, type Json, type JsonObject, valueAt } from '../json.ts';
import type { OpenApiDocument } from './document.ts';

const types = `/** The keywords of JSON Schema that the contract uses; the same in 2020-12 and in draft-07. */
export type JsonSchema = {
  $schema?: 'https://json-schema.org/draft/2020-12/schema' | 'http://json-schema.org/draft-07/schema#';
  description?: string;
  type?: 'object' | 'string' | 'integer' | 'boolean';
  properties?: { [name: string]: JsonSchema };
  required?: string[];
  additionalProperties?: boolean;
  anyOf?: JsonSchema[];
  enum?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  default?: number;
};
`;

/**
 * Writes every schema of the document as JSON Schema that needs nothing else (`json-schemas.ts`): references are put in,
 * and keywords left out that only OpenAPI or this document knows, and `contentSchema`, which nobody asserts.
 */
export function generateJsonSchemas(document: OpenApiDocument): string {
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => {
    const text = JSON.stringify(standAlone(schema, document), null, 2);
    return `\nexport const ${name}: JsonSchema = ${text};\n`;
  });
  return types + schemas.join('');
}

function standAlone(schema: Json, document: OpenApiDocument): Json {
  if (Array.isArray(schema)) return schema.map((each) => standAlone(each, document));
  if (!isObject(schema)) return typeof schema === 'string' ? schema.trim() : schema;
  const { $ref, contentSchema: _inString, ...beside } = schema;
  const own = Object.entries(beside).filter(([keyword]) => !keyword.startsWith('x-'));
  const copy = Object.fromEntries(own.map(([keyword, value]) => [keyword, standAlone(value, document)]));
  if (typeof $ref !== 'string') return copy;
  return { ...(standAlone(valueAt(document, $ref) as JsonObject, document) as JsonObject), ...copy };
}
