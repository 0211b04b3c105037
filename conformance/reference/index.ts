import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../exchange/loopback-server.ts';
import { type Answer, bodyBytes, gatewayError } from './answer.ts';
import { type Decision, decide } from './endpoint.ts';
import { indexState, type ReferenceState, readState } from './state.ts';

export type { Answer, Json } from './answer.ts';
export { bodyBytes, gatewayError, jsonAnswer, serviceError } from './answer.ts';
export type { Decision, Outcome } from './endpoint.ts';
export type { AccessKey } from './signature.ts';
export {
  type AsyncInvokeConfig,
  type ReferenceProject,
  type ReferenceState,
  readState,
  StateError,
} from './state.ts';

/** A request that the endpoint got. */
export interface ReceivedRequest {
  readonly method: string;
  /** The request target as it was sent: path and query. */
  readonly target: string;
  /** The headers by their lower-case names, credentials included. */
  readonly headers: IncomingHttpHeaders;
}

/** What is known where an answer is altered or written to the wire. */
export interface AnswerContext extends Omit<Decision, 'answer'> {
  readonly request: ReceivedRequest;
  /** How many requests came before this one. */
  readonly sequence: number;
  readonly state: ReferenceState;
}

/** How to start a reference endpoint. */
export interface ReferenceEndpointOptions {
  /** What the endpoint serves; by default what `state.yaml` says. */
  readonly state?: ReferenceState;
  /** The port on the loopback interface; by default a free one. */
  readonly port?: number;
  /** The clock, in milliseconds since 1970; by default the system's. */
  readonly now?: () => number;
  /** Changes an answer before it is written, for example to break the contract. */
  readonly alter?: (answer: Answer, context: AnswerContext) => Answer | Promise<Answer>;
  /** Writes an answer in place of the endpoint, for example cut short. It may use `response.socket`. */
  readonly transmit?: (
    response: ServerResponse,
    answer: Answer,
    context: AnswerContext,
  ) => void | Promise<void>;
  /** Is told of each answer once it is decided on and altered. */
  readonly observe?: (answer: Answer, context: AnswerContext) => void;
  /**
   * Is told what `alter`, `transmit` or `observe` threw; the connection of that request is closed. By default the
   * error is printed.
   */
  readonly onError?: (error: unknown) => void;
}

/** A reference endpoint that is running. */
export interface ReferenceEndpoint {
  /** Where it listens, for example `http://127.0.0.1:4020`. */
  readonly origin: string;
  /** What it serves. */
  readonly state: ReferenceState;
  /** The latest requests, oldest first: at least the last 10,000. */
  readonly received: readonly ReceivedRequest[];
  /** How many requests came with each method, since the start. */
  readonly methods: ReadonlyMap<string, number>;
  /** Closes all connections and stops listening. */
  stop(): Promise<void>;
}

const receivedKept = 10_000;

/** How much of a request's body is read, in bytes. */
const bodyLimit = 64 * 1024;

/** Answers one request. A body that is too long to be read is `undefined`. */
export type Respond = (
  request: ReceivedRequest,
  body?: Uint8Array,
) => Promise<{ readonly answer: Answer; readonly context: AnswerContext }>;

/**
 * The endpoint without its sockets: decides on an answer, and alters it.
 *
 * @throws {StateError} when the state cannot be served.
 */
export function openReference(
  options: Pick<ReferenceEndpointOptions, 'now' | 'alter' | 'observe'> & { readonly state: ReferenceState },
): Respond {
  const { state, now = Date.now, alter, observe } = options;
  const index = indexState(state);
  let sequence = 0;
  return async (request, body) => {
    const arrived = { request, sequence, state };
    sequence += 1;
    const { answer: plain, ...decision } =
      body === undefined ? tooLarge() : decide({ ...request, body }, index, now());
    const context = { ...arrived, ...decision };
    const answer = alter === undefined ? plain : await alter(plain, context);
    observe?.(answer, context);
    return { answer, context };
  };
}

/**
 * Starts a server on the loopback interface that keeps the whole contract.
 *
 * @throws {StateError} when the state cannot be served.
 * @throws {NodeJS.ErrnoException} when the port cannot be used, with `code` `EADDRINUSE` where it is taken.
 */
export async function startReferenceEndpoint(
  options: ReferenceEndpointOptions = {},
): Promise<ReferenceEndpoint> {
  const { transmit = writeAnswer, onError = console.error } = options;
  const state = options.state ?? (await readState());
  const respond = openReference({ ...options, state });
  const received: ReceivedRequest[] = [];
  const methods = new Map<string, number>();

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = { method: message.method ?? '', target: message.url ?? '', headers: message.headers };
    received.push(request);
    if (received.length === 2 * receivedKept) received.splice(0, receivedKept);
    methods.set(request.method, (methods.get(request.method) ?? 0) + 1);
    const { answer, context } = await respond(request, await readBody(message));
    response.setHeader('Date', new Date((options.now ?? Date.now)()).toUTCString());
    await transmit(response, answer, context);
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (message, response) => {
    handle(message, response).catch((error: unknown) => {
      onError(error);
      response.destroy();
    });
  });
  server.on('clientError', (_error, socket) => {
    const answer = gatewayError(400, 'APIGW.0201', 'Bad request');
    const bytes = bodyBytes(answer.body);
    if (!socket.writable) return;
    socket.end(
      `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${bytes.length}\r\n` +
        `X-Request-Id: ${answer.headers['X-Request-Id']}\r\nConnection: close\r\n\r\n${Buffer.from(bytes)}`,
    );
  });
  const { origin, stop } = await listen(server, options.port);
  return { origin, state, received, methods, stop };
}

/** Writes an answer as it is. */
export function writeAnswer(response: ServerResponse, answer: Answer): void {
  const bytes = bodyBytes(answer.body);
  const headers: { [name: string]: string | string[] } = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    headers[name] = typeof value === 'string' ? value : [...value];
  }
  response.writeHead(answer.status, { ...headers, 'Content-Length': String(bytes.length) });
  response.end(bytes);
}

const noBytes = new Uint8Array();

/** Reads the body of a request; one that is too long is `undefined`. */
async function readBody(message: IncomingMessage): Promise<Uint8Array | undefined> {
  const { headers } = message;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return noBytes;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): Decision {
  const headers = { Connection: 'close' };
  return {
    outcome: 'malformed request',
    answer: gatewayError(413, 'APIGW.0201', 'Request entity too large', headers),
  };
}
