import type { Credentials } from '../credentials/credentials.ts';
import { ArgumentError, FunctionGraphError, TransportError } from '../errors.ts';
import { isLocalName, requireLoopback } from './loopback.ts';

/** Sends a request and gives the response; `globalThis.fetch` has this shape. */
export type Fetch = (request: Request) => Promise<Response>;

/** How requests are sent. */
export interface TransportOptions {
  /** Requests go to this origin and no other. */
  readonly origin: string;
  /** Permits http to names of this machine that resolve to another one. */
  readonly allowInsecure: boolean;
  readonly credentials: Credentials;
  readonly fetch: Fetch;
  /** How long a request may take, credentials and answer included, in seconds. */
  readonly timeout: number;
  /** How long the body of an answer may be once it is decoded, in bytes. */
  readonly maxBytes: number;
  /** Aborts every request. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a request.
 *
 * @param onAuthorized - is told the headers that the credentials add.
 */
export type Transport = (
  request: Request,
  onAuthorized?: (headers: Readonly<Record<string, string>>) => void,
) => Promise<Response>;

/**
 * Makes what sends every request: GET only, to one origin, authorised, limited in time and size, redirects left to the
 * caller. It signs a request last of all, so that the signature covers what is sent.
 */
export function createTransport(options: TransportOptions): Transport {
  return async (request, onAuthorized) => {
    checkTarget(request, options.origin);
    const { credentials, fetch, timeout, maxBytes } = options;
    const guard = createGuard(request.signal, options.signal, timeout);
    guard.keep(request);
    // The timers of signals keep no process alive, and credentials may wait for something that does not either.
    const awake = setTimeout(() => {}, timeout * 1000);
    try {
      await guard.wait(options.allowInsecure ? Promise.resolve() : requireTrusted(request));
      const { method, url } = request;
      const headers = new Headers(request.headers);
      const added = await guard.wait(
        credentials.authorize({ method, url, headers: Object.fromEntries(headers) }),
      );
      onAuthorized?.(added);
      addHeaders(headers, added);
      const { signal } = guard;
      const outgoing = new Request(request, { headers, redirect: 'manual', signal });
      const sent = guard.wait(fetch(guard.keep(outgoing)));
      return limitBody(await sent.catch(guard.fail), maxBytes, guard);
    } finally {
      clearTimeout(awake);
    }
  };
}

function checkTarget({ method, url }: Request, origin: string): void {
  if (method !== 'GET') {
    throw new ArgumentError('method', 'must be GET: others change what is at the other end');
  }
  if (new URL(url).origin !== origin) {
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
  /** Keeps a request as long as something is waited for: Node.js 20 forgets the signal of one that nothing refers to. */
  keep(request: Request): Request;
  /** Waits for something that may know nothing of the signal. */
  wait<T>(work: Promise<T>): Promise<T>;
  /** Throws the reason of the signal that ended it, or else why no answer came. */
  fail(error: unknown): never;
}

function createGuard(own: AbortSignal, common: AbortSignal | undefined, timeout: number): Guard {
  const signals = common === undefined ? [own] : [own, common];
  const time = AbortSignal.timeout(timeout * 1000);
  const signal = AbortSignal.any([...signals, time]);
  const failureOf = (error: unknown) => {
    const ended = signals.find(({ aborted }) => aborted);
    // Node.js 20 also forgets a signal of time that nothing but `any` refers to.
    return ended === undefined ? toTransportError(time.aborted ? time.reason : error) : ended.reason;
  };
  const kept: Request[] = [];
  return {
    signal,
    keep(request) {
      kept.push(request);
      return request;
    },
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

/** The same response with a body that ends in an error where it is longer, or where reading it fails. */
function limitBody(response: Response, maxBytes: number, guard: Guard): Response {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  let received = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await guard.wait(reader.read()).catch(guard.fail);
        if (done) return controller.close();
        received += value.length;
        if (received > maxBytes) {
          throw new TransportError('too-large', `the answer is longer than ${maxBytes} bytes`, undefined);
        }
        controller.enqueue(value);
      } catch (error) {
        controller.error(error);
        reader.cancel(error).catch(() => {});
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const { status, statusText, headers, url } = response;
  // Servers send status codes that `Response` does not take from anybody else.
  const limited = new Response(body, { status: status > 599 ? 500 : status, statusText, headers });
  return Object.defineProperties(limited, { status: { value: status }, url: { value: url } });
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
