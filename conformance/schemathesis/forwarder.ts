import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type HeaderFields, headerFields } from '../exchange/exchange.ts';
import { listen } from '../exchange/loopback-server.ts';
import type { Transport } from '../exchange/transport.ts';
import { type Authentication, contentType } from '../probes/authentication.ts';

/** A loopback address that stands for a target. */
export interface Forwarder {
  /** What to call instead of the target's base URL. It has a secret in its path, so that nobody else can call it. */
  readonly baseUrl: string;
  /** How often each status was answered, in ascending order. */
  readonly statuses: ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

/** What a forwarder needs. */
export interface ForwarderOptions {
  /** Where requests go on to; the transport's origin with a path, without a slash at the end. */
  readonly target: string;
  readonly transport: Transport;
  readonly authentication: Authentication;
}

/** Fields that belong to one connection, in either direction. */
const connectionFields: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'proxy-authorization',
]);

/** Fields of a request that are never repeated: whatever a client gives for credentials, and what they cover, too. */
const replacedFields: ReadonlySet<string> = new Set([
  ...connectionFields,
  'authorization',
  'content-type',
  'x-auth-token',
  'x-project-id',
  'x-sdk-date',
  'x-security-token',
]);

/**
 * Opens a server on the loopback interface that authenticates each GET request when it is final, and sends it on to
 * the one target. Requests of any other method are refused, and interim answers are not passed on.
 */
export async function openForwarder({
  target,
  transport,
  authentication,
}: ForwarderOptions): Promise<Forwarder> {
  const prefix = `/${randomBytes(16).toString('hex')}`;
  const counts = new Map<number, number>();
  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    if (request.method !== 'GET' || !path.startsWith(`${prefix}/`)) {
      response.writeHead(request.method === 'GET' ? 404 : 405).end();
      return;
    }
    const url = target + path.slice(prefix.length);
    const credentials = await authentication.valid(url);
    const received = await transport.send(url, [
      ...passedOn(headerFields(request.rawHeaders), replacedFields),
      contentType,
      ...credentials,
    ]);
    if (received.response === undefined || received.failure !== undefined) {
      request.socket.destroy();
      return;
    }
    const { status, statusText, headers, body } = received.response;
    counts.set(status, (counts.get(status) ?? 0) + 1);
    const passed = passedOn(headers, connectionFields);
    response.writeHead(status, statusText, [...passed.flat(), 'Content-Length', String(body.length)]);
    response.end(body);
  };
  const server = createServer((request, response) => {
    forward(request, response).catch(() => request.socket.destroy());
  });
  const { origin, stop } = await listen(server);
  return {
    baseUrl: origin + prefix,
    get statuses() {
      return new Map([...counts].sort(([status], [other]) => status - other));
    },
    stop,
  };
}

/** Header fields without those that end here, in either direction. */
function passedOn(fields: HeaderFields, ending: ReadonlySet<string>): HeaderFields {
  return fields.filter(([name]) => !ending.has(name.toLowerCase()));
}
