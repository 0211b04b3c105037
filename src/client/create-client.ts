import createOpenApiClient, { type Client as OpenApiClient } from 'openapi-fetch';
import { showFunctionAsyncInvokeConfig as operation } from '../../generated/constants.ts';
import type { paths } from '../../generated/schema.d.ts';
import { checkAsyncInvokeConfig } from '../contract/async-invoke-config.ts';
import type { AsyncInvokeConfig } from '../contract/types.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { EnvironmentCredentials } from '../credentials/environment.ts';
import { ArgumentError } from '../errors.ts';
import type { Redact } from '../finding.ts';
import { type Answer, readJson, requestIdOf, toAnswerError, unexpectedStatus } from './answer.ts';
import { type EndpointOptions, resolveEndpoint } from './endpoint.ts';
import { serializePath } from './path.ts';
import { redactCredentials } from './secrets.ts';
import { createTransport, type Fetch } from './transport.ts';

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
  /** How long a request may take, credentials and answer included, in seconds. 30 by default. */
  readonly timeout?: number | undefined;
  /** How long the body of an answer may be, in bytes, once it is decompressed. 4 MiB by default. */
  readonly maxBytes?: number | undefined;
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
   * @throws the signal's `reason` where a signal of yours aborts the request, and what your credentials throw.
   */
  getAsyncInvokeConfig(request: GetAsyncInvokeConfigArguments & Project): Promise<AsyncInvokeConfig>;
  /**
   * The openapi-fetch client underneath, for `{ data, error, response }`. Its requests are authorised, limited in
   * time and size and checked in the same way, but its answers are not validated, and a redirect is an `error`.
   */
  readonly raw: Pick<OpenApiClient<paths>, 'GET' | 'use' | 'eject'>;
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
  checkSignal(signal);
  const allowInsecure = options.allowInsecure ?? false;
  const endpoint = resolveEndpoint(options, allowInsecure);
  const defaultProjectId = options.projectId ?? (credentials as Partial<EnvironmentCredentials>).projectId;
  const transport = createTransport({
    origin: endpoint.origin,
    allowInsecure,
    credentials,
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    timeout: checkTimeout(options.timeout ?? defaultTimeout),
    maxBytes: checkMaxBytes(options.maxBytes ?? defaultMaxBytes),
    signal,
  });
  const raw = createOpenApiClient<paths>({
    baseUrl: endpoint.href,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    pathSerializer: serializePath,
    fetch: (request) => transport(request),
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
      checkSignal(ownSignal);
      let redact: Redact = (text) => text;
      const { data, error, response } = await raw.GET(operation.path, {
        params: { path: { project_id: projectId, function_urn: functionUrn } },
        parseAs: 'text',
        fetch: (request) =>
          transport(request, (added) => {
            redact = redactCredentials(added, request.url);
          }),
        ...(ownSignal !== undefined && { signal: ownSignal }),
      });
      const answer: Answer = { response, redact };
      if (!response.ok) throw toAnswerError(error, answer);
      if (response.status !== successStatus) throw unexpectedStatus(answer);
      const config = readJson(data, answer);
      if (!validate) return config as AsyncInvokeConfig;
      return checkAsyncInvokeConfig(config, 'the response', {
        redact,
        get requestId() {
          return requestIdOf(answer);
        },
      });
    },
  };
}

const [successStatus] = operation.statusCodes;

/** In seconds. */
const defaultTimeout = 30;

/** In bytes. A configuration has a few hundred. */
const defaultMaxBytes = 4 * 1024 * 1024;

/** In seconds: timers count milliseconds in 31 bits, and go off at once beyond. */
const longestTimeout = Math.floor((2 ** 31 - 1) / 1000);

function checkTimeout(timeout: number): number {
  if (timeout > 0 && timeout <= longestTimeout) return timeout;
  throw new ArgumentError('timeout', `must be a number of seconds above 0 and up to ${longestTimeout}`);
}

function checkMaxBytes(maxBytes: number): number {
  if (Number.isSafeInteger(maxBytes) && maxBytes > 0) return maxBytes;
  throw new ArgumentError('maxBytes', 'must be a whole number of bytes above 0');
}

function checkSignal(signal: unknown): void {
  if (signal === undefined || signal instanceof AbortSignal) return;
  throw new ArgumentError('signal', 'must be an AbortSignal');
}
