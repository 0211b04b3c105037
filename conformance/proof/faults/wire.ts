import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { always, on, withHeader } from '../alterations.ts';
import { configurationAsks } from '../asks.ts';
import { type Behaviour, type Fault, fault, noVerdict } from '../behaviour.ts';
import { serviceError } from '../reference/index.ts';
import { bodyText, head, raw, transmitAlways, transmitOn } from '../wire.ts';

const complete = 'headers.complete-message';
const size = 'headers.size';

/** Answers that do not come whole, do not end, or are not HTTP. */
export const wireFaults: readonly Fault[] = [
  fault(
    'wire/cut-off/content-length',
    complete,
    'A configuration is shorter than its Content-Length, and the connection is closed.',
    transmitOn(
      configurationAsks,
      raw((answer) => head(answer, [`Content-Length: ${bodyText(answer).length + 50}`]) + bodyText(answer)),
    ),
  ),
  fault(
    'wire/cut-off/chunked',
    complete,
    'A chunked configuration has no last chunk.',
    transmitOn(
      configurationAsks,
      raw(
        (answer) =>
          `${head(answer, ['Transfer-Encoding: chunked'])}${bodyText(answer).length.toString(16)}\r\n${bodyText(answer)}\r\n`,
      ),
    ),
  ),
  fault(
    'wire/cut-off/within-chunk',
    complete,
    'A chunked configuration ends within a chunk.',
    transmitOn(
      configurationAsks,
      raw((answer) => `${head(answer, ['Transfer-Encoding: chunked'])}ffff\r\n${bodyText(answer)}`),
    ),
  ),
  fault(
    'wire/cut-off/reset',
    complete,
    'The connection is reset after the header fields of a configuration.',
    transmitOn(configurationAsks, async (response, answer) => {
      const { socket } = response;
      socket?.write(head(answer, [`Content-Length: ${bodyText(answer).length}`]));
      await wait(50);
      socket?.resetAndDestroy();
    }),
  ),
  fault(
    'wire/cut-off/errors',
    complete,
    'The answer to a function that does not exist is shorter than its Content-Length.',
    transmitOn(
      'unknown function',
      raw((answer) => head(answer, [`Content-Length: ${bodyText(answer).length + 50}`]) + bodyText(answer)),
    ),
  ),
  fault(
    'wire/closed/known-function',
    complete,
    'The connection is closed in place of a configuration.',
    transmitOn(configurationAsks, (response) => void response.socket?.end()),
  ),
  fault(
    'wire/closed/missing-credentials',
    complete,
    'The connection is closed on calls without credentials.',
    transmitOn('missing credentials', (response) => void response.socket?.end()),
  ),
  fault(
    'wire/chunk-size-malformed',
    complete,
    'The size of a chunk is not a hexadecimal number.',
    transmitOn(
      configurationAsks,
      raw(
        (answer) => `${head(answer, ['Transfer-Encoding: chunked'])}zz\r\n${bodyText(answer)}\r\n0\r\n\r\n`,
      ),
    ),
  ),
  fault(
    'wire/length-too-short',
    'body.json',
    'A configuration is longer than its Content-Length.',
    transmitOn(
      configurationAsks,
      raw(
        (answer) =>
          head(answer, [`Content-Length: ${bodyText(answer).length - 20}`, 'Connection: close']) +
          bodyText(answer),
      ),
    ),
  ),
  fault(
    'wire/too-long/content-length',
    size,
    'A configuration is followed by 8 MB of white space.',
    on(configurationAsks, (answer) => ({ ...answer, body: Buffer.from(bodyText(answer).padEnd(8_000_000)) })),
  ),
  fault(
    'wire/too-long/endless',
    size,
    'A configuration is followed by white space without end.',
    transmitOn(configurationAsks, (response, answer) => endless(response, answer.status, bodyText(answer))),
  ),
  fault(
    'wire/too-long/endless-error',
    size,
    'The answer to a function that does not exist has no end.',
    transmitOn('unknown function', (response, answer) => endless(response, answer.status, bodyText(answer))),
  ),
  fault(
    'wire/too-long/gzip-bomb',
    size,
    'A configuration of some kilobytes is 64 MB of white space once decompressed.',
    bomb(),
  ),
  never('wire/no-verdict/silent', 'The server takes calls and never answers.', () => undefined),
  never(
    'wire/no-verdict/drips',
    'The server sends a header field without end, byte by byte.',
    async (response) => {
      const { socket } = response;
      socket?.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      while (socket?.writable) {
        socket.write('.');
        await wait(100);
      }
    },
  ),
  never(
    'wire/no-verdict/body-never-comes',
    'The server sends header fields and no body.',
    (response, answer) => {
      response.socket?.write(head(answer, ['Content-Length: 100']));
    },
  ),
  never(
    'wire/no-verdict/early-hints-only',
    'The server sends 103 again and again, and no answer.',
    async (response) => {
      const { socket } = response;
      while (socket?.writable) {
        socket.write('HTTP/1.1 103 Early Hints\r\n\r\n');
        await wait(50);
      }
    },
  ),
  fault(
    'wire/no-verdict/closes',
    noVerdict,
    'The server closes every connection without an answer.',
    transmitAlways((response) => void response.socket?.end()),
  ),
  fault(
    'wire/no-verdict/resets',
    noVerdict,
    'The server resets every connection.',
    transmitAlways((response) => void response.socket?.resetAndDestroy()),
  ),
  fault(
    'wire/no-verdict/not-http',
    noVerdict,
    'The server answers with bytes that are not HTTP.',
    transmitAlways(raw(() => 'SSH-2.0-OpenSSH_9.6\r\n')),
  ),
  fault(
    'wire/no-verdict/http-0.9',
    noVerdict,
    'The server answers with a body and nothing before it.',
    transmitAlways(raw(bodyText)),
  ),
  fault(
    'wire/no-verdict/status-malformed',
    noVerdict,
    'The status of every answer has four digits.',
    transmitAlways(raw((answer) => `HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n${bodyText(answer)}`)),
  ),
  fault(
    'wire/no-verdict/two-lengths',
    noVerdict,
    'Every answer has two lengths that differ.',
    transmitAlways(
      raw((answer) => `${head(answer, ['Content-Length: 5', 'Content-Length: 7'])}${bodyText(answer)}`),
    ),
  ),
  fault(
    'wire/no-verdict/huge-header',
    noVerdict,
    'Every answer has a header field of a megabyte.',
    transmitAlways(
      raw((answer) => `${head(answer, [`X-Huge: ${'x'.repeat(1_000_000)}`, 'Content-Length: 0'])}`),
    ),
  ),
  fault(
    'wire/no-verdict/always-busy',
    noVerdict,
    'Every call is answered with 429 and Retry-After: 0.',
    always(() => withHeader(serviceError(429, 'Too many requests.'), 'Retry-After', '0')),
  ),
  fault(
    'wire/no-verdict/always-unavailable',
    noVerdict,
    'Every call is answered with 503 and Retry-After: 0.',
    always(() => withHeader(serviceError(503, 'Service unavailable.'), 'Retry-After', '0')),
  ),
  fault(
    'wire/no-verdict/unavailable-for-a-day',
    noVerdict,
    'Every call is answered with 503 and asks to come back in a day.',
    always(() => withHeader(serviceError(503, 'Service unavailable.'), 'Retry-After', '3600')),
  ),
];

function never(id: string, sentence: string, transmit: NonNullable<Behaviour['transmit']>): Fault {
  return { ...fault(id, noVerdict, sentence, transmitAlways(transmit)), timeoutSeconds: 1 };
}

async function endless(
  response: Parameters<NonNullable<Behaviour['transmit']>>[0],
  status: number,
  beginning: string,
): Promise<void> {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.write(beginning);
  const blank = Buffer.alloc(64 * 1024, ' ');
  while (!response.destroyed) {
    if (!response.write(blank)) await Promise.race([wait(50), drained(response)]);
  }
}

function drained(response: Parameters<NonNullable<Behaviour['transmit']>>[0]): Promise<void> {
  return new Promise((resolve) => response.once('drain', resolve));
}

/** Members of one gzip file decompress to their sum, so that the long one is compressed only once. */
function bomb(): () => Behaviour {
  return () => {
    const blank = gzipSync(Buffer.alloc(64_000_000, ' '));
    const alter = on(configurationAsks, (answer) =>
      withHeader(
        { ...answer, body: Buffer.concat([gzipSync(bodyText(answer)), blank]) },
        'Content-Encoding',
        'gzip',
      ),
    );
    return alter();
  };
}
