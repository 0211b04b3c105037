import { requestIdOf } from './answer.ts';
import type { FailedAttempt } from './retry.ts';
import type { SentSecrets } from './secrets.ts';

/**
 * Takes lines of a log; `console` has this shape, and so have most loggers. No line holds credentials, and what an
 * answer repeats of them is masked.
 */
export interface Logger {
  /** Takes each answer. */
  debug(message: string, facts: LogFacts): void;
  /** Takes each attempt that failed and is made again. */
  warn(message: string, facts: LogFacts): void;
}

/** What a line of a log is about. */
export interface LogFacts {
  /** The URL of the request. */
  readonly url: string;
  /** The HTTP status code; `undefined` where no answer arrived. */
  readonly status: number | undefined;
  /** The platform's ID of the request. */
  readonly requestId?: string | undefined;
  /** The number of the attempt that failed, from 1 on. */
  readonly attempt?: number;
  /** How long a call took, or how long until the next attempt, in seconds. */
  readonly seconds: number;
}

/** Tells of an answer. */
export function logAnswer(
  logger: Logger | undefined,
  response: Response,
  secrets: SentSecrets,
  seconds: number,
): void {
  if (logger === undefined) return;
  const { url, status } = response;
  const requestId = requestIdOf({ response, secrets });
  const id = requestId === undefined ? '' : ` (request ${requestId})`;
  logger.debug(`GET ${url}: ${status} in ${seconds} s${id}`, { url, status, requestId, seconds });
}

/** Tells of an attempt that failed and is made again. */
export function logFailure(
  logger: Logger | undefined,
  { url }: Request,
  { attempt, status, delay }: FailedAttempt,
): void {
  const what = status === undefined ? 'no answer' : `${status}`;
  logger?.warn(`GET ${url}: ${what}, attempt ${attempt}; the next follows in ${delay.toFixed(1)} s`, {
    url,
    status,
    attempt,
    seconds: delay,
  });
}
