import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from './document.ts';

/** Writes the document's paths, operations and schemas as TypeScript types (`schema.d.ts`). */
export async function generateTypes(document: OpenApiDocument): Promise<string> {
  return astToString(await openapiTypescript(JSON.stringify(document)));
}
