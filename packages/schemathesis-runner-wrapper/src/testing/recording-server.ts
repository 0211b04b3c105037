import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
}

/** A real HTTP server on the loopback interface that remembers every request. */
export interface RecordingServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: RecordedRequest[];
  readonly methods: () => string[];
}

export type Answer = (request: RecordedRequest, response: ServerResponse) => void;

export async function recordingServer(answer: Answer): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const server = createServer((incoming, response) => {
    const request = {
      method: incoming.method ?? '',
      target: incoming.url ?? '',
      headers: incoming.headers,
    };
    requests.push(request);
    incoming.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    methods: () => [...new Set(requests.map((request) => request.method))].sort(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The item's id in a target such as `/items/abc?limit=1`; undefined when it cannot be decoded. */
export function itemId(target: string): string | undefined {
  try {
    return decodeURIComponent(/^\/items\/([^?]*)/.exec(target)?.[1] ?? '');
  } catch {
    return undefined;
  }
}

/** Serves items as `documents.ts` describes them, without a fault. */
export const conforming: Answer = (request, response) => {
  const url = new URL(request.target, 'http://localhost');
  const id = itemId(request.target);
  const limits = url.searchParams.getAll('limit');
  const valid =
    id !== undefined &&
    /^[a-z]{1,8}$/.test(id) &&
    limits.length <= 1 &&
    limits.every((limit) => /^(?:[1-9]|10)$/.test(limit));
  if (!valid) json(response, 400, { error: 'invalid' });
  else if (id === 'known') json(response, 200, { id });
  else json(response, 404, { error: 'no such item' });
};
