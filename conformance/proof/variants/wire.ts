import { setTimeout as wait } from 'node:timers/promises';
import { withHeader } from '../alterations.ts';
import { type Ask, askOf } from '../asks.ts';
import { type Behaviour, type Variant, variant } from '../behaviour.ts';
import { bodyBytes, serviceError, writeAnswer } from '../reference/index.ts';
import { bodyText, head, raw, transmitAlways } from '../wire.ts';

/** Other ways to bring an answer over the wire, and answers that come later. */
export const wireVariants: readonly Variant[] = [
  variant(
    'wire/chunked',
    'Answers are chunked.',
    transmitAlways((response, answer) => {
      response.writeHead(answer.status, { 'Content-Type': 'application/json' });
      const bytes = bodyBytes(answer.body);
      response.write(bytes.subarray(0, 7));
      response.end(bytes.subarray(7));
    }),
  ),
  variant(
    'wire/chunk-per-byte',
    'Answers are chunked byte by byte, with extensions and a trailer.',
    transmitAlways(
      raw((answer) => {
        const chunks = [...bodyBytes(answer.body)].map((byte) =>
          Buffer.concat([Buffer.from('1;x=y\r\n'), Buffer.of(byte), Buffer.from('\r\n')]),
        );
        return Buffer.concat([
          Buffer.from(head(answer, ['Transfer-Encoding: chunked', 'Connection: close'])),
          ...chunks,
          Buffer.from('0\r\nX-Trailer: end\r\n\r\n'),
        ]);
      }),
    ),
  ),
  variant(
    'wire/connection-close',
    'The connection is closed after each answer.',
    transmitAlways((response, answer) => writeAnswer(response, withHeader(answer, 'Connection', 'close'))),
  ),
  variant(
    'wire/closed-unannounced',
    'The connection is closed after each answer, without saying so before.',
    transmitAlways(
      raw(
        (answer) =>
          `${head(answer, [`Content-Length: ${bodyBytes(answer.body).length}`])}${bodyText(answer)}`,
      ),
    ),
  ),
  variant(
    'wire/close-delimited',
    'The body ends where the connection does.',
    transmitAlways(raw((answer) => `${head(answer, ['Connection: close'])}${bodyText(answer)}`)),
  ),
  variant(
    'wire/http-1.0',
    'The server speaks HTTP/1.0.',
    transmitAlways(raw((answer) => `${head(answer).replace('HTTP/1.1', 'HTTP/1.0')}${bodyText(answer)}`)),
  ),
  variant(
    'wire/no-reason-phrase',
    'The status line has no reason phrase.',
    transmitAlways(
      raw(
        (answer) =>
          `${head(answer, ['Connection: close']).replace(' Status\r\n', ' \r\n')}${bodyText(answer)}`,
      ),
    ),
  ),
  variant(
    'wire/field-white-space',
    'Header fields have white space around their values.',
    transmitAlways(
      raw(
        (answer) =>
          `${head(answer, ['Connection: close']).replaceAll(/: (.*)\r\n/g, ':\t $1 \t\r\n')}${bodyText(answer)}`,
      ),
    ),
  ),
  variant(
    'wire/early-hints',
    '103 comes before each answer.',
    transmitAlways((response, answer) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      writeAnswer(response, answer);
    }),
  ),
  variant(
    'wire/processing',
    '102 comes twice before each answer.',
    transmitAlways((response, answer) => {
      response.writeProcessing();
      response.writeProcessing();
      writeAnswer(response, answer);
    }),
  ),
  variant(
    'wire/in-pieces',
    'Answers come in many small pieces.',
    transmitAlways(async (response, answer) => {
      const bytes = bodyBytes(answer.body);
      const headers = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) };
      response.writeHead(answer.status, headers);
      for (let start = 0; start < bytes.length; start += 64) {
        response.write(bytes.subarray(start, start + 64));
        await wait(2);
      }
      response.end();
    }),
  ),
  variant(
    'latency/one-second',
    'Each answer takes a second.',
    (): Behaviour => ({
      alter: async (answer) => {
        await wait(1000);
        return answer;
      },
    }),
  ),
  once('busy/429-seconds', 'known function', 'with 429 and Retry-After: 1', () => busy(429, '1')),
  once('busy/503-seconds', 'known function', 'with 503 and Retry-After: 1', () => busy(503, '1')),
  once('busy/503-zero', 'known function', 'with 503 and Retry-After: 0', () => busy(503, '0')),
  once('busy/429-date', 'known function', 'with 429 and a date in Retry-After', () =>
    busy(429, new Date(Date.now() + 1000).toUTCString()),
  ),
  once('busy/503-date-past', 'known function', 'with 503 and a date in Retry-After that is over', () =>
    busy(503, 'Thu, 04 Mar 2021 06:50:02 GMT'),
  ),
  once('busy/429-unannounced', 'known function', 'with 429, without Retry-After', () =>
    serviceError(429, 'Too many requests.'),
  ),
  ...(
    [
      'encoded colons',
      'unknown function',
      'missing credentials',
      'long function URN',
      'foreign project',
    ] as const
  ).map((ask) =>
    once(`busy/${ask.replaceAll(' ', '-')}`, ask, 'with 429 and Retry-After: 0', () => busy(429, '0')),
  ),
  variant('busy/every-fifth', 'Every fifth call is answered with 429 and Retry-After: 0.', () => ({
    alter: (answer, { sequence }) => (sequence % 5 === 4 ? busy(429, '0') : answer),
  })),
  variant('busy/one-at-a-time', 'Calls beside another one are answered with 429 and Retry-After: 1.', () => {
    let underWay = 0;
    return {
      alter: async (answer) => {
        if (underWay > 0) return busy(429, '1');
        underWay += 1;
        await wait(20);
        underWay -= 1;
        return answer;
      },
    };
  }),
  variant('busy/connection-lost', 'The first connection for a known function is lost.', () => {
    let calls = 0;
    return {
      transmit: (response, answer, context) => {
        if (askOf(context) === 'known function') calls += 1;
        if (calls === 1 && askOf(context) === 'known function') response.socket?.resetAndDestroy();
        else writeAnswer(response, answer);
      },
    };
  }),
];

function busy(status: 429 | 503, retryAfter: string): ReturnType<typeof serviceError> {
  return withHeader(serviceError(status, 'Try again later.'), 'Retry-After', retryAfter);
}

function once(
  id: string,
  ask: Ask,
  what: string,
  answerBefore: () => ReturnType<typeof serviceError>,
): Variant {
  return variant(id, `The first call for ${ask} is answered ${what}.`, () => {
    let isFirst = true;
    return {
      alter: (answer, context) => {
        if (!isFirst || askOf(context) !== ask) return answer;
        isFirst = false;
        return answerBefore();
      },
    };
  });
}
