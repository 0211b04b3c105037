import { showFunctionAsyncInvokeConfig as operation } from '../../generated/constants.ts';
import { validateError } from '../../generated/validators.js';
import { ApiError, ContractError } from '../errors.ts';
import { describeValue, type Finding } from '../finding.ts';

/** The platform's ID of a request, from the response to it. */
export function requestIdOf(response: Response): string | undefined {
  return response.headers.get('X-Request-Id') ?? undefined;
}

/**
 * Reads the JSON of a successful answer.
 *
 * @throws {@link ContractError} where there is none.
 */
export function readJson(text: string | undefined, response: Response): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    const finding: Finding = {
      pointer: '',
      schemaPointer: `${operation.pointer}/responses/${response.status}`,
      keyword: 'content',
      expected: 'JSON',
      actual: text ? describeValue(text) : 'an empty body',
    };
    throw new ContractError('the response', [finding], requestIdOf(response));
  }
}

/**
 * Turns an answer that is no success into the error to throw.
 *
 * @param body - the body: parsed where it is JSON, as text otherwise.
 */
export function toAnswerError(body: unknown, response: Response): ApiError | ContractError {
  const { status } = response;
  if (status < 400) return unexpectedStatus(response);
  const retryAfter = parseRetryAfter(response.headers.get('Retry-After'), Date.now());
  const requestId = requestIdOf(response);
  if (!validateError(body)) return new ApiError({ status, requestId, retryAfter });
  return new ApiError({
    status,
    errorCode: body.error_code,
    errorMessage: body.error_msg,
    requestId: requestId ?? body.request_id,
    retryAfter,
  });
}

/** Redirects end here: they are not followed, because they would take the credentials elsewhere. */
export function unexpectedStatus(response: Response): ContractError {
  // Browsers hide the status of a redirect that they do not follow.
  const isRedirect = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
  const finding: Finding = {
    pointer: '',
    schemaPointer: `${operation.pointer}/responses`,
    keyword: 'responses',
    expected: `one of the status codes ${operation.statusCodes.join(', ')}`,
    actual: isRedirect ? `a redirect (${response.status}), which is not followed` : `${response.status}`,
  };
  return new ContractError('the response', [finding], requestIdOf(response));
}

/**
 * Reads `Retry-After`, which is a number of seconds or an HTTP date.
 *
 * @param now - the time, in milliseconds since 1970.
 * @returns seconds from now on, or `undefined` where the header is absent or malformed.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
