import { operationPointer } from '../contract/examples.ts';
import {
  type CompleteExchange,
  type Exchange,
  type ExchangeResponse,
  headerValues,
} from '../exchange/exchange.ts';
import { clockHint } from './clock.ts';
import { judgeEach, type Rule, refusalProbes, unspecifiedProbes, withoutServerError } from './rule.ts';

/** The source's status codes: 200 for a function that is there, 404 for one that is not, and no failure. */
export const statusRules: readonly Rule[] = [
  {
    id: 'status.no-server-error',
    level: 'MUST',
    part: 'status',
    title: 'No call is answered with a 5xx status that does not announce itself as temporary.',
    source: 'Status Codes',
    pointer: `${operationPointer}/responses`,
    probes: ['known-function', 'encoded-colons', ...refusalProbes, ...unspecifiedProbes, 'observed-error'],
    needs: [],
    check: ({ exchanges }) =>
      judgeEach(exchanges, statusOf, (status) =>
        status < 500 ? [] : [{ where: 'status', expected: 'a status below 500', actual: `status ${status}` }],
      ),
  },
  {
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
  },
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
