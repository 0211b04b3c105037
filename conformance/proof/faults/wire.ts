import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Answer, serviceError, writeAnswer } from '../../reference/index.ts';
import { always, on, withHeader } from '../alterations.ts';
import { configurationAsks } from '../asks.ts';
import { type Behaviour, type Fault, faultsOf, noVerdict, type Transmit } from '../behaviour.ts';
import { bodyText, head, raw, transmitAlways, transmitInThree, transmitOn } from '../wire.ts';

const close: Transmit = (response) => void response.socket?.end();
const reset: Transmit = (response) => void response.socket?.resetAndDestroy();
const cutOff = raw(
  (answer) => head(answer, [`Content-Length: ${bodyText(answer).length + 50}`]) + bodyText(answer),
);
const never: Transmit = () => undefined;
const chunked = (answer: Answer, rest: string) => `${head(answer, ['Transfer-Encoding: chunked'])}${rest}`;
const onConfigurations = (transmit: Transmit) => transmitOn(configurationAsks, transmit);
const impatient = { timeoutSeconds: 1 };

/** Answers that do not come whole, do not end, or are not HTTP. */
export const wireFaults: readonly Fault[] = [
  ...faultsOf('wire', 'headers.complete-message', {
    'cut-off/content-length': [
      'A configuration is shorter than its Content-Length, and the connection is closed.',
      onConfigurations(cutOff),
    ],
    'cut-off/chunked': [
      'A chunked configuration has no last chunk.',
      onConfigurations(
        raw((answer) =>
          chunked(answer, `${bodyText(answer).length.toString(16)}\r\n${bodyText(answer)}\r\n`),
        ),
      ),
    ],
    'cut-off/within-chunk': [
      'A chunked configuration ends within a chunk.',
      onConfigurations(raw((answer) => chunked(answer, `ffff\r\n${bodyText(answer)}`))),
    ],
    'cut-off/reset': [
      'The connection is reset after the header fields of a configuration.',
      onConfigurations(async (response, answer) => {
        const { socket } = response;
        socket?.write(head(answer, [`Content-Length: ${bodyText(answer).length}`]));
        await wait(50);
        socket?.resetAndDestroy();
      }),
    ],
    'cut-off/errors': [
      'The answer to a function that does not exist is shorter than its Content-Length.',
      transmitOn('unknown function', cutOff),
    ],
    'cut-off/one-in-three': [
      'Every third configuration is shorter than its Content-Length.',
      transmitInThree(cutOff),
    ],
    'not-http/one-in-three': [
      'Every third configuration is not HTTP.',
      transmitInThree(raw(() => 'SSH-2.0-OpenSSH_9.6\r\n')),
    ],
    'closed/known-function': [
      'The connection is closed in place of a configuration.',
      onConfigurations(close),
    ],
    'closed/missing-credentials': [
      'The connection is closed on calls without credentials.',
      transmitOn('missing credentials', close),
    ],
    'chunk-size-malformed': [
      'The size of a chunk is not a hexadecimal number.',
      onConfigurations(raw((answer) => chunked(answer, `zz\r\n${bodyText(answer)}\r\n0\r\n\r\n`))),
    ],
  }),
  ...faultsOf('wire', 'body.json', {
    'length-too-short': [
      'A configuration is longer than its Content-Length.',
      onConfigurations(
        raw(
          (answer) =>
            head(answer, [`Content-Length: ${bodyText(answer).length - 20}`, 'Connection: close']) +
            bodyText(answer),
        ),
      ),
    ],
  }),
  ...faultsOf('wire/too-long', 'headers.size', {
    'content-length': [
      'A configuration is followed by 8 MB of white space.',
      onConfigurations((response, answer) =>
        writeAnswer(response, { ...answer, body: Buffer.from(bodyText(answer).padEnd(8_000_000)) }),
      ),
    ],
    endless: ['A configuration is followed by white space without end.', onConfigurations(endless)],
    'endless-error': [
      'The answer to a function that does not exist has no end.',
      transmitOn('unknown function', endless),
    ],
    'header-fields': [
      'The answer to a version that does not exist has a header field of a megabyte.',
      transmitOn('unknown version', raw(hugeHeader)),
    ],
    'gzip-bomb': ['A configuration of some kilobytes is 64 MB of white space once decompressed.', bomb],
  }),
  ...faultsOf('wire', 'headers.unanswered-calls', {
    'silent-in-three': [
      'Every third call for a known function is never answered.',
      transmitInThree(never),
      { ...impatient, isUntested: true },
    ],
  }),
  ...faultsOf('wire/no-verdict', noVerdict, {
    silent: ['The server takes calls and never answers.', transmitAlways(never), impatient],
    'silent-on-refusal': [
      'A call for a function that does not exist is never answered.',
      transmitOn('unknown function', never),
      impatient,
    ],
    drips: [
      'The server sends a header field without end, byte by byte.',
      transmitAlways(again('HTTP/1.1 200 OK\r\nX-Slow: ', '.')),
      impatient,
    ],
    'body-never-comes': [
      'The server sends header fields and no body.',
      transmitAlways(
        (response, answer) => void response.socket?.write(head(answer, ['Content-Length: 100'])),
      ),
      impatient,
    ],
    'early-hints-only': [
      'The server sends 103 again and again, and no answer.',
      transmitAlways(again('', 'HTTP/1.1 103 Early Hints\r\n\r\n')),
      impatient,
    ],
    closes: ['The server closes every connection without an answer.', transmitAlways(close)],
    resets: ['The server resets every connection.', transmitAlways(reset)],
    'not-http': [
      'The server answers with bytes that are not HTTP.',
      transmitAlways(raw(() => 'SSH-2.0-OpenSSH_9.6\r\n')),
    ],
    'http-0.9': ['The server answers with a body and nothing before it.', transmitAlways(raw(bodyText))],
    'status-malformed': [
      'The status of every answer has four digits.',
      transmitAlways(raw((answer) => `HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n${bodyText(answer)}`)),
    ],
    'two-lengths': [
      'Every answer has two lengths that differ.',
      transmitAlways(
        raw((answer) => `${head(answer, ['Content-Length: 5', 'Content-Length: 7'])}${bodyText(answer)}`),
      ),
    ],
    'huge-header': ['Every answer has a header field of a megabyte.', transmitAlways(raw(hugeHeader))],
    'always-busy': ['Every call is answered with 429 and Retry-After: 0.', unavailable(429, '0')],
    'always-unavailable': ['Every call is answered with 503 and Retry-After: 0.', unavailable(503, '0')],
    'unavailable-for-a-day': [
      'Every call is answered with 503 and asks to come back in two days.',
      unavailable(503, '172800'),
    ],
  }),
];

function unavailable(status: number, retryAfter: string): () => Behaviour {
  return always(() => withHeader(serviceError(status, 'Try again later.'), 'Retry-After', retryAfter));
}

function hugeHeader(answer: Answer): string {
  return head(answer, [`X-Huge: ${'x'.repeat(1_000_000)}`, 'Content-Length: 0']);
}

/** Writes the same again and again. */
function again(beginning: string, text: string): Transmit {
  return async ({ socket }) => {
    socket?.write(beginning);
    while (socket?.writable) {
      socket.write(text);
      await wait(100);
    }
  };
}

async function endless(response: Parameters<Transmit>[0], answer: Answer): Promise<void> {
  response.writeHead(answer.status, { 'Content-Type': 'application/json' });
  response.write(bodyText(answer));
  const blank = Buffer.alloc(64 * 1024, ' ');
  while (!response.destroyed) {
    if (response.write(blank)) continue;
    const drained = new Promise((resolve) => response.once('drain', resolve));
    await Promise.race([wait(50), drained]);
  }
}

/** Members of one gzip file decompress to their sum, so that the long one is compressed only once. */
function bomb(): Behaviour {
  const blank = gzipSync(Buffer.alloc(64_000_000, ' '));
  const zipped = (answer: Answer) => ({
    ...answer,
    body: Buffer.concat([gzipSync(bodyText(answer)), blank]),
  });
  return on(configurationAsks, (answer) => withHeader(zipped(answer), 'Content-Encoding', 'gzip'))();
}
