import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Many tests wait for processes and servers, so every core has something to do.
    maxWorkers: '100%',
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: '.cache/test-results.json' }]]
      : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{openapi,src,packages,conformance,tools,docs}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['{src,packages,conformance}/**/*.test-d.ts'],
            tsconfig: 'tsconfig.types.json',
          },
        },
      },
      'conformance/harness/vitest.config.ts',
    ],
  },
});
