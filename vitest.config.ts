import { defineConfig } from 'vitest/config';

/** Tests that start processes, browsers or servers by the hundred: a third of the files, nine tenths of the time. */
const slow = [
  'conformance/{many-functions,hostile,harness/harness,schemathesis/stage}.test.ts',
  'conformance/clients/program.test.ts',
  'conformance/command/{main,environments,process,interrupt,subcommands,client/main,configuration/make,mock/*,reference/*}.test.ts',
  'conformance/{proof,reference}/**/*.test.ts',
  'conformance/report/html/page.test.ts',
  'docs/**/*.test.ts',
  'openapi/change-control/{check-change,compare}.test.ts',
  'openapi/{lint,editions/*}.test.ts',
  'packages/schemathesis-runner-wrapper/src/{run,run-safety,executable/find}.test.ts',
  'src/{readme,signer/official-signer}.test.ts',
  'tools/!(newcomers)/**/*.test.ts',
];

const recipes = ['tools/newcomers/recipes.test.ts'];
/** For mutation testing only: `make self-test` does more. */
const mutants = 'conformance/proof/mutants.test.ts';
/** On a slow machine that does other things, too. */
const common = { testTimeout: 180_000, hookTimeout: 180_000 };
const ignored = ['**/node_modules/**', '**/dist/**', mutants];

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
          exclude: [...ignored, ...slow, ...recipes],
          ...common,
        },
      },
      {
        test: {
          name: 'slow',
          include: slow,
          exclude: ignored,
          maxConcurrency: 16,
          globalSetup: 'conformance/testing/build-command.ts',
          ...common,
        },
      },
      // Follows CONTRIBUTING.md in copies of the project; takes minutes.
      { test: { name: 'recipes', include: recipes } },
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
