import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts' },
  // As deep as the modules that look for python/ beside this folder.
  outDir: 'dist/lib',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  dts: true,
});
