import { defineConfig } from 'tsdown';

export default defineConfig({
  // One entry for each subpath of `exports` in package.json.
  entry: {
    index: 'src/index.ts',
    client: 'src/client.ts',
    validate: 'src/validate.ts',
    destination: 'src/destination.ts',
    schema: 'src/schema.ts',
  },
  platform: 'neutral',
  target: 'es2023',
  dts: true,
  treeshake: { moduleSideEffects: false },
  inputOptions: { checks: { pluginTimings: false }, preserveEntrySignatures: 'allow-extension' },
  clean: ['dist/*.js', 'dist/*.d.ts'],
  outputOptions: {
    // Few files: Node.js spends more time on finding a file than on reading it.
    codeSplitting: {
      groups: [{ name: 'contract', test: sourceIn('generated|contract|errors|finding') }],
    },
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  },
});

/** The modules with one of these names, or in a folder of it; their declarations are bundled apart. */
function sourceIn(names: string): RegExp {
  return new RegExp(`[\\\\/](${names})(\\.ts$|[\\\\/].*(?<!\\.d)\\.[jt]s$)`);
}
