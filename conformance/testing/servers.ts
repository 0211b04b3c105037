import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createNetServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type LoopbackServer, listen } from '../exchange/loopback-server.ts';

/** Where the certificates for tests are. */
export const certificates = {
  authority: fileURLToPath(new URL('../exchange/fixtures/test-only-ca.pem', import.meta.url)),
  server: fileURLToPath(new URL('../exchange/fixtures/test-only-server.pem', import.meta.url)),
  serverKey: fileURLToPath(new URL('../exchange/fixtures/test-only-server.key.pem', import.meta.url)),
} as const;

/** Serves raw bytes: `answer` is called once for each request, with the text of its head. */
export function startRawServer(answer: (socket: Socket, head: string) => void): Promise<LoopbackServer> {
  return listen(
    createNetServer((socket) => {
      // Targets that are broken off write into closed connections.
      socket.on('error', () => undefined);
      let received = '';
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
          const head = received.slice(0, end);
          received = received.slice(end + 4);
          answer(socket, head);
        }
      });
    }),
  );
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves HTTP. */
export function startHttpServer(listener: Listener): Promise<LoopbackServer> {
  return listen(createHttpServer(listener));
}

/** Serves HTTPS with the certificate for tests; `origin` says `https://localhost:<port>`. */
export async function startHttpsServer(listener: Listener): Promise<LoopbackServer> {
  const [cert, key] = await Promise.all([readFile(certificates.server), readFile(certificates.serverKey)]);
  const server = createHttpsServer({ cert, key }, listener);
  server.on('tlsClientError', () => undefined);
  const running = await listen(server);
  return { ...running, origin: `https://localhost:${running.port}` };
}

/** Passes an HTTPS connection on to a plain server: what HTTPS would make of it. */
export async function startTlsServer(target: Pick<LoopbackServer, 'origin'>): Promise<LoopbackServer> {
  return startHttpsServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const { host: _host, ...others } = headers;
    const answer = await fetch(`${target.origin}${url}`, {
      method,
      headers: others as Record<string, string>,
    });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
}
