import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { licensedPackages, packagesIn, sbomOf } from './third-party.ts';

// Writes what the built package is made of, and refuses bundles with code whose licence the package does not have.

const root = new URL('../../', import.meta.url);
const dist = new URL('dist/', root);
const licensed = licensedPackages(await readFile(new URL('command/LICENCES.txt', dist), 'utf8'));
for (const file of await readdir(dist, { recursive: true })) {
  if (!/^(?!site|package).*\.js$/.test(file)) continue;
  const unlicensed = packagesIn(await readFile(new URL(file, dist), 'utf8')).filter(
    (name) => !licensed.some((each) => each.startsWith(`${name}@`)),
  );
  if (unlicensed.length > 0) throw new Error(`dist/${file} has code of ${unlicensed[0]}, and no licence.`);
}
const bill = execFileSync(
  'npm',
  ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'library'],
  {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  },
);
const { name } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
const sbom = sbomOf(JSON.parse(bill), name, licensed);
await writeFile(new URL('sbom.cdx.json', dist), `${JSON.stringify(sbom, null, 2)}\n`);
