import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests of the built site, which need a Chromium: `npm run site:check`. */
export default defineConfig({
  test: {
    name: 'site',
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['*.browser.ts'],
    globalSetup: 'testing/build-site.ts',
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
