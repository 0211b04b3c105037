import { defineConfig } from 'vitest/config';

/** The tests that mutation testing runs: those beside the code that is mutated, and the catalogue of faults. */
export default defineConfig({
  test: {
    include: ['{src,conformance/rules}/**/*.test.ts', 'conformance/proof/{matrix,mutants,words}.test.ts'],
    testTimeout: 180_000,
  },
});
