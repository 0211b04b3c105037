import { ArgumentError, TransportError } from '../errors.ts';
import { parseRetryAfter } from './retry-after.ts';

/** How often and when a request is sent again. */
export interface RetryOptions {
  /** How often a request is sent at the most, the first time included: 1 to 10. 3 by default. */
  readonly attempts?: number | undefined;
  /** How long to wait before the second attempt, in seconds. It doubles with each further one. 0.5 by default. */
  readonly delay?: number | undefined;
  /** The longest wait that is not asked for by `Retry-After`, in seconds. 8 by default. */
  readonly maxDelay?: number | undefined;
}

/** The same, with nothing left open. */
export type RetryPolicy = { readonly [Name in keyof RetryOptions]-?: number };

/** What retries need to know of time. */
export interface RetryClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits for so many seconds. */
  wait(seconds: number): Promise<void>;
  /** A number from 0 up to 1. */
  random(): number;
}

/** An attempt that is not the last one. */
export interface FailedAttempt {
  /** The number of the attempt, from 1 on. */
  readonly attempt: number;
  /** The status code of the answer; `undefined` where none arrived. */
  readonly status: number | undefined;
  /** How long until the next attempt, in seconds. */
  readonly delay: number;
}

const mostAttempts = 10;

/**
 * Checks what a user asks for.
 *
 * @throws {@link ArgumentError} where it is no number, or outside its range.
 */
export function checkRetry(retry: false | RetryOptions | undefined): RetryPolicy {
  const { attempts = 3, delay = 0.5, maxDelay = 8 } = retry === false ? { attempts: 1 } : (retry ?? {});
  if (!Number.isInteger(attempts) || attempts < 1 || attempts > mostAttempts) {
    throw new ArgumentError('retry', `must have attempts from 1 to ${mostAttempts}, or be false`);
  }
  for (const seconds of [delay, maxDelay]) {
    if (typeof seconds === 'number' && seconds >= 0 && Number.isFinite(seconds)) continue;
    throw new ArgumentError('retry', 'must have delay and maxDelay in seconds, of 0 or more');
  }
  return { attempts, delay, maxDelay };
}

/**
 * Sends a request again where it failed for a while: 429, 503, or a connection that failed. It waits as long as
 * `Retry-After` says, or twice as long each time, less a random part, so that clients do not return all at once; and it
 * gives up where the wait would last beyond `deadline`.
 *
 * @param deadline - in milliseconds since 1970.
 * @param onFailure - is told before each wait.
 */
export async function withRetries(
  send: () => Promise<Response>,
  { attempts, delay, maxDelay }: RetryPolicy,
  deadline: number,
  clock: RetryClock,
  onFailure: (failed: FailedAttempt) => void = () => {},
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await send().catch((error: unknown) => {
      if (isLostConnection(error)) return error;
      throw error;
    });
    const answer = outcome instanceof TransportError ? undefined : outcome;
    if (answer !== undefined && !temporaryStatuses.includes(answer.status)) return answer;
    const asked = parseRetryAfter(answer?.headers.get('Retry-After') ?? null, clock.now()) ?? 0;
    const backOff = Math.min(maxDelay, delay * 2 ** (attempt - 1)) * (0.5 + clock.random() / 2);
    const wait = Math.max(asked, backOff);
    if (attempt === attempts || clock.now() + wait * 1000 >= deadline) {
      if (answer !== undefined) return answer;
      throw outcome;
    }
    onFailure({ attempt, status: answer?.status, delay: wait });
    await clock.wait(wait);
  }
}

const temporaryStatuses = [429, 503];

function isLostConnection(error: unknown): error is TransportError {
  return error instanceof TransportError && error.reason === 'network';
}
