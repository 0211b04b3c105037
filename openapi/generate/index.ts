import { mkdir, rm, writeFile } from 'node:fs/promises';
import { readSources } from '../sources.ts';
import { generateConstants } from './constants.ts';
import { generateContract } from './contract.ts';
import { readDocument } from './document.ts';
import { generateExamples } from './examples.ts';
import { placesOf } from './explain.ts';
import { generateJsonSchemas } from './json-schemas.ts';
import { readOverlays } from './overlay.ts';
import { generateProfiles } from './profiles.ts';
import { readTolerated, withTolerated } from './tolerated.ts';

const header = '// Generated from openapi/functiongraph-async-invoke.yaml by `make generate`. Do not edit.\n';
const target = new URL('../../generated/', import.meta.url);

async function write(files: { readonly [path: string]: string }, folder: URL): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = new URL(path, folder);
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, text);
  }
}

const document = await readDocument();
const tolerated = await readTolerated();
const places = placesOf((await readSources()).statements);
const contract = {
  ...(await generateContract(document, tolerated, places, header)),
  'constants.ts': header + generateConstants(document),
  'examples.ts': header + generateExamples(document),
  'json-schemas.ts': header + generateJsonSchemas(withTolerated(document, tolerated)),
};
const overlays = await readOverlays();
const profiles = await generateProfiles(document, overlays, tolerated, places);

await rm(new URL('profiles/', target), { recursive: true, force: true });
await write(contract, target);
await write(profiles, new URL('profiles/', target));
console.log(`generated/: ${Object.keys(contract).join(', ')}`);
console.log(`generated/profiles/: ${[...overlays.keys()].join(', ')}`);
