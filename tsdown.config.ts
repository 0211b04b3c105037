import { readdirSync } from 'node:fs';
import { defineConfig, type Rolldown } from 'tsdown';

/** What most entries share. */
const common =
  /[\\/](?:generated[\\/](?:constants\.ts|validators\.js)|src[\\/](?:contract[\\/](?:async|dest|func)[\w-]+|errors|finding)\.ts|openapi[\\/]json\.ts)$/;

/** What developers import. It runs without Node.js, but for the entries `node` and `testing`. */
const contract = defineConfig({
  // One entry for each subpath of `exports` in package.json.
  entry: {
    index: 'src/index.ts',
    client: 'src/client.ts',
    validate: 'src/validate.ts',
    destination: 'src/destination.ts',
    schema: 'src/schema.ts',
    schemas: 'src/schemas.ts',
    node: 'src/node.ts',
    testing: 'conformance/kit/index.ts',
    'testing/msw': 'src/msw.ts',
    ...profiles(),
  },
  platform: 'neutral',
  deps: { neverBundle: [/^node:/] },
  target: 'es2023',
  dts: { sourcemap: false },
  treeshake: { moduleSideEffects: false },
  inputOptions: { checks: { pluginTimings: false }, preserveEntrySignatures: 'allow-extension' },
  clean: ['dist/*.js*', 'dist/*.d.ts', 'dist/profiles', 'dist/testing'],
  plugins: [commentsOnLinesOfTheirOwn()],
  sourcemap: true,
  outputOptions: {
    // Few files: Node.js spends more time on finding a file than on reading it.
    codeSplitting: {
      groups: [{ name: 'contract', test: common }],
    },
  },
});

/** The suite for servers' own tests, with vitest and without. It needs Node.js. */
const suite = defineConfig({
  entry: { index: 'conformance/index.ts', vitest: 'conformance/harness/index.ts' },
  outDir: 'dist/conformance',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  dts: true,
  plugins: [commentsOnLinesOfTheirOwn()],
  inputOptions: { checks: { pluginTimings: false } },
});

export default [contract, suite];

/** An entry for each profile, so that nobody pays for those of others. */
function profiles(): { readonly [entry: string]: string } {
  const folders = readdirSync('generated/profiles', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return Object.fromEntries(
    folders.map(({ name }) => [`profiles/${name}`, `generated/profiles/${name}/profile.ts`]),
  );
}

/**
 * Moves the comments of members in declarations to lines of their own. The bundler writes some behind the member in
 * front of theirs, where TypeScript takes them for nobody's, and editors show nothing.
 */
function commentsOnLinesOfTheirOwn(): Rolldown.Plugin {
  return {
    name: 'comments-on-lines-of-their-own',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.fileName.endsWith('.d.ts')) {
          file.code = file.code
            .replaceAll(/^( *)(.*\S.*?) (\/\*\*.*)$/gm, '$1$2\n$1$3')
            .replaceAll(/^( *)(\/\*\*.*\*\/)(?=\S)/gm, '$1$2\n$1');
        }
      }
    },
  };
}
