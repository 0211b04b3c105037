import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What somebody bundles, and what it may weigh. */
export interface Budget {
  readonly title: string;
  /** The code that imports it. */
  readonly code: string;
  /** Packages that are not counted. */
  readonly beside: readonly string[];
  /** In bytes, minified and gzipped. */
  readonly limit: number;
}

const name = 'functiongraph-async-invoke-contract';

/** The budgets: 1 kB is 1,000 bytes. */
export const budgets: readonly Budget[] = [
  {
    // Of which the redactor is two fifths, and retries, evidence and the checks of options a tenth.
    title: 'client with AK/SK',
    code: `export { createClient, akSk } from '${name}';`,
    beside: ['openapi-fetch'],
    limit: 17_000,
  },
  {
    title: 'client of another deployment',
    code: `export { createClient, akSk } from '${name}'; export { profile } from '${name}/profiles/open-telekom-cloud';`,
    beside: ['openapi-fetch'],
    limit: 19_100,
  },
  {
    title: 'validators',
    code: `export * from '${name}/validate'; export * from '${name}/destination';`,
    beside: [],
    limit: 4_000,
  },
  {
    title: 'schema of a URN, without the others',
    code: `import * as schemas from '${name}/schemas'; export const { is } = schemas.FunctionUrn;`,
    beside: [],
    limit: 2_500,
  },
  {
    title: 'constants, without client or validators',
    code: `export { bounds, contractVersion, destinations, regions } from '${name}';`,
    beside: [],
    limit: 1_000,
  },
  {
    title: 'types only',
    code: `import type { AsyncInvokeConfig } from '${name}'; export type Config = AsyncInvokeConfig;`,
    beside: [],
    limit: 50,
  },
];

/**
 * Weighs what a bundler makes of the installed package.
 *
 * @param directory - a project that has it installed.
 * @returns bytes, minified and gzipped.
 */
export async function weigh({ code, beside }: Budget, directory: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: directory, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: [...beside],
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}
