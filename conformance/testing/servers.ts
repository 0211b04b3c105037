import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A server on the loopback interface. */
export interface RunningServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Where the certificates for tests are. */
export const certificates = {
  authority: fileURLToPath(new URL('../exchange/fixtures/test-only-ca.pem', import.meta.url)),
  server: fileURLToPath(new URL('../exchange/fixtures/test-only-server.pem', import.meta.url)),
  serverKey: fileURLToPath(new URL('../exchange/fixtures/test-only-server.key.pem', import.meta.url)),
} as const;

async function listen(server: Server): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Targets that are broken off write into closed connections.
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Serves raw bytes: `answer` is called once for each request, with the text of its head. */
export function startRawServer(answer: (socket: Socket, head: string) => void): Promise<RunningServer> {
  return listen(
    createNetServer((socket) => {
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
export function startHttpServer(listener: Listener): Promise<RunningServer> {
  return listen(createHttpServer(listener));
}

/** Serves HTTPS with the certificate for tests; `origin` says `https://localhost:<port>`. */
export async function startHttpsServer(listener: Listener): Promise<RunningServer> {
  const [cert, key] = await Promise.all([readFile(certificates.server), readFile(certificates.serverKey)]);
  const server = createHttpsServer({ cert, key }, listener);
  server.on('tlsClientError', () => undefined);
  const running = await listen(server);
  return { ...running, origin: `https://localhost:${running.port}` };
}

/** Passes an HTTPS connection on to a plain server: what HTTPS would make of it. */
export async function startTlsServer(target: Pick<RunningServer, 'origin'>): Promise<RunningServer> {
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

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const { port, stop } = await startRawServer(() => undefined);
  await stop();
  return port;
}
