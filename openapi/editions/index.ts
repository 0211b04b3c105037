import { mkdir, rm, writeFile } from 'node:fs/promises';
import { readDocument } from '../generate/document.ts';
import { readOverlays } from '../generate/overlay.ts';
import { generateEditions } from './editions.ts';

const target = new URL('../../dist/openapi/', import.meta.url);

const files = await generateEditions(await readDocument(), await readOverlays());
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
for (const [file, text] of Object.entries(files)) await writeFile(new URL(file, target), text);
console.log(`dist/openapi/:\n${Object.keys(files).join('\n')}`);
