import { gzipSync } from 'node:zlib';
import type { Answer, AnswerContext } from '../../reference/index.ts';
import { objectOf, on, withHeader, withMembers } from '../alterations.ts';
import { configurationAsks } from '../asks.ts';
import { type Fault, faultsOf, tableOf } from '../behaviour.ts';
import { bodyText, head, transmitOn } from '../wire.ts';

const inBase64 = (text: string) => Buffer.from(text).toString('base64');

type Repeat = (answer: Answer, secret: string) => Answer;
const inHeader =
  (spell: (secret: string) => string): Repeat =>
  (answer, secret) =>
    withHeader(answer, 'X-Debug', spell(secret));
const inBody =
  (spell: (secret: string) => string): Repeat =>
  (answer, secret) =>
    withMembers(answer, { debug: spell(secret) });
const inText =
  (change: (text: string) => string | Uint8Array): Repeat =>
  (answer, secret) => ({
    ...answer,
    body: Buffer.from(change(JSON.stringify({ ...objectOf(answer), debug: secret }))),
  });

/** How an answer can repeat a credential. */
const echoes: { readonly [id: string]: readonly [where: string, repeat: Repeat] } = {
  header: ['in a header field', inHeader(String)],
  base64: ['in a header field, in base64', inHeader(inBase64)],
  cookie: [
    'in a cookie',
    (answer, secret) => withHeader(answer, 'Set-Cookie', `token=${encodeURIComponent(secret)}; HttpOnly`),
  ],
  body: ['in the body', inBody((secret) => `token ${secret} was used`)],
  'body-and-header': [
    'in the body and in a header field',
    (answer, secret) => inHeader(String)(inBody(String)(answer, secret), secret),
  ],
  'percent-encoded': ['in the body, percent-encoded', inBody(encodeURIComponent)],
  'percent-encoded-lower-case': [
    'in the body, percent-encoded in lower case',
    inBody((secret) => encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase())),
  ],
  'base64-of-more': [
    'in the body, in base64 of more',
    inBody((secret) => inBase64(`X-Auth-Token: ${secret}\r\n`)),
  ],
  base64url: [
    'in the body, in base64url',
    inBody((secret) => Buffer.from(`${secret}?>?>`).toString('base64url')),
  ],
  escaped: ['in the body, with its slashes escaped', inText((text) => text.replaceAll('/', '\\/'))],
  'escaped-by-number': [
    'in the body, escaped by number',
    inText((text) => text.replaceAll('+', '\\u002b').replaceAll('=', '\\u003D')),
  ],
  gzip: [
    'in the body, compressed',
    (answer, secret) => withHeader(inText(gzipSync)(answer, secret), 'Content-Encoding', 'gzip'),
  ],
};

/** Answers that give credentials away. */
export const credentialFaults: readonly Fault[] = [
  ...(['known function', 'unknown function', 'missing credentials', 'wrong credentials'] as const).flatMap(
    (ask) => {
      const asks = ask === 'known function' ? configurationAsks : ask;
      return faultsOf(
        `credentials/repeated/${ask.replaceAll(' ', '-')}`,
        'credentials.not-repeated',
        tableOf(echoes, ([where, repeat]) => [
          `The answer to ${ask} repeats the credentials ${where}.`,
          on(asks, (answer, context) => repeat(answer, credentialOf(context))),
        ]),
      );
    },
  ),
  ...faultsOf('credentials/repeated', 'credentials.not-repeated', {
    'reason-phrase': [
      'The reason phrase of each refusal repeats the credentials.',
      transmitOn('wrong credentials', (response, answer, context) => {
        const fields = [`Content-Length: ${bodyText(answer).length}`, 'Connection: close'];
        response.socket?.end(
          `${head(answer, fields, `Refused ${credentialOf(context)}`)}${bodyText(answer)}`,
        );
      }),
    ],
    trailer: [
      'A configuration repeats the credentials in the fields after its body.',
      transmitOn('known function', (response, answer, context) => {
        const body = bodyText(answer);
        const chunks = `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\nX-Debug: ${credentialOf(context)}\r\n\r\n`;
        response.socket?.end(`${head(answer, ['Transfer-Encoding: chunked', 'Connection: close'])}${chunks}`);
      }),
    ],
    'field-name': [
      'A configuration repeats the credentials in the name of a header field.',
      on(configurationAsks, (answer, context) =>
        withHeader(answer, `X-${encodeURIComponent(credentialOf(context))}`, '1'),
      ),
    ],
    signature: [
      'The answer to wrong credentials repeats the Authorization header field.',
      on('wrong credentials', (answer, { request }) =>
        withHeader(answer, 'X-Debug', String(request.headers.authorization)),
      ),
      { credentials: 'signature' },
    ],
    'security-token': [
      'A configuration repeats the X-Security-Token header field.',
      on(configurationAsks, (answer, { request }) =>
        withMembers(answer, { debug: String(request.headers['x-security-token']) }),
      ),
      { credentials: 'temporary signature' },
    ],
  }),
];

/** The credential of a request; of one without, the right one, as a server with a memory leak would send it. */
function credentialOf({ request, state }: AnswerContext): string {
  const [project] = Object.values(state.projects);
  return String(request.headers['x-auth-token'] ?? project?.tokens[0]);
}
