/**
 * Handlers for [Mock Service Worker](https://mswjs.io), which must be installed beside this package.
 *
 * @module
 */
import { type HttpHandler, HttpResponse, http } from 'msw';
import { showFunctionAsyncInvokeConfig as operation } from '../generated/constants.ts';
import { examples } from '../generated/examples.ts';
import type { AsyncInvokeConfig, ErrorBody } from './contract/types.ts';
import { ArgumentError } from './errors.ts';

/** The status codes of the contract. */
export type Status = keyof typeof examples;

/** What an answer says besides its status code. */
export interface AnswerOptions<Code extends Status = Status> {
  /**
   * The body. By default the first documented example of the status code; of a configuration, that of the function that
   * was asked for.
   */
  readonly body?: (Code extends 200 ? AsyncInvokeConfig : ErrorBody) | undefined;
  /** Header fields beside `Content-Type` and `X-Request-Id`, e.g. `Retry-After`. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** Where the API is. By default anywhere. */
  readonly baseUrl?: string | undefined;
}

/**
 * Makes a handler that answers each reading of a configuration with a status code of the contract.
 *
 * @throws {@link ArgumentError} where the contract has no such status code.
 * @example
 * server.use(answerWith(429, { headers: { 'Retry-After': '1' } }));
 */
export function answerWith<Code extends Status>(
  status: Code,
  options: AnswerOptions<Code> = {},
): HttpHandler {
  if (!Object.hasOwn(examples, status)) {
    throw new ArgumentError('status', `must be one of ${Object.keys(examples).join(', ')}`);
  }
  const { body, headers, baseUrl = '*' } = options;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  return http.get(`${baseUrl}${path}`, ({ params }) => {
    const [example] = Object.values(examples[status]);
    const asked =
      status === 200 ? { ...example, func_urn: decodeURIComponent(String(params.function_urn)) } : example;
    return HttpResponse.json(body ?? asked, { status, headers: { 'X-Request-Id': requestId, ...headers } });
  });
}

const requestId = '9c0e0f0d5e6f4c0fb1d2a3b4c5d6e7f8';
