import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { ExchangeResponse, HeaderFields, Timings, TransportFailure } from './exchange.ts';
import { limits } from './limits.ts';
import { transportFailure } from './transport-failure.ts';

/** How a transport reaches its target. */
export interface TransportOptions {
  /** The only origin that requests may go to. */
  readonly origin: string;
  /** Seconds that one exchange may take from sending to the last byte. */
  readonly timeoutSeconds: number;
  /** How many connections may be open at once. */
  readonly connections: number;
  /** A PEM file of further certificate authorities to trust. */
  readonly caFile?: string;
  /** Accept any certificate. */
  readonly insecure?: boolean;
  /** Proxies, as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` state them. */
  readonly proxies?: { readonly http?: string; readonly https?: string; readonly none?: string };
}

/** What came back from one request. */
export interface Received {
  readonly response?: ExchangeResponse;
  readonly failure?: TransportFailure;
  readonly timings: Timings;
}

/** Sends GET requests to one origin and gives back what came, whole or not. It never throws for what a target does. */
export interface Transport {
  send(url: string, headers: HeaderFields, signal?: AbortSignal): Promise<Received>;
  close(): Promise<void>;
}

/**
 * Opens a transport. Redirects are not followed, bodies are not decoded, and nothing is sent to another origin.
 *
 * @throws where the CA file cannot be read.
 */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const dispatcher = await openDispatcher(options);
  const { origin } = new URL(options.origin);
  return {
    send(url, headers, signal) {
      if (!url.startsWith(`${origin}/`)) throw new Error(`${url} is not at ${origin}`);
      return receive(dispatcher, origin, url.slice(origin.length), headers, options.timeoutSeconds, signal);
    },
    close: () => dispatcher.destroy(),
  };
}

async function openDispatcher(options: TransportOptions): Promise<Dispatcher> {
  const milliseconds = options.timeoutSeconds * 1000;
  const tls = {
    ...(options.caFile !== undefined && {
      ca: [...rootCertificates, await readFile(options.caFile, 'utf8')],
    }),
    ...(options.insecure === true && { rejectUnauthorized: false }),
  };
  const settings: Agent.Options = {
    connections: options.connections,
    connect: { ...tls, timeout: Math.min(limits.connectSeconds * 1000, milliseconds) },
    headersTimeout: milliseconds,
    bodyTimeout: milliseconds,
    maxHeaderSize: limits.headerBytes,
  };
  const { proxies = {}, origin } = options;
  const proxy = origin.startsWith('https:') ? proxies.https : proxies.http;
  if (proxy === undefined) return new Agent(settings);
  return new EnvHttpProxyAgent({
    ...settings,
    requestTls: tls,
    httpProxy: proxy,
    httpsProxy: proxy,
    noProxy: proxies.none ?? '',
  });
}

function receive(
  dispatcher: Dispatcher,
  origin: string,
  path: string,
  headers: HeaderFields,
  timeoutSeconds: number,
  signal: AbortSignal | undefined,
): Promise<Received> {
  return new Promise((resolve) => {
    const started = performance.now();
    let firstByte: number | undefined;
    let head: { status: number; statusText: string; headers: HeaderFields } | undefined;
    let controller: Dispatcher.DispatchController | undefined;
    let isOver = false;
    const chunks: Buffer[] = [];
    let length = 0;

    const finish = (failure?: TransportFailure) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(deadline);
      signal?.removeEventListener('abort', interrupt);
      if (failure !== undefined) controller?.abort(new Error(failure.message));
      resolve({
        ...(head !== undefined && { response: { ...head, body: Buffer.concat(chunks) } }),
        ...(failure !== undefined && { failure }),
        timings: { ...(firstByte !== undefined && { firstByte }), total: performance.now() - started },
      });
    };
    const deadline = setTimeout(
      () =>
        finish({
          kind: 'time-out',
          message: `${head === undefined ? 'no answer' : 'no whole answer'} within ${timeoutSeconds} s`,
        }),
      timeoutSeconds * 1000,
    );
    const interrupt = () => finish({ kind: 'interrupted', message: 'the run was interrupted' });
    signal?.addEventListener('abort', interrupt);
    if (signal?.aborted) return interrupt();

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(requestController) {
        controller = requestController;
        if (isOver) controller.abort(new Error('over'));
      },
      onResponseStart(requestController, status, _headers, statusText) {
        if (status < 200) return;
        firstByte = performance.now() - started;
        head = { status, statusText: statusText ?? '', headers: pairs(requestController.rawHeaders) };
      },
      onResponseData(_controller, chunk) {
        length += chunk.length;
        if (length <= limits.bodyBytes) chunks.push(chunk);
        else finish({ kind: 'too-large', message: `the body is longer than ${limits.bodyBytes} bytes` });
      },
      onResponseEnd: () => finish(),
      onResponseError: (_controller, error) => finish(transportFailure(error, timeoutSeconds)),
      onRequestUpgrade(_controller, status, _headers, socket) {
        socket.destroy();
        finish({ kind: 'not-http', message: `status ${status} switches to another protocol` });
      },
    };
    const fields = headers.flat();
    try {
      dispatcher.dispatch({ origin, path, method: 'GET', headers: fields }, handler);
    } catch (error) {
      finish(transportFailure(error, timeoutSeconds));
    }
  });
}

function pairs(raw: readonly (Buffer | string)[] | Record<string, unknown> | null | undefined): HeaderFields {
  if (!Array.isArray(raw)) return [];
  const text = (field: Buffer | string) => (typeof field === 'string' ? field : field.toString('latin1'));
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    text(raw[2 * index]),
    text(raw[2 * index + 1]),
  ]);
}
