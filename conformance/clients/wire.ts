import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Answer, bodyBytes, writeAnswer } from '../reference/index.ts';
import type { WireName } from './scenario.ts';

/** How much of a body without an end is sent, and how much a small body becomes, in bytes. */
export const bombBytes = 64 * 1024 * 1024;

/** Milliseconds that a slow answer takes. */
const slowness = 2000;

/** Writes an answer to the wire in its way. It ends when all of it is sent, or nobody takes it any more. */
export type Writing = (response: ServerResponse, answer: Answer) => Promise<void> | void;

const compress = promisify(gzip);

/** Each way to write an answer. */
export const writings: { readonly [name in WireName]: Writing } = {
  gzip: async (response, answer) => {
    const isAsked = asksForGzip(response.req);
    writeAnswer(response, isAsked ? coded(answer, await compress(bodyBytes(answer.body))) : answer);
  },
  chunks: async (response, answer) => {
    response.writeHead(answer.status, fieldsOf(answer));
    // Seven bytes at a time, so that characters are cut in two.
    const bytes = bodyBytes(answer.body);
    for (let start = 0; start < bytes.length; start += 7) response.write(bytes.subarray(start, start + 7));
    response.end();
  },
  interim: (response, answer) => {
    // HTTP/1.0 has no interim answers.
    if (response.req.httpVersion !== '1.0') response.writeEarlyHints({ link: '</docs>; rel=help' });
    writeAnswer(response, answer);
  },
  slow: async (response, answer) => {
    await sleep(slowness / 2);
    const bytes = bodyBytes(answer.body);
    response.writeHead(answer.status, { ...fieldsOf(answer), 'Content-Length': String(bytes.length) });
    const parts = 10;
    for (let part = 0; part < parts; part += 1) {
      await sleep(slowness / 2 / parts);
      response.write(bytes.subarray((part * bytes.length) / parts, ((part + 1) * bytes.length) / parts));
    }
    response.end();
  },
  hang: () => undefined,
  stall: half,
  cut: async (response, answer) => {
    half(response, answer);
    await sleep(50);
    response.destroy();
  },
  closed: (response) => void response.destroy(),
  endless: async (response, answer) => {
    response.writeHead(answer.status, fieldsOf(answer));
    const blank = Buffer.alloc(64 * 1024, ' ');
    const blanks = Array.from({ length: bombBytes / blank.length }, () => blank);
    // Whoever has enough closes the connection.
    await pipeline(Readable.from(blanks), response).catch(() => undefined);
  },
  bomb: async (response, answer) => {
    const { body } = answer;
    writeAnswer(response, asksForGzip(response.req) ? coded(answer, await bombOf(bodyBytes(body))) : answer);
  },
};

let bomb: { readonly body: Uint8Array; readonly bytes: Promise<Uint8Array> } | undefined;

/** A body behind so many blanks that it is large, in gzip. It takes a while, and the body is mostly the same. */
function bombOf(body: Uint8Array): Promise<Uint8Array> {
  if (bomb === undefined || Buffer.compare(bomb.body, body) !== 0) {
    // Blanks first, so that whoever stops reading somewhere has no configuration.
    bomb = { body, bytes: compress(Buffer.concat([Buffer.alloc(bombBytes, ' '), body])) };
  }
  return bomb.bytes;
}

/** Writes the header and half of the body. */
function half(response: ServerResponse, answer: Answer): void {
  const bytes = bodyBytes(answer.body);
  response.writeHead(answer.status, { ...fieldsOf(answer), 'Content-Length': String(bytes.length) });
  response.write(bytes.subarray(0, bytes.length / 2));
}

function coded(answer: Answer, body: Uint8Array): Answer {
  return { ...answer, headers: { ...answer.headers, 'Content-Encoding': 'gzip' }, body };
}

/** Says whether a client takes gzip. */
export function asksForGzip({
  headers,
}: {
  readonly headers: { readonly [name: string]: unknown };
}): boolean {
  const codings = String(headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',');
  return codings.some((coding) => /^\s*(?:x-)?gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/.test(coding));
}

function fieldsOf({ headers }: Answer): { [name: string]: string | string[] } {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
}
