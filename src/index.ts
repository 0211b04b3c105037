export {
  bounds,
  contractVersion,
  destinations,
  regions,
  serverUrl,
  showFunctionAsyncInvokeConfig,
} from '../generated/constants.ts';
export {
  type Client,
  type ClientOptions,
  createClient,
  type GetAsyncInvokeConfigArguments,
  type ProjectArgument,
} from './client.ts';
export { type AkSkOptions, akSk } from './credentials/ak-sk.ts';
export type { Credentials } from './credentials/credentials.ts';
export {
  credentialsFromEnv,
  type Environment,
  type EnvironmentCredentials,
} from './credentials/environment.ts';
export { token } from './credentials/token.ts';
export {
  type Destination,
  type DestinationName,
  type DestinationParams,
  formatDestination,
  parseDestination,
} from './destination.ts';
export type { EndpointOptions } from './endpoint.ts';
export {
  ApiError,
  type ApiErrorFacts,
  ArgumentError,
  ContractError,
  FunctionGraphError,
  TransportError,
  type TransportFailure,
} from './errors.ts';
export { type Finding, formatFinding } from './finding.ts';
export { type AccessKey, type SignableRequest, sign } from './signer/sign.ts';
export type { Fetch } from './transport.ts';
export type {
  AsyncInvokeConfig,
  DestinationConfig,
  DestinationsConfig,
  DisDestinationParam,
  ErrorBody,
  FunctionGraphDestinationParam,
  ObsDestinationParam,
  Region,
  SmnDestinationParam,
} from './types.ts';
export { assertAsyncInvokeConfig, isAsyncInvokeConfig, parseAsyncInvokeConfig } from './validate.ts';
