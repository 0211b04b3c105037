import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { licencesOf } from './licences.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const place = join(root, 'dist/command');
await mkdir(join(root, 'dist'), { recursive: true });
/** What is not complete yet has another name, so that nothing half-written is ever run. */
const folder = await mkdtemp(`${place}-`);

/** Modules look for the files that they need beside themselves, and they are beside the bundle then. */
const files: Plugin = {
  name: 'files',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/, namespace: 'file' }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const needed = [...text.matchAll(/new URL\('([^']+\.\w+)', import\.meta\.url\)/g)];
      const contents = needed.reduce(
        (code, [whole, file = '']) => code.replace(whole, whole.replace(file, `files/${basename(file)}`)),
        text,
      );
      for (const [, file = ''] of needed)
        await cp(join(dirname(path), file), join(folder, 'files', basename(file)));
      return { contents, loader: 'ts' };
    });
  },
};

/** Bundles the command. What is loaded when it is needed is in files of its own beside it. */
async function bundle(): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['conformance/command/cli.ts'],
    outdir: folder,
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    // For the packages that are CommonJS.
    banner: {
      js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);",
    },
    plugins: [files],
    metafile: true,
    logLevel: 'warning',
  });
  await writeFile(join(folder, 'LICENCES.txt'), await licencesOf(metafile));
  await chmod(join(folder, 'cli.js'), 0o755);
  await chmod(folder, 0o755);
}

try {
  await bundle();
  await rm(place, { recursive: true, force: true });
  await rename(folder, place);
} finally {
  await rm(folder, { recursive: true, force: true });
}
