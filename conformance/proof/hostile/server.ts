import { startRawServer } from '../../testing/servers.ts';
import { openReference, type ReferenceState } from '../reference/index.ts';
import { canaries, type HostileTarget, type Received } from './hostile.ts';

/** A hostile server that is running, and what came to it. */
export interface RunningTarget {
  readonly origin: string;
  /** The methods of all requests. */
  readonly methods: ReadonlySet<string>;
  /** The signatures of all requests. */
  readonly signatures: ReadonlySet<string>;
  /** How many connections came to the server that must never be asked. */
  readonly strayed: () => number;
  stop(): Promise<void>;
}

/** Starts a hostile server, and beside it one that it tries to lead to. */
export async function startTarget({ attack }: HostileTarget, state: ReferenceState): Promise<RunningTarget> {
  const respond = openReference({ state });
  const methods = new Set<string>();
  const signatures = new Set<string>();
  let strays = 0;
  let earlier = 0;
  const elsewhere = await startRawServer((socket) => {
    strays += 1;
    socket.end('HTTP/1.1 204 No Content\r\n\r\n');
  });
  const server = await startRawServer((socket, text) => {
    const [line = '', ...fields] = text.split('\r\n');
    const [method = '', target = ''] = line.split(' ');
    const headers = Object.fromEntries(
      fields.map((field) => [
        field.slice(0, field.indexOf(':')).toLowerCase(),
        field.slice(field.indexOf(':') + 1).trim(),
      ]),
    );
    methods.add(method);
    const [signature] = /[0-9a-f]{64}/.exec(headers.authorization ?? '') ?? [];
    if (signature !== undefined) signatures.add(signature);
    const request: Received = {
      method,
      target,
      headers,
      credential: headers['x-auth-token'] ?? canaries.token,
      elsewhere: elsewhere.origin,
      earlier,
    };
    earlier += 1;
    void respond({ method, target, headers }, new Uint8Array()).then(({ answer }) =>
      attack(socket, answer, request),
    );
  });
  return {
    origin: server.origin,
    methods,
    signatures,
    strayed: () => strays,
    stop: async () => {
      await server.stop();
      await elsewhere.stop();
    },
  };
}
