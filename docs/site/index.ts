import { fileURLToPath } from 'node:url';
import { readAddresses } from './addresses.ts';
import { buildSite } from './build.ts';

const target = new URL('../../dist/site/', import.meta.url);
const addresses = await readAddresses();

await buildSite(target, addresses, (step) => console.log(`dist/site/: ${step}`));
if (addresses.site === undefined) {
  console.log(
    'Without SITE_URL there is no sitemap, robots.txt, feed, api-catalog, apis.json or canonical address.',
  );
}
console.log(`Open ${fileURLToPath(new URL('index.html', target))}`);
