import createOpenApiClient, { type Client as OpenApiClient } from 'openapi-fetch';
import { contractVersion, showFunctionAsyncInvokeConfig as operation } from '../../generated/constants.ts';
import type { paths } from '../../generated/schema.d.ts';
import { readFunctionUrn } from '../contract/function-urn.ts';
import type { AsyncInvokeConfig } from '../contract/types.ts';
import type { ProjectCredentials } from '../credentials/credentials.ts';
import { ArgumentError } from '../errors.ts';
import {
  type Answer,
  judgeConfig,
  readJson,
  requestIdOf,
  toAnswerError,
  unexpectedStatus,
} from './answer.ts';
import { resolveEndpoint } from './endpoint.ts';
import { type ClientOptions, checkMaxBytes, checkOptions, checkSignal, checkTimeout } from './options.ts';
import { createPathSerializer } from './path.ts';
import { contract, type Profile } from './profile.ts';
import { checkRetry } from './retry.ts';
import { SentSecrets } from './secrets.ts';
import { createTransport } from './transport.ts';

/** What {@link Client.getAsyncInvokeConfig} is asked for. */
export interface GetAsyncInvokeConfigArguments {
  /** The URN of the function version: `urn:fss:<region>:<project id>:function:<package>:<name>:<version or alias>`. */
  readonly functionUrn: string;
  /** The ID of the tenant's project. By default that of the client, or else the one in the URN. Source: Table 1, project_id. */
  readonly projectId?: string | undefined;
  /** Aborts this request. */
  readonly signal?: AbortSignal | undefined;
}

/** A configuration, and how it came. */
export interface ConfigResponse<Config = AsyncInvokeConfig> {
  /** The configuration. */
  readonly value: Config;
  /** The HTTP status code. */
  readonly status: number;
  /** The platform's ID of the request. Quote it to the platform's support. */
  readonly requestId: string | undefined;
  /** The header fields by their lower-case names, secrets masked. */
  readonly headers: { readonly [name: string]: string };
}

/** Reads the asynchronous invocation configuration of a function version. */
export interface GetAsyncInvokeConfig<Config = AsyncInvokeConfig> {
  /**
   * Gives the configuration.
   *
   * @throws {@link ApiError} where the API answers with a status code of 400 or above.
   * @throws {@link ContractError} where the answer breaks the contract, is about another function, or is a redirect.
   * @throws {@link TransportError} where no complete answer arrives.
   * @throws {@link ArgumentError} where an argument is missing, outside the contract's bounds, or at odds with another
   * one; nothing is sent.
   * @throws the signal's `reason` where a signal of yours aborts the request, and what your credentials throw.
   */
  (request: GetAsyncInvokeConfigArguments): Promise<Config>;
  /** The same, with the request's ID, the status code and the header fields beside the value. */
  withResponse(request: GetAsyncInvokeConfigArguments): Promise<ConfigResponse<Config>>;
}

/** A client of the API. `Config` is the configuration as its profile has it. */
export interface Client<Config = AsyncInvokeConfig> {
  /** Reads the asynchronous invocation configuration of a function version. */
  readonly getAsyncInvokeConfig: GetAsyncInvokeConfig<Config>;
  /**
   * Adds middleware of openapi-fetch to every call: `onRequest`, `onResponse` and `onError`. It sees requests before
   * their credentials are added, and answers after the last attempt.
   */
  readonly use: OpenApiClient<paths>['use'];
  /** Takes middleware out again. */
  readonly eject: OpenApiClient<paths>['eject'];
  /**
   * The openapi-fetch client underneath, for `{ data, error, response }`. Its requests are authorised, limited in
   * time and size, repeated and checked in the same way, but its answers are not validated, and a redirect is an `error`.
   */
  readonly raw: Pick<OpenApiClient<paths>, 'GET' | 'use' | 'eject'>;
}

/**
 * Makes a client. It keeps no connection and needs no closing.
 *
 * @throws {@link ArgumentError} where an option is missing or wrong.
 */
export function createClient<Config = AsyncInvokeConfig>(options: ClientOptions<Config>): Client<Config> {
  checkOptions(options);
  const { credentials, validate = 'strict', onViolation = console.warn, signal, userAgent } = options;
  const allowInsecure = options.allowInsecure ?? false;
  const profile = options.profile ?? (contract as unknown as Profile<Config>);
  const endpoint = resolveEndpoint(options, profile, allowInsecure);
  const commonProjectId = options.projectId ?? (credentials as Partial<ProjectCredentials>).projectId;
  const transport = createTransport({
    hasOrigin: endpoint.hasOrigin,
    allowInsecure,
    credentials,
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    timeout: checkTimeout(options.timeout),
    maxBytes: checkMaxBytes(options.maxBytes),
    signal,
    retry: checkRetry(options.retry),
    logger: options.logger,
  });
  const raw = createOpenApiClient<paths>({
    baseUrl: endpoint.baseUrl,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      ...(userAgent !== undefined && {
        'User-Agent': `${userAgent} functiongraph-async-invoke-contract/${contractVersion}`,
      }),
    },
    pathSerializer: createPathSerializer(profile),
    fetch: (request) => transport(request),
  });

  async function call(request: GetAsyncInvokeConfigArguments): Promise<{ value: Config; answer: Answer }> {
    const { functionUrn, signal: ownSignal } = request ?? {};
    checkSignal(ownSignal);
    const parts = readFunctionUrn(functionUrn);
    const projectId = agreed('projectId', request?.projectId ?? commonProjectId, parts?.projectId);
    agreed('region', endpoint.region, parts?.region);
    const secrets = new SentSecrets();
    const { data, error, response } = await raw.GET(operation.path, {
      // What is missing is missed where the path is made.
      params: { path: { project_id: projectId as string, function_urn: functionUrn } },
      parseAs: 'arrayBuffer',
      fetch: (sent) => transport(sent, secrets),
      ...(ownSignal !== undefined && { signal: ownSignal }),
    });
    const answer: Answer = { response, secrets };
    if (!response.ok) throw toAnswerError(error, answer, profile);
    if (response.status !== successStatus) throw unexpectedStatus(answer);
    const value = readJson(data, answer);
    const violation = validate === false ? undefined : judgeConfig(value, functionUrn, profile, answer);
    if (violation !== undefined) {
      if (validate === 'strict') throw violation;
      onViolation(violation);
    }
    return { value: value as Config, answer };
  }

  const getAsyncInvokeConfig = async (request: GetAsyncInvokeConfigArguments) => (await call(request)).value;
  const withResponse = async (request: GetAsyncInvokeConfigArguments): Promise<ConfigResponse<Config>> => {
    const { value, answer } = await call(request);
    const { status, headers } = answer.response;
    return { value, status, requestId: requestIdOf(answer), headers: answer.secrets.headers(headers) };
  };
  return {
    getAsyncInvokeConfig: Object.assign(getAsyncInvokeConfig, { withResponse }),
    use: raw.use,
    eject: raw.eject,
    raw,
  };
}

const [successStatus] = operation.statusCodes;

/**
 * Takes what was given, or else what a URN says.
 *
 * @throws {@link ArgumentError} where they differ.
 */
function agreed(argument: string, given: string | undefined, inUrn: string | undefined): string | undefined {
  if (given === undefined || inUrn === undefined || given === inUrn) return given ?? inUrn;
  throw new ArgumentError(argument, 'must be the one in functionUrn, where both are given');
}
