import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { documentUrl, type OpenApiDocument } from '../generate/document.ts';
import { applyOverlay, type Overlay } from '../generate/overlay.ts';
import type { Json } from '../json.ts';
import { toOpenApi30 } from './openapi-3.0.ts';
import { toOpenApi32 } from './openapi-3.2.ts';
import { toPostmanCollection } from './postman.ts';

const name = 'functiongraph-async-invoke';

/** What a document is written as, by what stands for it in the file's name. */
const versions = { '': (document: OpenApiDocument) => document, '-3.0': toOpenApi30, '-3.2': toOpenApi32 };

/**
 * Generates the published editions of the contract and of each profile: OpenAPI 3.1.0, 3.0.3 and 3.2.0 as YAML and
 * JSON, and a Postman collection; also the Arazzo description, which refers to the contract's 3.1 YAML beside it.
 *
 * @param overlays the overlay of each profile, by the profile's name.
 * @returns the text of each file, by its name.
 */
export async function generateEditions(
  document: OpenApiDocument,
  overlays: ReadonlyMap<string, Overlay>,
): Promise<{ readonly [file: string]: string }> {
  const files: { [file: string]: string } = {
    [`${name}.arazzo.yaml`]: await readFile(new URL(`${name}.arazzo.yaml`, documentUrl), 'utf8'),
  };
  const documents = new Map([['', document]]);
  for (const [profile, overlay] of overlays)
    documents.set(`.${profile}`, await applyOverlay(document, overlay));
  for (const [profile, of31] of documents) {
    for (const [version, convert] of Object.entries(versions)) {
      const converted = convert(of31);
      files[`${name}${version}${profile}.yaml`] = yaml(converted);
      files[`${name}${version}${profile}.json`] = json(converted);
    }
    files[`${name}${profile}.postman_collection.json`] = json(await toPostmanCollection(of31));
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
