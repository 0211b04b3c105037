import { showFunctionAsyncInvokeConfig as operation } from '../../generated/constants.ts';
import { validateError } from '../../generated/validators.js';
import { ApiError, ContractError } from '../errors.ts';
import { describeValue, type Finding, type Redact } from '../finding.ts';

/** An answer, and how to take out of it what it repeats of the credentials. */
export interface Answer {
  readonly response: Response;
  readonly redact: Redact;
}

/** The platform's ID of a request, from the answer to it. */
export function requestIdOf({ response, redact }: Answer): string | undefined {
  const id = response.headers.get('X-Request-Id');
  return id === null ? undefined : redact(id);
}

/**
 * Reads the JSON of a successful answer.
 *
 * @throws {@link ContractError} where there is none.
 */
export function readJson(text: string | undefined, answer: Answer): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    const finding: Finding = {
      pointer: '',
      schemaPointer: `${operation.pointer}/responses/${answer.response.status}`,
      keyword: 'content',
      expected: 'JSON',
      actual: text ? describeValue(text, answer.redact) : 'an empty body',
    };
    throw new ContractError('the response', [finding], requestIdOf(answer));
  }
}

/**
 * Turns an answer that is no success into the error to throw.
 *
 * @param body - the body: parsed where it is JSON, as text otherwise.
 */
export function toAnswerError(body: unknown, answer: Answer): ApiError | ContractError {
  const { response, redact } = answer;
  const { status } = response;
  if (status < 400) return unexpectedStatus(answer);
  const retryAfter = parseRetryAfter(response.headers.get('Retry-After'), Date.now());
  const requestId = requestIdOf(answer);
  if (!validateError(body)) return new ApiError({ status, requestId, retryAfter });
  return new ApiError({
    status,
    errorCode: redact(body.error_code),
    errorMessage: redact(body.error_msg),
    requestId: requestId ?? (body.request_id && redact(body.request_id)),
    retryAfter,
  });
}

/** Redirects end here: they are not followed, because they would take the credentials elsewhere. */
export function unexpectedStatus(answer: Answer): ContractError {
  const { status, type } = answer.response;
  // Browsers hide the status of a redirect that they do not follow.
  const isRedirect = type === 'opaqueredirect' || (status >= 300 && status < 400);
  const finding: Finding = {
    pointer: '',
    schemaPointer: `${operation.pointer}/responses`,
    keyword: 'responses',
    expected: `one of the status codes ${operation.statusCodes.join(', ')}`,
    actual: isRedirect ? `a redirect (${status}), which is not followed` : `${status}`,
  };
  return new ContractError('the response', [finding], requestIdOf(answer));
}

/**
 * Reads `Retry-After`, which is a number of seconds or an HTTP date.
 *
 * @param now - the time, in milliseconds since 1970.
 * @returns seconds from now on, or `undefined` where the header is absent or malformed.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
