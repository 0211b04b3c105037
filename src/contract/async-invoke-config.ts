import { validateAsyncInvokeConfig } from '../../generated/validators.js';
import { ContractError } from '../errors.ts';
import { toFindings } from '../finding.ts';
import type { AsyncInvokeConfig } from './types.ts';

/**
 * Says whether a value is a configuration as the contract describes it: types, bounds, enumerations and formats.
 * Members that the contract does not list are allowed. What stands inside `param` is for `parseDestination`.
 */
export function isAsyncInvokeConfig(value: unknown): value is AsyncInvokeConfig {
  return validateAsyncInvokeConfig(value);
}

/**
 * Asserts what {@link isAsyncInvokeConfig} says.
 *
 * @throws {@link ContractError} with one finding for each place that breaks the contract.
 */
export function assertAsyncInvokeConfig(value: unknown): asserts value is AsyncInvokeConfig {
  parseAsyncInvokeConfig(value);
}

/**
 * Gives a value back as a configuration: the same object, unchanged.
 *
 * @param value - anything, usually parsed JSON.
 * @throws {@link ContractError} with one finding for each place that breaks the contract.
 */
export function parseAsyncInvokeConfig(value: unknown): AsyncInvokeConfig {
  if (validateAsyncInvokeConfig(value)) return value;
  throw new ContractError('the configuration', toFindings(value, validateAsyncInvokeConfig.errors), {
    value,
  });
}
