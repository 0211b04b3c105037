/**
 * The contract of FunctionGraph's asynchronous invocation configuration: a client, validators, destinations, and
 * the constants of the contract.
 *
 * @module
 */
export {
  bounds,
  contractVersion,
  destinations,
  regions,
  serverUrl,
  showFunctionAsyncInvokeConfig,
} from '../generated/constants.ts';
export * from './client.ts';
export {
  assertAsyncInvokeConfig,
  isAsyncInvokeConfig,
  parseAsyncInvokeConfig,
} from './contract/async-invoke-config.ts';
export {
  type Destination,
  type DestinationParams,
  formatDestination,
  parseDestination,
} from './contract/destination.ts';
export {
  type FunctionUrnParts,
  formatFunctionUrn,
  parseFunctionUrn,
} from './contract/function-urn.ts';
export { isRegion } from './contract/region.ts';
export type {
  AsyncInvokeConfig,
  DestinationConfig,
  DestinationName,
  DestinationsConfig,
  DisDestinationParam,
  ErrorBody,
  FunctionGraphDestinationParam,
  ObsDestinationParam,
  Region,
  SmnDestinationParam,
  UnsetDestination,
} from './contract/types.ts';
export { formatFinding } from './finding.ts';
