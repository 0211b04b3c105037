/**
 * The client, its credentials and its errors.
 *
 * @module
 */
export {
  type Client,
  type ConfigResponse,
  createClient,
  type GetAsyncInvokeConfig,
  type GetAsyncInvokeConfigArguments,
} from './client/create-client.ts';
export type { EndpointOptions } from './client/endpoint.ts';
export type { LogFacts, Logger } from './client/log.ts';
export type { ClientOptions } from './client/options.ts';
export type { Profile } from './client/profile.ts';
export type { RetryOptions } from './client/retry.ts';
export type { Fetch, FetchInit, FetchResponse } from './client/transport.ts';
export { type AkSkOptions, akSk } from './credentials/ak-sk.ts';
export type { Credentials, ProjectCredentials } from './credentials/credentials.ts';
export {
  credentialsFromEnv,
  type Environment,
} from './credentials/environment.ts';
export { token } from './credentials/token.ts';
export {
  ApiError,
  type ApiErrorFacts,
  ArgumentError,
  ContractError,
  type ContractErrorFacts,
  FunctionGraphError,
  TransportError,
  type TransportFailure,
} from './errors.ts';
export type { Finding } from './finding.ts';
export { type AccessKey, type SignableRequest, sign } from './signer/sign.ts';
