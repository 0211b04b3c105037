import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, bodyBytes, serviceError, writeAnswer } from '../../reference/index.ts';
import { onSome, withHeader } from '../alterations.ts';
import { type Ask, askOf } from '../asks.ts';
import { type Subject, type Transmit, type Variant, variantsOf } from '../behaviour.ts';
import { bodyText, head, raw, transmitAlways } from '../wire.ts';

/** Other ways to bring an answer over the wire, and answers that come later. */
export const wireVariants: readonly Variant[] = [
  ...variantsOf('wire', {
    chunked: [
      'Answers are chunked.',
      transmitAlways((response, answer) => {
        response.writeHead(answer.status, { 'Content-Type': 'application/json' });
        const bytes = bodyBytes(answer.body);
        response.write(bytes.subarray(0, 7));
        response.end(bytes.subarray(7));
      }),
    ],
    'chunk-per-byte': [
      'Answers are chunked byte by byte, with extensions and a trailer.',
      transmitAlways(raw(chunkPerByte)),
    ],
    'connection-close': [
      'The connection is closed after each answer.',
      transmitAlways((response, answer) => writeAnswer(response, withHeader(answer, 'Connection', 'close'))),
    ],
    'closed-unannounced': [
      'The connection is closed after each answer, without saying so before.',
      transmitAlways(
        raw(
          (answer) =>
            `${head(answer, [`Content-Length: ${bodyBytes(answer.body).length}`])}${bodyText(answer)}`,
        ),
      ),
    ],
    'close-delimited': ['The body ends where the connection does.', transmitAlways(closing())],
    'http-1.0': [
      'The server speaks HTTP/1.0.',
      transmitAlways(closing((text) => text.replace('HTTP/1.1', 'HTTP/1.0'), [])),
    ],
    'no-reason-phrase': [
      'The status line has no reason phrase.',
      transmitAlways(closing((text) => text.replace(' Status\r\n', ' \r\n'))),
    ],
    'field-white-space': [
      'Header fields have white space around their values.',
      transmitAlways(closing((text) => text.replaceAll(/: (.*)\r\n/g, ':\t $1 \t\r\n'))),
    ],
    'early-hints': [
      '103 comes before each answer.',
      transmitAlways((response, answer) => {
        response.writeEarlyHints({ link: '</style.css>; rel=preload' });
        writeAnswer(response, answer);
      }),
    ],
    processing: [
      '102 comes twice before each answer.',
      transmitAlways((response, answer) => {
        response.writeProcessing();
        response.writeProcessing();
        writeAnswer(response, answer);
      }),
    ],
    'in-pieces': [
      'Answers come in many small pieces.',
      transmitAlways(async (response, answer) => {
        const bytes = bodyBytes(answer.body);
        response.writeHead(answer.status, {
          'Content-Type': 'application/json',
          'Content-Length': String(bytes.length),
        });
        for (let start = 0; start < bytes.length; start += 64) {
          response.write(bytes.subarray(start, start + 64));
          await wait(2);
        }
        response.end();
      }),
    ],
  }),
  ...variantsOf('latency', {
    'one-second': [
      'Each answer takes a second.',
      transmitAlways(async (response, answer) => {
        await wait(1000);
        writeAnswer(response, answer);
      }),
    ],
  }),
  ...variantsOf('busy', {
    '429-seconds': once('known function', 'with 429 and Retry-After: 1', () => busy(429, '1')),
    '503-seconds': once('known function', 'with 503 and Retry-After: 1', () => busy(503, '1')),
    '503-zero': once('known function', 'with 503 and Retry-After: 0', () => busy(503, '0')),
    '429-date': once('known function', 'with 429 and a date in Retry-After', () =>
      busy(429, new Date(Date.now() + 1000).toUTCString()),
    ),
    '503-date-past': once('known function', 'with 503 and a date in Retry-After that is over', () =>
      busy(503, 'Thu, 04 Mar 2021 06:50:02 GMT'),
    ),
    '429-unannounced': once('known function', 'with 429, without Retry-After', () =>
      serviceError(429, 'Too many requests.'),
    ),
    ...Object.fromEntries(
      (
        [
          'encoded colons',
          'unknown function',
          'missing credentials',
          'long function URN',
          'foreign project',
        ] as const
      ).map((ask) => [
        ask.replaceAll(' ', '-'),
        once(ask, 'with 429 and Retry-After: 0', () => busy(429, '0')),
      ]),
    ),
    'every-fifth': [
      'Every fifth call is answered with 429 and Retry-After: 0.',
      () => ({
        alter: (answer, { sequence }) => (sequence % 5 === 4 ? busy(429, '0') : answer),
      }),
    ],
    'one-at-a-time': [
      'Calls beside another one are answered with 429 and Retry-After: 1.',
      () => {
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
      },
    ],
    'four-a-second': [
      'Calls beyond four in a second are answered with 429, without Retry-After.',
      () => {
        let times: number[] = [];
        return {
          alter: (answer) => {
            times = times.filter((time) => performance.now() - time < 1000);
            if (times.length >= 4) return serviceError(429, 'Too many requests.');
            times.push(performance.now());
            return answer;
          },
        };
      },
    ],
    'connection-lost': [
      'The first connection for a known function is lost.',
      () => {
        let isFirst = true;
        return {
          transmit: (response, answer, context) => {
            const isLost = isFirst && askOf(context) === 'known function';
            if (isLost) isFirst = false;
            if (isLost) response.socket?.resetAndDestroy();
            else writeAnswer(response, answer);
          },
        };
      },
      { warnings: ['headers.stray-lost-connection'] },
    ],
    '503-unannounced': [
      'The first call for a known function is answered with 503, without Retry-After.',
      () => {
        let isFirst = true;
        return {
          alter: (answer, context) => {
            const isBusy = isFirst && askOf(context) === 'known function';
            if (isBusy) isFirst = false;
            return isBusy ? serviceError(503, 'Busy.') : answer;
          },
        };
      },
      { warnings: ['status.announced-503'] },
    ],
  }),
];

/** Writes an answer whose head is changed, and closes the connection. */
function closing(change = (text: string) => text, fields = ['Connection: close']): Transmit {
  return raw((answer) => change(head(answer, fields)) + bodyText(answer));
}

function chunkPerByte(answer: Answer): Uint8Array {
  const chunks = [...bodyBytes(answer.body)].map((byte) =>
    Buffer.from([...Buffer.from('1;x=y\r\n'), byte, 13, 10]),
  );
  const beginning = head(answer, ['Transfer-Encoding: chunked', 'Connection: close']);
  return Buffer.concat([Buffer.from(beginning), ...chunks, Buffer.from('0\r\nX-Trailer: end\r\n\r\n')]);
}

function busy(status: 429 | 503, retryAfter: string): Answer {
  return withHeader(serviceError(status, 'Try again later.'), 'Retry-After', retryAfter);
}

function once(ask: Ask, what: string, answerBefore: () => Answer): readonly [string, Subject['serve']] {
  return [
    `The first call for ${ask} is answered ${what}.`,
    onSome((earlier) => earlier === 0, answerBefore, ask),
  ];
}
