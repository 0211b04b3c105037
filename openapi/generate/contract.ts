import type { OpenApiDocument } from './document.ts';
import { generateTypes } from './types.ts';
import { generateValidators } from './validators.ts';

/**
 * Generates the files that one document gives, be it the contract itself or a profile of it.
 *
 * @param header the comment that every generated source file begins with.
 * @returns the text of each file, by its name.
 */
export async function generateContract(
  document: OpenApiDocument,
  header: string,
): Promise<{ readonly [file: string]: string }> {
  const validators = await generateValidators(document);
  return {
    'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'schema.d.ts': header + (await generateTypes(document)),
    'validators.js': header + validators.code,
    'validators.d.ts': header + validators.types,
  };
}
