import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from './document.ts';

/**
 * Writes the document's paths, operations and schemas as TypeScript types (`schema.d.ts`). Members that the document
 * does not list are allowed, and are left out of the types, where they would make every misspelling one of them.
 */
export async function generateTypes(document: OpenApiDocument): Promise<string> {
  const text = JSON.stringify(document, (keyword, value) =>
    keyword === 'additionalProperties' && value === true ? undefined : value,
  );
  const types = astToString(await openapiTypescript(text));
  // Editors show a tag apart from the text, and text that is indented as code.
  return types
    .replaceAll(/^ *\* Format: .*\n/gm, '')
    .replaceAll('@description ', '')
    .replaceAll(/^( *\* ) {4}/gm, '$1');
}
