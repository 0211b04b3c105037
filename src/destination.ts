/**
 * Destinations, whose `param` is JSON inside a string.
 *
 * @module
 */
export {
  type Destination,
  type DestinationParams,
  formatDestination,
  parseDestination,
} from './contract/destination.ts';
export type { DestinationConfig, DestinationName, UnsetDestination } from './contract/types.ts';
export { ContractError } from './errors.ts';
export type { Finding } from './finding.ts';
