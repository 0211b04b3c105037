import { acceptedCodings } from '../exchange/content-coding.ts';
import {
  type Exchange,
  type HeaderFields,
  headerValues,
  type Retry,
  type TransportFailure,
} from '../exchange/exchange.ts';
import { limits } from '../exchange/limits.ts';
import type { Received, Transport } from '../exchange/transport.ts';
import type { ExchangeRedactor } from '../redaction/redact-exchange.ts';
import { type Authentication, contentType } from './authentication.ts';
import { Gate } from './gate.ts';
import { PathSigning } from './path-signing.ts';
import type { Probe } from './plan.ts';

/** How probes are sent. */
export interface SenderOptions {
  readonly transport: Transport;
  readonly authentication: Authentication;
  /** Takes the secrets out of what came. */
  readonly exchangeRedactor: ExchangeRedactor;
  /** How the suite calls itself in `User-Agent`. */
  readonly userAgent: string;
  /** How many calls may be under way at once. */
  readonly concurrency: number;
  /** How many calls may begin in one second; without it as many as can. */
  readonly rate?: number;
  /** How often a call is repeated whose answer says that it is temporary. */
  readonly retries: number;
  readonly signal?: AbortSignal;
  /** What time it is, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Sends probes, waits where the target asks for it, and gives a target up that does not answer. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #gate: Gate;
  readonly #signing: PathSigning;
  readonly #usualFields: HeaderFields;
  #timeOuts = 0;
  /** How long calls had to wait because the target asked for it, in milliseconds. */
  #waited = 0;
  /** How many calls found the target busy since it last answered. Until it does, the others are sent once each. */
  #busyInARow = 0;
  /** The target asked for more patience than there is. */
  #isImpatient = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#gate = new Gate(options.concurrency, options.rate, options.signal);
    this.#signing = new PathSigning(options.authentication);
    this.#usualFields = [
      ['Accept', 'application/json'],
      ['Accept-Encoding', acceptedCodings],
      contentType,
      ['User-Agent', options.userAgent],
    ];
  }

  /**
   * Sends one probe; what a target does ends in the exchange, never in an exception.
   *
   * @param isPatient - the probe is sent again where its answer says that it is temporary.
   */
  async send(probe: Probe, isPatient = true): Promise<Exchange> {
    const retries: Retry[] = [];
    for (;;) {
      const { isAsSpelled } = this.#signing;
      const attempt = () => this.#attemptOrPause(probe, retries, isPatient, isAsSpelled);
      const exchange = await this.#gate.pass(attempt);
      if (exchange === undefined) continue;
      if (!this.#signing.isToBeSignedAnew(probe, exchange, isAsSpelled)) return exchange;
      const reason = `${exchange.response?.status}, signed over the ${isAsSpelled ? 'spelled' : 'decoded'} path`;
      retries.push({ reason, kind: 'signature', waited: 0 });
    }
  }

  /** The exchange of a probe that is not sent, since another one failed. */
  leave(probe: Probe, { kind, message }: TransportFailure): Exchange {
    const failure = { kind, message: `not sent: ${message}` };
    return { ...record(probe, this.#options.now(), []), failure, timings: { total: 0 } };
  }

  /**
   * Sends a probe once, and sees to it that no other call begins before the target wants to be asked again.
   *
   * @returns `undefined` where the answer does not count: the probe is to be sent again.
   */
  async #attemptOrPause(
    probe: Probe,
    retries: Retry[],
    isPatient: boolean,
    isAsSpelled: boolean,
  ): Promise<Exchange | undefined> {
    const { signal, now, retries: most } = this.#options;
    const began = performance.now();
    const exchange = { ...(await this.#attempt(probe, isAsSpelled)), retries };
    const transient = probe.example === undefined ? transientReason(exchange, now()) : undefined;
    const isBusy = transient?.kind === 'busy';
    if (exchange.response !== undefined && !isBusy) this.#busyInARow = 0;
    if (transient === undefined || signal?.aborted) return exchange;
    // Without a word on when to come back, 503 is asked for once more, and then it stands.
    const isUnannounced = transient.kind === 'unannounced';
    if (isUnannounced && (most === 0 || retries.some(({ kind }) => kind === 'unannounced'))) return exchange;
    const isLast = retries.length >= most || (isBusy && (!isPatient || this.#busyInARow > 0));
    const wait = transient.wait > 0 ? transient.wait : transient.backOff * 2 ** retries.length;
    // A target that is busy is not asked in quick succession for something else either.
    const waited = isBusy && isLast ? Math.max(wait, this.#stormPause) : wait;
    const cost = this.#gate.costOf(waited);
    const isTimeLeft = this.#waited + cost <= limits.waitSeconds * 1000;
    const isTooLong = transient.wait > limits.retryAfterSeconds * 1000;
    const isOver = isLast || isTooLong || !isTimeLeft;
    if (exchange.response?.status === 429) {
      this.#gate.narrow();
      this.#gate.slow(began);
    }
    if (isTimeLeft && !isTooLong && (!isOver || (isBusy && isPatient))) {
      this.#waited += cost;
      this.#gate.pause(waited);
    }
    if (!isOver) {
      retries.push({ reason: transient.reason, kind: transient.kind, waited });
      return undefined;
    }
    if (isBusy) this.#busyInARow += 1;
    if (!isTimeLeft || isTooLong) this.#isImpatient = true;
    return { failure: unavailable(transient, retries.length, isTimeLeft), ...exchange };
  }

  /** How long nothing is sent after a call that stayed busy, in milliseconds. */
  get #stormPause(): number {
    return 1000 * 2 ** Math.min(3, this.#busyInARow);
  }

  async #attempt(probe: Probe, isAsSpelled: boolean): Promise<Exchange> {
    const { transport, exchangeRedactor, signal, now } = this.#options;
    const headers = await this.#headers(probe, isAsSpelled);
    const startedAt = now();
    const notSent = this.#notSent;
    if (notSent !== undefined) this.#gate.open();
    const received = notSent ?? (await transport.send(probe.url, headers, signal));
    if (notSent === undefined && received.failure?.kind === 'time-out') {
      this.#timeOuts += 1;
      // No more calls may be under way than it takes to give the target up: a silent one costs no further round.
      this.#gate.narrow(limits.timeOuts - this.#timeOuts);
    }
    return exchangeRedactor.redact({ ...record(probe, startedAt, headers), ...received });
  }

  async #headers(probe: Probe, isAsSpelled: boolean): Promise<HeaderFields> {
    const { example, fields = [] } = probe;
    return [
      ...this.#usualFields.map((field) => fields.find(([name]) => name === field[0]) ?? field),
      ...(example === undefined
        ? []
        : [['Prefer', `code=${example.status}, example=${example.name}`] as const]),
      ...(await this.#signing.fields(probe, isAsSpelled)),
    ];
  }

  /** What stands for an answer where the target is given up. */
  get #notSent(): Received | undefined {
    if (this.#timeOuts >= limits.timeOuts)
      return withoutSending('time-out', `${limits.timeOuts} calls had no answer in time`);
    if (this.#isImpatient && this.#busyInARow >= limits.busyCalls)
      return withoutSending('unavailable', `the target was busy for ${limits.busyCalls} calls in a row`);
    return undefined;
  }
}

function withoutSending(kind: TransportFailure['kind'], reason: string): Received {
  return { failure: { kind, message: `not sent, since ${reason}` }, timings: { total: 0 } };
}

interface Transient {
  readonly reason: string;
  readonly kind: Retry['kind'];
  /** What the target asks for, in milliseconds; 0 where it says nothing. */
  readonly wait: number;
  /** What to begin with where the target says nothing, in milliseconds. */
  readonly backOff: number;
}

/** Why an answer does not count: it announces itself as temporary, or the connection was lost before it began. */
function transientReason({ response, failure }: Exchange, now: number): Transient | undefined {
  if (failure !== undefined) {
    const isLost = failure.kind === 'closed' && response === undefined;
    return isLost ? { reason: failure.message, kind: 'lost', wait: 0, backOff: 50 } : undefined;
  }
  if (response?.status !== 429 && response?.status !== 503) return undefined;
  const field = (name: string) => headerValues(response.headers, name)[0];
  const [retryAfter, date] = [field('retry-after'), field('date')];
  if (response.status === 429 || retryAfter !== undefined) {
    const reason = `${response.status}${retryAfter === undefined ? '' : `, Retry-After: ${retryAfter}`}`;
    return {
      reason,
      kind: 'busy',
      wait: milliseconds(retryAfter, date, now),
      backOff: retryAfter === undefined ? 1000 : 0,
    };
  }
  return { reason: '503 without Retry-After', kind: 'unannounced', wait: 0, backOff: 50 };
}

/** `Retry-After` in milliseconds from now: seconds, or an HTTP date. @param date - what time it is for the target. */
function milliseconds(retryAfter: string | undefined, date: string | undefined, now: number): number {
  if (retryAfter === undefined) return 0;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const wait = Date.parse(retryAfter) - (Date.parse(date ?? '') || now);
  return Number.isNaN(wait) ? 0 : Math.max(0, wait);
}

function unavailable({ reason, wait }: Transient, retries: number, isPatient: boolean): TransportFailure {
  const { retryAfterSeconds, waitSeconds } = limits;
  if (wait > retryAfterSeconds * 1000) {
    const message = `${reason} is longer than the ${retryAfterSeconds} s that a run waits`;
    return { kind: 'unavailable', message };
  }
  const message = isPatient
    ? `still ${reason} after ${retries} ${retries === 1 ? 'retry' : 'retries'}`
    : `${reason}, and a run waits for no more than ${waitSeconds} s in all`;
  return { kind: 'unavailable', message };
}

function record(
  { id, name, functionUrn, requested, example, url, credentials }: Probe,
  startedAt: number,
  headers: HeaderFields,
): Omit<Exchange, 'timings'> {
  return {
    id,
    probe: name,
    ...(functionUrn !== undefined && { functionUrn }),
    requested,
    ...(example !== undefined && { example }),
    startedAt,
    request: { method: 'GET', url, headers, credentials },
    retries: [],
  };
}
