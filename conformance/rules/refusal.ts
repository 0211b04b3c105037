import { operationPointer } from '../contract/examples.ts';
import {
  type CompleteExchange,
  type Exchange,
  headerValues,
  isComplete,
  type ProbeName,
} from '../exchange/exchange.ts';
import type { Capability } from '../probes/target.ts';
import { type Evidence, type Finding, judgeEach, type Part, type Rule, withoutServerError } from './rule.ts';

/** A rule that says that a call is refused. */
export interface Refusal {
  readonly id: string;
  readonly part: Part;
  /** What is refused, as the beginning of a sentence. */
  readonly what: string;
  readonly source: string;
  readonly pointer: string;
  readonly probe: ProbeName;
  readonly needs: readonly Capability[];
  /** Where this probe was not refused, the rule has nothing to add: one fault, one finding. */
  readonly unlessAccepted?: ProbeName;
}

/** Makes the rule of a refusal. A 5xx status is left to `status.no-server-error`. */
export function refusalRule({ what, probe, unlessAccepted, ...rest }: Refusal): Rule {
  return {
    ...rest,
    level: 'MUST',
    title: `${what} is refused with a 4xx status.`,
    probes: [probe],
    ...(unlessAccepted !== undefined && { comparesWith: [unlessAccepted] }),
    check: ({ exchanges, all }) => {
      const isOtherAccepted = all.some(
        (other) => other.probe === unlessAccepted && isComplete(other) && !isRefusal(other.response.status),
      );
      if (isOtherAccepted) return undefined;
      return judgeEach(exchanges, withoutServerError, ({ status }) =>
        isRefusal(status)
          ? []
          : [{ where: 'status', expected: 'a refusal, status 4xx', actual: `status ${status}` }],
      );
    },
  };
}

/** The 4xx status codes that say "not now" instead of "no". */
const temporary = [408, 429];

/** Says whether a status refuses a call for good. Where the source names no status, any of these fits. */
export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && !temporary.includes(status);
}

/** Says whether a call with the right signature is refused, which says nothing about a path that is spelled otherwise. */
export function isSignatureRefused({ request, response }: Exchange): boolean {
  const isSigned = headerValues(request.headers, 'authorization').length > 0;
  const isRefused = response?.status === 401 || response?.status === 403;
  return isSigned && request.credentials === 'valid' && isRefused;
}

/** Where the OpenAPI document describes the answers. */
export const responsesPointer = `${operationPointer}/responses`;

/** Says whether a call was answered with 2xx. */
export function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/**
 * Judges answers about functions that do not exist, beside `status.unknown-function`: where that rule has a finding,
 * there is nothing to add.
 *
 * @param isFunction - says whether an answer is about a function that exists after all.
 */
export function exactlyNotFound(
  { exchanges, all }: Evidence,
  isFunction: (exchange: CompleteExchange) => boolean = () => false,
): readonly Finding[] | undefined {
  const isOtherBroken = all.some(
    ({ probe, response }) =>
      probe === 'unknown-function' && response !== undefined && response.status !== 404,
  );
  if (isOtherBroken) return undefined;
  return judgeEach(
    exchanges,
    (exchange) => withoutServerError(exchange) && exchange,
    (exchange) => {
      const { status } = exchange.response;
      if (status === 404 || (status === 200 && isFunction(exchange))) return [];
      return [{ where: 'status', expected: 'status 404', actual: `status ${status}` }];
    },
  );
}
