/**
 * Run Schemathesis, the generative API tester, from TypeScript.
 *
 * @packageDocumentation
 */
export * from './errors.ts';
export { type FindOptions, findSchemathesis } from './executable/find.ts';
export { LOCK_FILE } from './executable/virtual-environment.ts';
export type {
  HttpMethod,
  ParameterValue,
  RunOptions,
  StatusCheckName,
  StatusPattern,
} from './options.ts';
export * from './result.ts';
export { runSchemathesis, type SchemathesisRun } from './run.ts';
export { MINIMUM_PYTHON, PINNED_VERSION, SUPPORTED_RANGE } from './versions.ts';
