import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The licences of the packages that are inside a bundle. */
export async function licencesOf({ inputs }: Metafile): Promise<string> {
  const names = new Set(
    Object.keys(inputs).flatMap((path) => /node_modules\/((@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
  );
  const texts = [...names].sort().map(async (name) => {
    const from = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));
    const file = (await readdir(from)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
    if (file === undefined) throw new Error(`${name} comes without the text of its licence.`);
    const text = await readFile(join(from, file), 'utf8');
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}
