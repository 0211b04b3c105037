import { defineConfig } from 'vitest/config';

/** The tests that mutation testing runs: those beside the code that is mutated. */
export default defineConfig({
  test: {
    include: ['{src,conformance/rules}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
