import type { Credentials } from '../credentials/credentials.ts';
import { ArgumentError, FunctionGraphError, TransportError } from '../errors.ts';

/** Sends a request and gives the response; `globalThis.fetch` has this shape. */
export type Fetch = (request: Request) => Promise<Response>;

/** How requests are sent. */
export interface TransportOptions {
  /** Requests go to this origin and no other. */
  readonly origin: string;
  readonly credentials: Credentials;
  readonly fetch: Fetch;
  /** How long a request may take, answer included, in seconds. */
  readonly timeout: number;
  /** Aborts every request. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Makes a `fetch` that authorises each request, limits its time and leaves redirects to the caller. It signs the
 * request last of all, so that the signature covers what is sent.
 */
export function createTransport({ origin, credentials, fetch, timeout, signal }: TransportOptions): Fetch {
  return async (request) => {
    if (new URL(request.url).origin !== origin) {
      throw new ArgumentError(
        'baseUrl',
        `of a single request must stay at ${origin}: credentials go nowhere else`,
      );
    }
    const { method, url } = request;
    const headers = new Headers(request.headers);
    const added = await credentials.authorize({ method, url, headers: Object.fromEntries(headers) });
    for (const [name, value] of Object.entries(added)) headers.set(name, value);
    const signals = [request.signal, AbortSignal.timeout(timeout * 1000)];
    if (signal !== undefined) signals.push(signal);
    try {
      return await fetch(
        new Request(request, { headers, redirect: 'manual', signal: AbortSignal.any(signals) }),
      );
    } catch (error) {
      throw request.signal.aborted || signal?.aborted ? error : toTransportError(error);
    }
  };
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
