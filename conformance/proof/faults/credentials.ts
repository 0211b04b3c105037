import { gzipSync } from 'node:zlib';
import { objectOf, on, withHeader, withMembers } from '../alterations.ts';
import { type Ask, configurationAsks } from '../asks.ts';
import { type Fault, faultsOf } from '../behaviour.ts';
import type { Answer, AnswerContext } from '../reference/index.ts';
import { bodyText, head, transmitOn } from '../wire.ts';

const inBase64 = (text: string) => Buffer.from(text).toString('base64');

/** How an answer can repeat a credential. */
const echoes: {
  readonly [id: string]: readonly [where: string, repeat: (answer: Answer, credential: string) => Answer];
} = {
  header: ['in a header field', (answer, credential) => withHeader(answer, 'X-Debug', credential)],
  base64: [
    'in a header field, in base64',
    (answer, credential) => withHeader(answer, 'X-Debug', inBase64(credential)),
  ],
  cookie: [
    'in a cookie',
    (answer, credential) =>
      withHeader(answer, 'Set-Cookie', `token=${encodeURIComponent(credential)}; HttpOnly`),
  ],
  body: [
    'in the body',
    (answer, credential) => withMembers(answer, { debug: `token ${credential} was used` }),
  ],
  'body-and-header': [
    'in the body and in a header field',
    (answer, credential) => withHeader(withMembers(answer, { debug: credential }), 'X-Debug', credential),
  ],
  'percent-encoded': [
    'in the body, percent-encoded',
    (answer, credential) => withMembers(answer, { debug: encodeURIComponent(credential) }),
  ],
  'percent-encoded-lower-case': [
    'in the body, percent-encoded in lower case',
    (answer, credential) =>
      withMembers(answer, {
        debug: encodeURIComponent(credential).replaceAll(/%../g, (code) => code.toLowerCase()),
      }),
  ],
  'base64-of-more': [
    'in the body, in base64 with something around it',
    (answer, credential) => withMembers(answer, { debug: inBase64(`X-Auth-Token: ${credential}\r\n`) }),
  ],
  base64url: [
    'in the body, in base64url',
    (answer, credential) =>
      withMembers(answer, { debug: Buffer.from(`${credential}?>?>`).toString('base64url') }),
  ],
  escaped: [
    'in the body, with its slashes escaped',
    (answer, credential) => withText(answer, credential, (text) => text.replaceAll('/', '\\/')),
  ],
  'escaped-by-number': [
    'in the body, with escapes by number',
    (answer, credential) =>
      withText(answer, credential, (text) => text.replaceAll('+', '\\u002b').replaceAll('=', '\\u003D')),
  ],
  gzip: [
    'in the body, compressed',
    (answer, credential) =>
      withHeader(
        { ...answer, body: gzipSync(JSON.stringify({ ...objectOf(answer), debug: credential })) },
        'Content-Encoding',
        'gzip',
      ),
  ],
};

/** Answers that give credentials away. */
export const credentialFaults: readonly Fault[] = [
  ...(['known function', 'unknown function', 'missing credentials', 'wrong credentials'] as const).flatMap(
    (ask) =>
      faultsOf(
        `credentials/repeated/${ask.replaceAll(' ', '-')}`,
        'credentials.not-repeated',
        Object.fromEntries(
          Object.entries(echoes).map(([id, [where, repeat]]) => [
            id,
            [
              `The answer to ${ask} repeats the credentials ${where}.`,
              on(asked(ask), (answer, context) => repeat(answer, credentialOf(context))),
            ],
          ]),
        ),
      ),
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

function asked(ask: Ask): Ask | readonly Ask[] {
  return ask === 'known function' ? configurationAsks : ask;
}

function withText(answer: Answer, credential: string, change: (text: string) => string): Answer {
  return { ...answer, body: Buffer.from(change(JSON.stringify({ ...objectOf(answer), debug: credential }))) };
}

/** The credential of a request; of one without, the right one, as a server with a memory leak would send it. */
function credentialOf({ request, state }: AnswerContext): string {
  const [project] = Object.values(state.projects);
  return String(request.headers['x-auth-token'] ?? project?.tokens[0]);
}
