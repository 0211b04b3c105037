import { openReference, type ReferenceState } from '../../reference/index.ts';
import { startRawServer } from '../../testing/servers.ts';
import { canaries, type HostileTarget } from './hostile.ts';

/** A hostile server that is running. */
export interface RunningTarget {
  readonly origin: string;
  /** What came to it, and how many connections went astray: to the server that must never be asked. */
  readonly seen: {
    readonly requests: number;
    readonly methods: ReadonlySet<string>;
    readonly signatures: ReadonlySet<string>;
    readonly strayed: number;
  };
  stop(): Promise<void>;
}

/** Starts a hostile server, and beside it one that it tries to lead to. */
export async function startTarget({ attack }: HostileTarget, state: ReferenceState): Promise<RunningTarget> {
  const respond = openReference({ state });
  const seen = { requests: 0, methods: new Set<string>(), signatures: new Set<string>(), strayed: 0 };
  const elsewhere = await startRawServer((socket) => {
    seen.strayed += 1;
    socket.end('HTTP/1.1 204 No Content\r\n\r\n');
  });
  const server = await startRawServer((socket, text) => {
    const [line = '', ...fields] = text.split('\r\n');
    const [method = '', target = ''] = line.split(' ');
    const headers = Object.fromEntries(
      fields
        .map((field) => /^([^:]*):\s*(.*)$/.exec(field) ?? [])
        .map(([, name = '', value = '']) => [name.toLowerCase(), value]),
    );
    const [signature] = /[0-9a-f]{64}/.exec(headers.authorization ?? '') ?? [];
    const token = headers['x-auth-token'] ?? canaries.token;
    const request = { method, target, headers, token, elsewhere: elsewhere.origin, earlier: seen.requests };
    seen.requests += 1;
    seen.methods.add(method);
    if (signature !== undefined) seen.signatures.add(signature);
    void respond({ method, target, headers }, new Uint8Array()).then(({ answer }) =>
      attack(socket, answer, request),
    );
  });
  const stop = async () => {
    await server.stop();
    await elsewhere.stop();
  };
  return { origin: server.origin, seen, stop };
}
