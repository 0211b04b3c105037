import { operationPointer } from '../contract/examples.ts';
import {
  type CompleteExchange,
  type Exchange,
  type ExchangeResponse,
  headerValues,
  isComplete,
} from '../exchange/exchange.ts';
import { inWords } from '../reading/words.ts';
import { clockHint } from './clock.ts';
import { isErrorAnswer } from './errors.ts';
import { isSuccess } from './refusal.ts';
import {
  type Evidence,
  judgeEach,
  type Rule,
  refusalProbes,
  unspecifiedProbes,
  withoutServerError,
} from './rule.ts';

const everyProbe = [
  'known-function',
  'encoded-colons',
  'equivalent-spelling',
  ...refusalProbes,
  ...unspecifiedProbes,
  'observed-error',
] as const;

/** A function that is named exists, and has a configuration: see {@link absenceOf}. */
export const knownFunctionRule: Rule = {
  id: 'status.known-function',
  level: 'MUST',
  part: 'status',
  title: 'A function that exists is answered with exactly 200, each time.',
  source: 'Status Codes, 200',
  pointer: `${operationPointer}/responses/200`,
  probes: ['known-function'],
  needs: [],
  check: ({ exchanges }) =>
    judgeEach(
      exchanges,
      (exchange) => withoutServerError(exchange) && exchange,
      (exchange) =>
        exchange.response.status === 200
          ? []
          : [
              {
                where: 'status',
                expected: 'status 200',
                actual: inFull(exchange.response),
                ...hint(exchange),
              },
            ],
    ),
};

/** The source's status codes: 200 for a function that is there, 404 for one that is not, and no failure. */
export const statusRules: readonly Rule[] = [
  {
    id: 'status.no-server-error',
    level: 'MUST',
    part: 'status',
    title: 'No call is answered with a 5xx status that does not announce itself as temporary.',
    source: 'Status Codes',
    pointer: `${operationPointer}/responses`,
    probes: everyProbe,
    needs: [],
    check: ({ exchanges }) =>
      judgeEach(exchanges, statusOf, (status) =>
        status < 500 ? [] : [{ where: 'status', expected: 'a status below 500', actual: `status ${status}` }],
      ),
  },
  {
    id: 'status.announced-503',
    level: 'SHOULD',
    part: 'status',
    title: 'A 503 that is over when the call is repeated says with Retry-After when to come back.',
    source: 'HTTP, RFC 9110, section 15.6.4',
    pointer: `${operationPointer}/responses/503`,
    probes: everyProbe,
    needs: [],
    check: ({ exchanges, all }) =>
      judgeEach(
        // Where 503 stands though nobody asked for an example of it, it is a violation, and nothing is to be added.
        all.some(({ response, example }) => response?.status === 503 && example === undefined)
          ? []
          : exchanges.filter(({ example }) => example === undefined),
        ({ response: { status }, retries }) => (status < 500 ? retries : undefined),
        (retries) =>
          retries
            .filter(({ kind }) => kind === 'unannounced')
            .map(({ reason }) => ({ where: 'status', expected: '503 with Retry-After', actual: reason })),
      ),
  },
  knownFunctionRule,
  {
    id: 'status.unknown-function',
    level: 'MUST',
    part: 'status',
    title: 'A function that does not exist is answered with exactly 404, each time.',
    source: 'Status Codes, 404',
    pointer: `${operationPointer}/responses/404`,
    probes: ['unknown-function'],
    comparesWith: ['known-function'],
    needs: ['state'],
    check: ({ exchanges, all }) =>
      all.some(isKnownFunctionRefused)
        ? undefined
        : judgeEach(exchanges, withoutServerError, (response) =>
            response.status === 404
              ? []
              : [{ where: 'status', expected: 'status 404', actual: inFull(response) }],
          ),
  },
];

/** What a well-formed 404 for a function may mean; the document has this one status for both. */
export const noConfiguration =
  'Either the function has no asynchronous invocation configuration, or there is no such function';

/**
 * Says that a function that was named has no configuration: every whole answer about it is a well-formed 404.
 *
 * @param evidence - the exchanges of {@link knownFunctionRule}.
 * @returns what the server said, and what it may mean; `undefined` where the function has a configuration, or where
 *   the answers say neither.
 */
export function absenceOf({ exchanges, all, body }: Evidence): string | undefined {
  const answers = exchanges.filter(isComplete);
  const [first] = answers;
  const isAbsent = answers.every(
    (exchange) => exchange.response.status === 404 && isErrorAnswer(exchange, body(exchange)),
  );
  const isFoundOtherwise = all.some(
    ({ functionUrn, request, response }) =>
      functionUrn !== undefined &&
      functionUrn === first?.functionUrn &&
      request.credentials === 'valid' &&
      isSuccess(response?.status),
  );
  if (first === undefined || !isAbsent || isFoundOtherwise) return undefined;
  const { error_code: code, error_msg: message } = body(first).object ?? {};
  return `404 each time (${inWords(code)}, ${inWords(message)}). ${noConfiguration}.`;
}

/** Where not even a known function is let through, a refusal says nothing about the function that was asked for. */
function isKnownFunctionRefused({ probe, response }: Exchange): boolean {
  return probe === 'known-function' && (response?.status === 401 || response?.status === 403);
}

function statusOf({ response }: CompleteExchange): number {
  return response.status;
}

function inFull({ status, headers }: ExchangeResponse): string {
  const [location] = headerValues(headers, 'location');
  return `status ${status}${location === undefined ? '' : `, Location: ${location}`}`;
}

function hint(exchange: CompleteExchange): { hint?: string } {
  const { status } = exchange.response;
  if (status === 401 || status === 403)
    return { hint: clockHint(exchange) ?? 'Are the configured credentials valid, and for this project?' };
  if (status === 404) return { hint: 'Does the configured function exist in this project and region?' };
  return {};
}
