import { connect } from 'node:net';
import type { LoopbackServer } from '../exchange/loopback-server.ts';
import { startRawServer } from './servers.ts';

/** A proxy that tunnels, and remembers what it was asked for. */
export interface RunningProxy extends LoopbackServer {
  /** The heads of the requests that it got. */
  readonly heads: readonly string[];
}

/** Starts an HTTP proxy that tunnels by CONNECT, or answers with `status` in place of it. */
export async function startProxy(status = 200): Promise<RunningProxy> {
  const heads: string[] = [];
  const server = await startRawServer((socket, head) => {
    const [, host = '', port = ''] = /^CONNECT ([^ ]+):(\d+) HTTP/.exec(head) ?? [];
    heads.push(head);
    if (status !== 200 || host === '') {
      socket.end(`HTTP/1.1 ${status === 200 ? 400 : status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    socket.removeAllListeners('data');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
  });
  return { ...server, heads };
}
