import { showFunctionAsyncInvokeConfig as operation } from '../../generated/constants.ts';
import { isSameFunction } from '../contract/function-urn.ts';
import { ApiError, ContractError } from '../errors.ts';
import { describeValue, type Finding, toFindings } from '../finding.ts';
import type { Profile } from './profile.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { SentSecrets } from './secrets.ts';

/** An answer, and the credentials that it may repeat. */
export interface Answer {
  readonly response: Response;
  readonly secrets: SentSecrets;
}

/** The platform's ID of a request, from the answer to it. */
export function requestIdOf({ response, secrets }: Answer): string | undefined {
  const id = response.headers.get('X-Request-Id');
  return id === null ? undefined : secrets.text(id);
}

/**
 * Reads the JSON of a successful answer.
 *
 * @throws {@link ContractError} where there is none.
 */
export function readJson(body: ArrayBuffer | undefined, answer: Answer): unknown {
  const text = readText(body, answer);
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable('JSON', text ? describeValue(text, answer.secrets.text) : 'an empty body', answer);
  }
}

function readText(body: ArrayBuffer | undefined, answer: Answer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw unreadable('UTF-8', 'other bytes', answer);
  }
}

function unreadable(expected: string, actual: string, answer: Answer): ContractError {
  const schemaPointer = `${operation.pointer}/responses/${answer.response.status}`;
  return violation([{ pointer: '', schemaPointer, keyword: 'content', expected, actual }], answer);
}

/**
 * Judges a configuration: whether it keeps the contract, and whether it is that of the function that was asked for.
 *
 * @returns what is wrong with it; `undefined` where nothing is.
 */
export function judgeConfig(
  config: unknown,
  functionUrn: string,
  { validators }: Profile<unknown>,
  answer: Answer,
): ContractError | undefined {
  const validate = validators.AsyncInvokeConfig;
  const { text: redact } = answer.secrets;
  if (!validate(config)) return violation(toFindings(config, validate.errors, '', redact), answer, config);
  const { func_urn: answered } = config as { readonly func_urn: string };
  if (isSameFunction(answered, functionUrn)) return undefined;
  const finding: Finding = {
    pointer: '/func_urn',
    schemaPointer: '#/components/schemas/AsyncInvokeConfig/properties/func_urn',
    keyword: 'description',
    expected: `the function that was asked for, ${JSON.stringify(functionUrn)}`,
    actual: describeValue(answered, redact),
  };
  return violation([finding], answer, config);
}

/**
 * Turns an answer that is no success into the error to throw.
 *
 * @param body - the body: parsed where it is JSON, as text otherwise.
 */
export function toAnswerError(
  body: unknown,
  answer: Answer,
  { validators }: Profile<unknown>,
): ApiError | ContractError {
  const { response, secrets } = answer;
  const { status } = response;
  if (status < 400) return unexpectedStatus(answer);
  const headers = secrets.headers(response.headers);
  const facts = {
    status,
    requestId: requestIdOf(answer),
    retryAfter: parseRetryAfter(response.headers.get('Retry-After'), Date.now()),
    headers,
    location: headers.location,
    body: quote(body, secrets),
  };
  if (!validators.Error(body)) return new ApiError(facts);
  return new ApiError({
    ...facts,
    errorCode: secrets.text(body.error_code),
    errorMessage: secrets.text(body.error_msg),
    requestId: facts.requestId ?? (body.request_id && secrets.text(body.request_id)),
  });
}

/** In characters. */
const longestQuote = 4096;

/** A body as text, without secrets, and cut where it is long. */
function quote(body: unknown, secrets: SentSecrets): string {
  const text = secrets.text(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

/** Redirects end here: they are not followed, because they would take the credentials elsewhere. */
export function unexpectedStatus(answer: Answer): ContractError {
  const { response, secrets } = answer;
  const { status, type } = response;
  const { location } = secrets.headers(response.headers);
  // Browsers hide the status of a redirect that they do not follow.
  const isRedirect = type === 'opaqueredirect' || (status >= 300 && status < 400);
  const target = location === undefined ? '' : ` to ${location}`;
  const finding: Finding = {
    pointer: '',
    schemaPointer: `${operation.pointer}/responses`,
    keyword: 'responses',
    expected: `one of the status codes ${operation.statusCodes.join(', ')}`,
    actual: isRedirect ? `a redirect (${status})${target}, which is not followed` : `${status}`,
  };
  return violation([finding], answer);
}

function violation(findings: readonly Finding[], answer: Answer, value?: unknown): ContractError {
  return new ContractError('the response', findings, {
    value: answer.secrets.value(value),
    status: answer.response.status,
    requestId: requestIdOf(answer),
  });
}
