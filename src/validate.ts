/**
 * Validation of configurations.
 *
 * @module
 */
export {
  assertAsyncInvokeConfig,
  isAsyncInvokeConfig,
  parseAsyncInvokeConfig,
} from './contract/async-invoke-config.ts';
export type { AsyncInvokeConfig } from './contract/types.ts';
export { ContractError } from './errors.ts';
export { type Finding, formatFinding } from './finding.ts';
