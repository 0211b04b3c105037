import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What an installation takes. */
export interface Footprint {
  /** The names of the packages. */
  readonly packages: readonly string[];
  readonly bytes: number;
}

/** The most that `npx` may bring: packages, and bytes. */
export const mostInstalled = { packages: 5, bytes: 5_000_000 } as const;

/** What npm has installed in a folder. */
export async function footprintOf(project: string): Promise<Footprint> {
  const modules = join(project, 'node_modules');
  const { packages } = JSON.parse(await readFile(join(modules, '.package-lock.json'), 'utf8'));
  const files = await readdir(modules, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    files
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return {
    packages: Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}
