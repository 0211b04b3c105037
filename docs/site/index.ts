import { fileURLToPath } from 'node:url';
import { buildSite } from './build.ts';

const target = new URL('../../dist/site/', import.meta.url);

await buildSite(target, (step) => console.log(`dist/site/: ${step}`));
console.log(`Open ${fileURLToPath(new URL('index.html', target))}`);
