import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../package-check/command.ts';
import { type Footprint, footprintOf } from '../../package-check/footprint.ts';

/** Installs the package as `npx` does, and nothing beside it. */
export async function measureInstallation(): Promise<Footprint> {
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-'));
  try {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    await run(root, 'npm', 'pack', '--silent', '--pack-destination', folder);
    const [tarball = ''] = await readdir(folder);
    await writeFile(join(folder, 'package.json'), '{"private":true}');
    await run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--omit=dev', `./${tarball}`);
    return await footprintOf(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
