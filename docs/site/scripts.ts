import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { licencesOf } from '../../tools/command/licences.ts';

const folder = fileURLToPath(new URL('browser/', import.meta.url));

/**
 * A script of `browser/`, in one file: a page that is opened from a file may load no modules. It begins with the licences
 * of the packages that are inside.
 *
 * @param profile the profile whose validators it has in place of those of the base contract, if any.
 */
export async function bundleScript(name: string, profile?: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `import { start } from './${name}.ts'; start();`, resolveDir: folder, loader: 'ts' },
    plugins: profile === undefined ? [] : [validatorsOf(profile)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    metafile: true,
  });
  const licences = await licencesOf(metafile);
  return `${licences && `/*!\n${licences}*/\n`}${outputFiles[0]?.text ?? ''}`;
}

function validatorsOf(profile: string): Plugin {
  const path = fileURLToPath(new URL(`../../generated/profiles/${profile}/validators.js`, import.meta.url));
  return {
    name: 'validators',
    setup({ onResolve }) {
      onResolve({ filter: /\/generated\/validators\.js$/ }, () => ({ path }));
    },
  };
}
