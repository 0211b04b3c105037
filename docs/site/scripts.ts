import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * A script for browsers, in one file: a page that is opened from a file may load no modules.
 *
 * @param code what it runs; its imports are relative to this folder.
 */
export async function bundleScript(code: string): Promise<string> {
  const options: BuildOptions = {
    stdin: { contents: code, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    legalComments: 'inline',
  };
  return (await build(options)).outputFiles?.[0]?.text ?? '';
}
