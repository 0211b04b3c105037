import type { OpenApiDocument } from '../generate/document.ts';

/** Writes the document as OpenAPI 3.2.0, which has the same schemas as 3.1 under a dialect of its own by default. */
export function toOpenApi32({ jsonSchemaDialect: _of31, ...document }: OpenApiDocument): OpenApiDocument {
  return { ...document, openapi: '3.2.0' } as OpenApiDocument;
}
