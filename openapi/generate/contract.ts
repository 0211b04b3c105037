import type { OpenApiDocument } from './document.ts';
import { explain, type Places } from './explain.ts';
import { type ToleratedForm, withTolerated } from './tolerated.ts';
import { generateTypes } from './types.ts';
import { generateValidators } from './validators.ts';

/**
 * Generates the files that one document gives, be it the contract itself or a profile of it.
 *
 * @param tolerated the forms that types and validators take beside the document's own.
 * @param places where the published API reference says what the types say.
 * @param header the comment that every generated source file begins with.
 * @returns the text of each file, by its name.
 */
export async function generateContract(
  document: OpenApiDocument,
  tolerated: readonly ToleratedForm[],
  places: Places,
  header: string,
): Promise<{ readonly [file: string]: string }> {
  const widened = withTolerated(document, tolerated);
  const validators = await generateValidators(widened);
  return {
    'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'schema.d.ts': header + (await generateTypes(explain(widened, places))),
    'validators.js': header + validators.code,
    'validators.d.ts': header + validators.types,
  };
}
