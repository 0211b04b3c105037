import { STATUS_CODES } from 'node:http';
import type { HeaderFields } from '../exchange/exchange.ts';
import type { Transport } from '../exchange/transport.ts';
import { type Answer, bodyBytes, type Respond } from '../reference/index.ts';

/** Statuses whose answers end with their header fields, whatever a server gives as their body. */
const withoutBody: readonly number[] = [204, 304];

/** Hands requests to an endpoint in this process, and gives its answers back as they would come over the wire. */
export function memoryTransport(respond: Respond): Transport {
  return {
    async send(url, fields) {
      const started = performance.now();
      const { host, origin } = new URL(url);
      const headers = Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value]));
      const request = { method: 'GET', target: url.slice(origin.length), headers: { host, ...headers } };
      const { answer } = await respond(request, new Uint8Array());
      const total = performance.now() - started;
      return { response: onTheWire(answer), timings: { firstByte: total, total } };
    },
    close: async () => undefined,
  };
}

function onTheWire({ status, headers, body }: Answer) {
  const bytes = withoutBody.includes(status) ? new Uint8Array() : bodyBytes(body);
  const own: HeaderFields = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const),
  );
  const added: HeaderFields = [
    ['Content-Length', String(bytes.length)],
    ['Date', new Date().toUTCString()],
  ];
  const isSaid = (name: string) => own.some(([other]) => other.toLowerCase() === name.toLowerCase());
  return {
    status,
    statusText: STATUS_CODES[status] ?? 'unknown',
    headers: [...own, ...added.filter(([name]) => !isSaid(name))],
    body: bytes,
  };
}
