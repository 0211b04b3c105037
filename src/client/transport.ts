import type { Credentials } from '../credentials/credentials.ts';
import { ArgumentError, FunctionGraphError, TransportError } from '../errors.ts';
import { type Logger, logAnswer, logFailure } from './log.ts';
import { isLocalName, requireLoopback } from './loopback.ts';
import { type RetryPolicy, withRetries } from './retry.ts';
import { SentSecrets } from './secrets.ts';

/** What a request is sent with. */
export interface FetchInit {
  /** Always GET. */
  readonly method: 'GET';
  /** The headers by their lower-case names, credentials included. */
  readonly headers: { [name: string]: string };
  /** Redirects are not followed, because they would take the credentials elsewhere. */
  readonly redirect: 'manual';
  /** Aborts the request. */
  readonly signal: AbortSignal;
}

/** What is read of a response; `Response` has it, and so have those of other libraries. */
export interface FetchResponse {
  /** The HTTP status code. */
  readonly status: number;
  /** The words behind the status code. */
  readonly statusText: string;
  /** `opaqueredirect` where a browser hides a redirect. */
  readonly type: string;
  /** The headers. */
  readonly headers: {
    /** Goes through them. */
    forEach(callback: (value: string, name: string) => void): void;
  };
  /** The bytes of the body, decompressed. */
  readonly body: {
    /** Reads them. */
    getReader(): {
      /** Gives the next ones. */
      read(): Promise<{
        /** Whether there are no more. */
        readonly done: boolean;
        /** The bytes. */
        readonly value?: Uint8Array | undefined;
      }>;
      /** Gives up the rest. */
      cancel(reason?: unknown): Promise<void>;
    };
  } | null;
}

/** Sends a request and gives the response; `globalThis.fetch` has this shape, and so has that of undici. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** How requests are sent. */
export interface TransportOptions {
  /** Says whether requests may go to an origin. */
  readonly hasOrigin: (origin: string) => boolean;
  /** Permits http to names of this machine that resolve to another one. */
  readonly allowInsecure: boolean;
  readonly credentials: Credentials;
  readonly fetch: Fetch;
  /** How long a request may take, credentials, retries and answer included, in seconds. */
  readonly timeout: number;
  /** How long the body of an answer may be once it is decoded, in bytes. */
  readonly maxBytes: number;
  /** Aborts every request. */
  readonly signal: AbortSignal | undefined;
  readonly retry: RetryPolicy;
  readonly logger: Logger | undefined;
}

/**
 * Sends a request.
 *
 * @param secrets - takes note of what the credentials add, at each attempt.
 */
export type Transport = (request: Request, secrets?: SentSecrets) => Promise<Response>;

/**
 * Makes what sends every request: GET only, to the origins of the API, authorised, limited in time and size, and sent
 * again where it failed for a while; redirects are left to the caller. It signs a request last of all, so that the
 * signature covers what is sent.
 */
export function createTransport(options: TransportOptions): Transport {
  return async (request, secrets = new SentSecrets()) => {
    checkTarget(request, options);
    const { timeout, logger, retry } = options;
    const started = Date.now();
    const guard = createGuard(request.signal, options.signal, timeout);
    // The timers of signals keep no process alive, and credentials may wait for something that does not either.
    const awake = setTimeout(() => {}, timeout * 1000);
    const clock = {
      now: Date.now,
      random: Math.random,
      wait: (seconds: number) => guard.wait(sleep(seconds, guard.signal)),
    };
    try {
      await guard.wait(options.allowInsecure ? Promise.resolve() : requireTrusted(request));
      const response = await withRetries(
        () => sendOnce(request, options, guard, secrets),
        retry,
        started + timeout * 1000,
        clock,
        (failed) => logFailure(logger, request, failed),
      );
      logAnswer(logger, response, secrets, (Date.now() - started) / 1000);
      return response;
    } finally {
      clearTimeout(awake);
    }
  };
}

async function sendOnce(
  request: Request,
  { credentials, fetch, maxBytes }: TransportOptions,
  guard: Guard,
  secrets: SentSecrets,
): Promise<Response> {
  const { method, url } = request;
  const headers = new Headers(request.headers);
  const added = await guard.wait(
    credentials.authorize({ method, url, headers: Object.fromEntries(headers) }),
  );
  secrets.add(added, url);
  addHeaders(headers, added);
  const init: FetchInit = {
    method: 'GET',
    headers: Object.fromEntries(headers),
    redirect: 'manual',
    signal: guard.signal,
  };
  try {
    const response = await guard.wait(fetch(url, init));
    return complete(response, url, await readBody(response, maxBytes, guard));
  } catch (error) {
    return guard.fail(error);
  }
}

function sleep(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

function checkTarget({ method, url }: Request, { hasOrigin }: TransportOptions): void {
  if (method !== 'GET') {
    throw new ArgumentError('method', 'must be GET: others change what is at the other end');
  }
  if (!hasOrigin(new URL(url).origin)) {
    throw new ArgumentError(
      'baseUrl',
      'of a single request must have the origin of the client: credentials go nowhere else',
    );
  }
}

/** Makes sure that plain http stays on this machine, where its address leaves that open. */
async function requireTrusted({ url }: Request): Promise<void> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' || !isLocalName(hostname)) return;
  await requireLoopback(hostname).catch((error) => {
    throw toTransportError(error);
  });
}

function addHeaders(headers: Headers, added: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(added)) {
    try {
      headers.set(name, value);
    } catch {
      // What `Headers` throws quotes the value.
      throw new ArgumentError('credentials', 'gave a header that cannot be sent');
    }
  }
}

/** Ends waiting when the time is up, or a signal says so. */
interface Guard {
  readonly signal: AbortSignal;
  /** Waits for something that may know nothing of the signal. */
  wait<T>(work: Promise<T>): Promise<T>;
  /** Throws the reason of the signal that ended it, or else why no answer came. */
  fail(error: unknown): never;
}

function createGuard(own: AbortSignal, common: AbortSignal | undefined, timeout: number): Guard {
  const signals = common === undefined ? [own] : [own, common];
  const signal = AbortSignal.any([...signals, AbortSignal.timeout(timeout * 1000)]);
  const failureOf = (error: unknown) => {
    const ended = signals.find(({ aborted }) => aborted);
    return ended === undefined ? toTransportError(error) : ended.reason;
  };
  return {
    signal,
    wait: (work) =>
      new Promise((resolve, reject) => {
        const abort = () => reject(failureOf(signal.reason));
        if (signal.aborted) abort();
        signal.addEventListener('abort', abort);
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
      }),
    fail(error) {
      throw failureOf(error);
    },
  };
}

/** Reads a body, and gives up one that is too long. */
async function readBody(
  { body }: FetchResponse,
  maxBytes: number,
  guard: Guard,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body === null) return undefined;
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await guard.wait(reader.read());
      if (done || value === undefined) break;
      length += value.length;
      if (length > maxBytes) {
        throw new TransportError('too-large', `the answer is longer than ${maxBytes} bytes`, undefined);
      }
      chunks.push(value);
    }
  } catch (error) {
    reader.cancel(error).catch(() => {});
    throw error;
  }
  const whole = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.length;
  }
  return whole;
}

/** A response with its whole body. */
function complete(response: FetchResponse, url: string, body: Uint8Array<ArrayBuffer> | undefined): Response {
  const { status, statusText, type } = response;
  const headers = new Headers();
  response.headers.forEach((value, name) => {
    headers.append(name, value);
  });
  // Servers and browsers have status codes that `Response` takes from nobody else, and some have no body.
  const isUsual = status >= 200 && status <= 599;
  const content = body === undefined || body.length === 0 ? null : body;
  const whole = new Response(content, { status: isUsual ? status : 500, statusText, headers });
  return Object.defineProperties(whole, {
    status: { value: status },
    type: { value: type },
    url: { value: url },
  });
}

/** Says why no answer came, from what `fetch` or the reading of a body threw. */
export function toTransportError(error: unknown): FunctionGraphError {
  if (error instanceof FunctionGraphError) return error;
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new TransportError('timeout', 'the answer did not arrive in time', error);
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const systemCode = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const words = [systemCode, cause instanceof Error ? cause.message : String(cause)];
  const detail = words.filter((word) => word !== '').join(': ');
  return tlsCode.test(systemCode)
    ? new TransportError('tls', `no secure connection could be made: ${detail}`, error)
    : new TransportError('network', `no answer arrived: ${detail}`, error);
}

/** The codes that Node.js gives to failures of TLS, e.g. `CERT_HAS_EXPIRED` or `ERR_SSL_WRONG_VERSION_NUMBER`. */
const tlsCode = /CERT|SSL|TLS|SIGNATURE|^EPROTO$/;
