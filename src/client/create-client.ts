import createOpenApiClient, { type Client as OpenApiClient } from 'openapi-fetch';
import { showFunctionAsyncInvokeConfig as operation } from '../../generated/constants.ts';
import type { paths } from '../../generated/schema.d.ts';
import { checkAsyncInvokeConfig } from '../contract/async-invoke-config.ts';
import type { AsyncInvokeConfig } from '../contract/types.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { EnvironmentCredentials } from '../credentials/environment.ts';
import { ArgumentError } from '../errors.ts';
import { readJson, requestIdOf, toAnswerError, unexpectedStatus } from './answer.ts';
import { type EndpointOptions, resolveEndpoint } from './endpoint.ts';
import { serializePath } from './path.ts';
import { createTransport, type Fetch, toTransportError } from './transport.ts';

/** How a client is made. Either `region` or `baseUrl` says where the API is. */
export type ClientOptions = EndpointOptions & {
  /** Who is calling: `token(…)`, `akSk(…)`, `credentialsFromEnv()` or your own. */
  readonly credentials: Credentials;
  /** The project to use where a call names none. */
  readonly projectId?: string | undefined;
  /** Sends the requests. `globalThis.fetch` by default. */
  readonly fetch?: Fetch | undefined;
  /** Aborts every request of this client. */
  readonly signal?: AbortSignal | undefined;
  /** How long a request may take, answer included, in seconds. 30 by default. */
  readonly timeout?: number | undefined;
  /**
   * Whether an answer is checked against the contract before it is returned. `true` by default, so that a value is
   * what its type says; `false` returns whatever JSON the API answers.
   */
  readonly validate?: boolean | undefined;
  /** Permits a `baseUrl` with http to another machine, where anybody on the way can read the credentials. */
  readonly allowInsecure?: boolean | undefined;
};

/** A project, which a call must name where the client was not given one. */
export interface ProjectArgument {
  /** The ID of the tenant's project (table 1, project_id). */
  readonly projectId: string;
}

/** What {@link Client.getAsyncInvokeConfig} is asked for. */
export interface GetAsyncInvokeConfigArguments {
  /** The URN of the function version: `urn:fss:<region>:<project id>:function:<package>:<name>:<version or alias>`. */
  readonly functionUrn: string;
  /** Aborts this request. */
  readonly signal?: AbortSignal | undefined;
}

/** A client of the API. `Project` says whether calls must name a project. */
export interface Client<Project = ProjectArgument> {
  /**
   * Reads the asynchronous invocation configuration of a function version.
   *
   * @throws {@link ApiError} where the API answers with a status code of 400 or above.
   * @throws {@link ContractError} where the answer breaks the contract, a redirect included.
   * @throws {@link TransportError} where no complete answer arrives.
   * @throws {@link ArgumentError} where an argument is missing or outside the contract's bounds; nothing is sent.
   * @throws the signal's `reason` where a signal of yours aborts the request.
   */
  getAsyncInvokeConfig(request: GetAsyncInvokeConfigArguments & Project): Promise<AsyncInvokeConfig>;
  /**
   * The openapi-fetch client underneath, for `{ data, error, response }`. Its requests are authorised, limited in
   * time and checked in the same way, but its answers are not validated, and a redirect is an `error`.
   */
  readonly raw: OpenApiClient<paths>;
}

/**
 * Makes a client. It keeps no connection and needs no closing.
 *
 * @throws {@link ArgumentError} where an option is missing or wrong.
 */
export function createClient(
  options: ClientOptions & (ProjectArgument | { readonly credentials: EnvironmentCredentials }),
): Client<Partial<ProjectArgument>>;
export function createClient(options: ClientOptions): Client;
export function createClient(options: ClientOptions): Client<Partial<ProjectArgument>> {
  const { credentials, validate = true, signal } = options;
  if (typeof credentials?.authorize !== 'function') {
    throw new ArgumentError(
      'credentials',
      'must be given, e.g. as token(…), akSk(…) or credentialsFromEnv()',
    );
  }
  const endpoint = resolveEndpoint(options, options.allowInsecure ?? false);
  const defaultProjectId = options.projectId ?? (credentials as Partial<EnvironmentCredentials>).projectId;
  const raw = createOpenApiClient<paths>({
    baseUrl: endpoint.href,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    pathSerializer: serializePath,
    fetch: createTransport({
      origin: endpoint.origin,
      credentials,
      fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
      timeout: checkTimeout(options.timeout ?? defaultTimeout),
      signal,
    }),
  });

  return {
    raw,
    async getAsyncInvokeConfig({ projectId = defaultProjectId, functionUrn, signal: ownSignal }) {
      if (projectId === undefined) {
        throw new ArgumentError(
          'projectId',
          'must be given here, to createClient or in HUAWEICLOUD_SDK_PROJECT_ID',
        );
      }
      const path = { project_id: projectId, function_urn: functionUrn };
      const { data, error, response } = await raw
        .GET(operation.path, {
          params: { path },
          parseAs: 'text',
          ...(ownSignal !== undefined && { signal: ownSignal }),
        })
        .catch((failure) => {
          throw ownSignal?.aborted || signal?.aborted ? failure : toTransportError(failure);
        });
      if (!response.ok) throw toAnswerError(error, response);
      if (response.status !== successStatus) throw unexpectedStatus(response);
      const config = readJson(data, response);
      if (validate) return checkAsyncInvokeConfig(config, 'the response', requestIdOf(response));
      return config as AsyncInvokeConfig;
    },
  };
}

const [successStatus] = operation.statusCodes;

/** In seconds. */
const defaultTimeout = 30;

/** In seconds: timers count milliseconds in 31 bits, and go off at once beyond. */
const longestTimeout = Math.floor((2 ** 31 - 1) / 1000);

function checkTimeout(timeout: number): number {
  if (timeout > 0 && timeout <= longestTimeout) return timeout;
  throw new ArgumentError('timeout', `must be a number of seconds above 0 and up to ${longestTimeout}`);
}
