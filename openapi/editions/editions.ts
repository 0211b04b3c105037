import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { documentUrl, type OpenApiDocument } from '../generate/document.ts';
import { applyOverlay, type Overlay } from '../generate/overlay.ts';
import type { Json } from '../json.ts';
import { toOpenApi30 } from './openapi-3.0.ts';
import { toPostmanCollection } from './postman.ts';

const name = 'functiongraph-async-invoke';

/**
 * Generates the published editions of the contract: OpenAPI 3.1 and 3.0.3 as YAML and JSON, each profile in
 * OpenAPI 3.1, the Postman collection, and the Arazzo description, which refers to the 3.1 YAML beside it.
 *
 * @param overlays the overlay of each profile, by the profile's name.
 * @returns the text of each file, by its name.
 */
export async function generateEditions(
  document: OpenApiDocument,
  overlays: ReadonlyMap<string, Overlay>,
): Promise<{ readonly [file: string]: string }> {
  const document30 = toOpenApi30(document);
  const files: { [file: string]: string } = {
    [`${name}.yaml`]: await readFile(documentUrl, 'utf8'),
    [`${name}.json`]: json(document),
    [`${name}-3.0.yaml`]: yaml(document30),
    [`${name}-3.0.json`]: json(document30),
    [`${name}.postman_collection.json`]: json(await toPostmanCollection(document)),
    [`${name}.arazzo.yaml`]: await readFile(new URL(`${name}.arazzo.yaml`, documentUrl), 'utf8'),
  };
  for (const [profile, overlay] of overlays) {
    const overlaid = await applyOverlay(document, overlay);
    files[`${name}.${profile}.yaml`] = yaml(overlaid);
    files[`${name}.${profile}.json`] = json(overlaid);
  }
  return files;
}

function json(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** YAML that parsers of 1.1 read alike: a bare time would be a date to them. */
function yaml(value: Json): string {
  return stringify(value, { compat: 'yaml-1.1', lineWidth: 110, aliasDuplicateObjects: false });
}
