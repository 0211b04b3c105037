import { mkdir, writeFile } from 'node:fs/promises';
import { readDocument } from './document.ts';
import { generateTypes } from './types.ts';
import { generateValidators } from './validators.ts';

const header = '// Generated from openapi/functiongraph-async-invoke.yaml by `make generate`. Do not edit.\n';
const target = new URL('../../generated/', import.meta.url);

const document = await readDocument();
const validators = await generateValidators(document);
const files = {
  'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'schema.d.ts': header + (await generateTypes(document)),
  'validators.js': header + validators.code,
  'validators.d.ts': header + validators.types,
};
await mkdir(target, { recursive: true });
for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, target), text);
console.log(`generated/: ${Object.keys(files).join(', ')}`);
