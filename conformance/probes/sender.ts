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
  #timeOuts = 0;
  /** How long calls had to wait because the target asked for it, in milliseconds. */
  #waited = 0;
  /** Whether a signature is over the path as it is spelled, or over the decoded one, and whether that is known. */
  #signsAsSpelled = false;
  #isSigningKnown = false;
  /** The target stayed busy for as long as a probe is repeated: until it answers, the others are sent once each. */
  #isStorm = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#gate = new Gate(options.concurrency, options.rate, options.signal);
  }

  /** Sends one probe; what a target does ends in the exchange, never in an exception. */
  async send(probe: Probe): Promise<Exchange> {
    const retries: Retry[] = [];
    for (;;) {
      const exchange = await this.#gate.pass(() => this.#attemptOrPause(probe, retries));
      if (exchange !== undefined) return exchange;
    }
  }

  /**
   * Sends a probe once, and sees to it that no other call begins before the target wants to be asked again.
   *
   * @returns `undefined` where the answer does not count: the probe is to be sent again.
   */
  async #attemptOrPause(probe: Probe, retries: Retry[]): Promise<Exchange | undefined> {
    const { signal } = this.#options;
    const most = this.#isStorm ? 0 : this.#options.retries;
    const asSpelled = this.#signsAsSpelled;
    const exchange = { ...(await this.#attempt(probe, asSpelled)), retries };
    if (this.#isToBeSignedAnew(probe, exchange, asSpelled)) {
      const reason = `${exchange.response?.status}, signed over the ${asSpelled ? 'spelled' : 'decoded'} path`;
      retries.push({ reason, kind: 'signature', waited: 0 });
      return undefined;
    }
    const transient =
      probe.example === undefined ? transientReason(exchange, this.#options.now()) : undefined;
    if (transient === undefined) this.#isStorm = false;
    if (transient === undefined || signal?.aborted) return exchange;
    // Without a word on when to come back, 503 is asked for once more, and then it stands.
    const isUnannounced = transient.kind === 'unannounced';
    if (isUnannounced && (most === 0 || retries.some(({ kind }) => kind === 'unannounced'))) return exchange;
    const waited = transient.wait > 0 ? transient.wait : transient.backOff * 2 ** retries.length;
    const cost = this.#gate.costOf(waited);
    const isPatient = this.#waited + cost <= limits.waitSeconds * 1000;
    if (retries.length >= most || transient.wait > limits.retryAfterSeconds * 1000 || !isPatient) {
      this.#isStorm = transient.kind === 'busy';
      return { failure: unavailable(transient, retries.length, isPatient), ...exchange };
    }
    retries.push({ reason: transient.reason, kind: transient.kind, waited });
    if (exchange.response?.status === 429) this.#gate.narrow();
    this.#waited += cost;
    this.#gate.pause(waited);
    return undefined;
  }

  /**
   * Finds out what a server takes for the path of a signature: the decoded one, or the one that is spelled. Both are
   * read out of the platform's description, so that the refusal of one says nothing about a spelling.
   */
  #isToBeSignedAnew(probe: Probe, { response }: Exchange, asSpelled: boolean): boolean {
    if (response === undefined || !this.#isSignedSpelling(probe)) return false;
    const isRefused = response.status === 401 || response.status === 403;
    if (!isRefused) {
      this.#signsAsSpelled = asSpelled;
      this.#isSigningKnown = true;
      return false;
    }
    if (asSpelled !== this.#signsAsSpelled) return true;
    if (this.#isSigningKnown) return false;
    this.#signsAsSpelled = !asSpelled;
    this.#isSigningKnown = asSpelled;
    return !asSpelled;
  }

  #isSignedSpelling({ url, credentials, altered }: Probe): boolean {
    const { validAsSpelled } = this.#options.authentication;
    return (
      validAsSpelled !== undefined && credentials === 'valid' && altered === undefined && url.includes('%')
    );
  }

  async #attempt(probe: Probe, asSpelled: boolean): Promise<Exchange> {
    const { transport, exchangeRedactor, signal, now } = this.#options;
    const headers = await this.#headers(probe, asSpelled);
    const startedAt = now();
    const received = this.#isGivenUp ? givenUp : await transport.send(probe.url, headers, signal);
    if (received.failure?.kind === 'time-out') this.#timeOuts += 1;
    return exchangeRedactor.redact({ ...record(probe, startedAt, headers), ...received });
  }

  async #headers(probe: Probe, asSpelled: boolean): Promise<HeaderFields> {
    const { authentication, userAgent } = this.#options;
    const { credentials, altered, example, url, fields = [] } = probe;
    const usual: HeaderFields = [
      ['Accept', 'application/json'],
      ['Accept-Encoding', acceptedCodings],
      contentType,
      ['User-Agent', userAgent],
    ];
    return [
      ...usual.map((field) => fields.find(([name]) => name === field[0]) ?? field),
      ...(example === undefined
        ? []
        : [['Prefer', `code=${example.status}, example=${example.name}`] as const]),
      ...(altered !== undefined
        ? await altered.fields(url)
        : credentials === 'none'
          ? []
          : asSpelled && this.#isSignedSpelling(probe)
            ? ((await authentication.validAsSpelled?.(url)) ?? [])
            : await authentication[credentials](url)),
    ];
  }

  get #isGivenUp(): boolean {
    return this.#timeOuts >= limits.timeOuts;
  }
}

const givenUp: Received = {
  failure: { kind: 'time-out', message: `not sent, since ${limits.timeOuts} calls had no answer in time` },
  timings: { total: 0 },
};

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
  const field = (name: string) => response && headerValues(response.headers, name)[0];
  const [retryAfter, date] = [field('retry-after'), field('date')];
  if (response?.status === 429 || (response?.status === 503 && retryAfter !== undefined)) {
    const reason = `${response.status}${retryAfter === undefined ? '' : `, Retry-After: ${retryAfter}`}`;
    return {
      reason,
      kind: 'busy',
      wait: milliseconds(retryAfter, date, now),
      backOff: retryAfter === undefined ? 1000 : 0,
    };
  }
  return response?.status === 503
    ? { reason: '503 without Retry-After', kind: 'unannounced', wait: 0, backOff: 50 }
    : undefined;
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
