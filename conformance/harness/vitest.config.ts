import { defineConfig } from 'vitest/config';

/** Shows a run of the suite as tests; see `global-setup.ts` for where the run comes from. */
export default defineConfig({
  test: {
    name: 'conformance',
    include: ['conformance.suite.ts'],
    globalSetup: ['global-setup.ts'],
    // A process of its own for the tests would take longer than they do.
    pool: 'threads',
  },
});
