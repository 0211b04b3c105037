import { readFile } from 'node:fs/promises';
import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { rootCertificates } from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import {
  type ExchangeResponse,
  type HeaderFields,
  headerFields,
  type Timings,
  type TransportFailure,
} from './exchange.ts';
import { limits } from './limits.ts';
import { lookUpLoopback, requireLoopback } from './loopback.ts';
import { type Proxies, proxyFor, throughProxy } from './proxy.ts';
import { isOwnFailure, transportFailure } from './transport-failure.ts';

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
  /** Accept any certificate, and plain http to other machines. */
  readonly insecure?: boolean;
  /** No credentials are sent, so that plain http to other machines is no danger. */
  readonly isAnonymous?: boolean;
  /** None by default. Plain http to this machine goes through no proxy. */
  readonly proxies?: Proxies;
}

/** What came back from one request. */
export interface Received {
  readonly response?: ExchangeResponse;
  readonly failure?: TransportFailure;
  readonly timings: Timings;
}

/**
 * Sends GET requests to one origin and gives back what came, whole or not. It never throws for what a target does; it
 * throws where this machine is out of file descriptors or memory.
 */
export interface Transport {
  send(url: string, headers: HeaderFields, signal?: AbortSignal): Promise<Received>;
  close(): Promise<void>;
}

/**
 * Opens a transport. Redirects are not followed, bodies are not decoded, and nothing is sent to another origin.
 *
 * @throws {@link PlainHttpError} for plain http to another machine; where the CA file cannot be read.
 */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const target = new URL(options.origin);
  const { origin, hostname } = target;
  const isBound = target.protocol === 'http:' && options.insecure !== true && options.isAnonymous !== true;
  if (isBound) await requireLoopback(hostname.replace(/^\[|\]$/g, ''));
  const agent = await openAgent(target, options, isBound);
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  const common = {
    ...urlToHttpOptions(target),
    method: 'GET',
    agent,
    maxHeaderSize: limits.headerBytes,
    insecureHTTPParser: false,
    ...(isBound && { lookup: lookUpLoopback }),
  };
  const begin = (path: string, headers: HeaderFields): ClientRequest => {
    const fields = ['Host', target.host, 'Connection', 'keep-alive'];
    for (const [name, value] of headers) fields.push(name, value);
    return request({ ...common, path, headers: fields });
  };
  const connections: Connections = { used: new WeakSet(), areKept: false };
  return {
    send(url, headers, signal) {
      if (!url.startsWith(`${origin}/`)) throw new Error(`${url} is not at ${origin}`);
      return receive(
        () => begin(url.slice(origin.length), headers),
        connections,
        options.timeoutSeconds,
        signal,
      );
    },
    async close() {
      agent.destroy();
    },
  };
}

async function openAgent(
  target: URL,
  { caFile, insecure, connections, proxies = {} }: TransportOptions,
  isBound: boolean,
): Promise<HttpAgent> {
  const options = {
    keepAlive: true,
    maxSockets: connections,
    ...(caFile !== undefined && { ca: [...rootCertificates, await readFile(caFile, 'utf8')] }),
    ...(insecure === true && { rejectUnauthorized: false }),
  };
  const agent = target.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
  const proxy = isBound ? undefined : proxyFor(target, proxies);
  return proxy === undefined ? agent : throughProxy(agent, proxy);
}

/** What a timer takes, in milliseconds; a longer one would end at once. */
const longestTimer = 2 ** 31 - 1;

/** A buffer with so much room behind its first bytes: the same, or one that is at least twice as long. */
function withRoom(buffer: Buffer, length: number, room: number): Buffer {
  if (length + room <= buffer.length) return buffer;
  const longer = Buffer.allocUnsafe(Math.max(length + room, 2 * buffer.length));
  buffer.copy(longer, 0, 0, length);
  return longer;
}

/** What is known of a server's connections. */
interface Connections {
  /** Those that a request was sent on; Node.js does not say so of requests that wait for one. */
  readonly used: WeakSet<object>;
  /**
   * One of them gave a second answer. A server that closes each after its answer may do so unannounced, and then a
   * request that finds its connection closed has not been lost: RFC 9112, section 9.5.
   */
  areKept: boolean;
}

/** Sends one request, and gathers what comes until it is whole, broken, too large, too late or no longer wanted. */
function receive(
  begin: () => ClientRequest,
  connections: Connections,
  timeoutSeconds: number,
  signal: AbortSignal | undefined,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let firstByte: number | undefined;
    let head: Omit<ExchangeResponse, 'body'> | undefined;
    let request: ClientRequest | undefined;
    let answer: IncomingMessage | undefined;
    let isOver = false;
    let body: Buffer = Buffer.alloc(0);
    let length = 0;

    const finish = (failure?: TransportFailure) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(deadline);
      clearTimeout(connecting);
      signal?.removeEventListener('abort', interrupt);
      if (failure !== undefined) request?.destroy();
      resolve({
        ...(head !== undefined && { response: { ...head, body: Buffer.from(body.subarray(0, length)) } }),
        ...(failure !== undefined && { failure }),
        timings: { ...(firstByte !== undefined && { firstByte }), total: performance.now() - started },
      });
    };
    const fail = (error: unknown) => {
      if (isOwnFailure(error)) reject(error);
      finish(transportFailure(error));
    };
    const giveUpAfter = (seconds: number, what: () => string) =>
      setTimeout(
        () => finish({ kind: 'time-out', message: `no ${what()} within ${seconds} s` }),
        Math.min(seconds * 1000, longestTimer),
      );
    const deadline = giveUpAfter(timeoutSeconds, () => (head === undefined ? 'answer' : 'whole answer'));
    let connecting: NodeJS.Timeout | undefined;
    const interrupt = () => finish({ kind: 'interrupted', message: 'the run was interrupted' });
    signal?.addEventListener('abort', interrupt);
    if (signal?.aborted) return interrupt();

    const onResponse = (response: IncomingMessage) => {
      firstByte = performance.now() - started;
      answer = response;
      const { statusCode: status = 0, statusMessage: statusText = '', rawHeaders } = response;
      head = { status, statusText, headers: headerFields(rawHeaders) };
      response.on('data', (chunk: Buffer) => {
        const room = limits.bodyBytes - length;
        // One buffer for all: a body may come byte by byte.
        body = withRoom(body, length, Math.min(chunk.length, room));
        length += chunk.copy(body, length, 0, room);
        if (chunk.length > room)
          finish({ kind: 'too-large', message: `the body is longer than ${limits.bodyBytes} bytes` });
      });
      response.on('end', () => {
        const { rawTrailers } = response;
        if (head !== undefined && rawTrailers.length > 0)
          head = { ...head, trailers: headerFields(rawTrailers) };
        finish();
      });
      response.on('error', fail);
    };
    const switches = (status: number) =>
      finish({ kind: 'not-http', message: `status ${status} switches to another protocol` });
    const start = () => {
      const sent = begin();
      let isReused = false;
      request = sent;
      sent.on('response', (response) => {
        connections.areKept ||= isReused;
        onResponse(response);
      });
      sent.on('error', (error) => {
        // What comes after a whole answer is no part of it.
        if (answer?.complete === true) return;
        const isStale = isReused && head === undefined && !connections.areKept;
        if (isStale && !isOver && !isOwnFailure(error)) begun();
        else fail(error);
      });
      sent.on('upgrade', ({ statusCode = 0 }, socket) => {
        socket.destroy();
        switches(statusCode);
      });
      sent.on('socket', (socket) => {
        isReused = connections.used.has(socket);
        connections.used.add(socket);
        if (isOver || !socket.connecting) return;
        if (limits.connectSeconds < timeoutSeconds)
          connecting = giveUpAfter(limits.connectSeconds, () => 'connection');
        socket.once('connect', () => clearTimeout(connecting));
      });
      sent.end();
    };
    const begun = () => {
      try {
        start();
      } catch (error) {
        fail(error);
      }
    };
    begun();
  });
}
