import { withHeader, withMembers } from '../alterations.ts';
import type { Answer } from '../reference/index.ts';
import { bodyText, head } from '../wire.ts';
import { type HostileTarget, targetsOf } from './hostile.ts';
import { everywhere, onConfigurations, send, sends } from './writing.ts';

const hex = (text: string) => Buffer.from(text).toString('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const percent = (text: string) => hex(text).replaceAll(/../g, '%$&');
const entity = (write: (code: number) => string) => (text: string) =>
  [...text].map((character) => `&#${write(character.charCodeAt(0))};`).join('');

/** The spellings in which a server may repeat a secret. */
export const spellings: { readonly [name: string]: (secret: string) => string } = {
  raw: (secret) => secret,
  'in-a-sentence': (secret) =>
    `The request was refused since the token ${secret} has no access to this function.`,
  'after-55-characters': (secret) => `${'x'.repeat(55)}${secret}`,
  'after-110-characters': (secret) => `${'x'.repeat(110)}${secret}`,
  'other-case': (secret) => secret.toLowerCase(),
  percent: encodeURIComponent,
  'percent-twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'percent-of-letters': percent,
  'json-escapes': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  'json-escapes-of-letters': (secret) => hex(secret).replaceAll(/../g, '\\u00$&'),
  'json-in-json': (secret) => JSON.stringify(JSON.stringify({ token: secret })),
  'html-named': (secret) =>
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  'html-decimal': entity(String),
  'html-hexadecimal': entity((code) => `x${code.toString(16)}`),
  hexadecimal: hex,
  'hexadecimal-capitals': (secret) => hex(secret).toUpperCase(),
  base64,
  'base64-of-more': (secret) => base64(`X-Auth-Token: ${secret}\r\n`),
  'base64-mime': (secret) => base64(`id:${secret}`).replaceAll(/.{24}/g, '$&\r\n'),
  'base64-url': (secret) => Buffer.from(`?>${secret}`).toString('base64url'),
  'base64-twice': (secret) => base64(base64(secret)),
  'utf-16': (secret) => Buffer.from(secret, 'utf16le').toString('latin1'),
  'first-half': (secret) => secret.slice(0, secret.length / 2),
};

/** Where a server may put a secret, besides into the members of a body. */
const places: {
  readonly [name: string]: readonly [where: string, put: (answer: Answer, secret: string) => Answer];
} = {
  'header-name': [
    'the name of a header field',
    (answer, secret) => withHeader(answer, `X-${secret.replaceAll(/[^A-Za-z0-9]/g, '')}`, '1'),
  ],
  cookie: ['a cookie', (answer, secret) => withHeader(answer, 'Set-Cookie', `session=${secret}; HttpOnly`)],
  location: [
    'the address of a redirect',
    (answer, secret) =>
      withHeader(
        { ...answer, status: 302 },
        'Location',
        `https://login.example/?token=${encodeURIComponent(secret)}`,
      ),
  ],
  'media-type': ['the media type', (answer, secret) => withHeader(answer, 'Content-Type', `text/${secret}`)],
  'member-name': ['the name of a member', (answer, secret) => withMembers(answer, { [secret]: 1 })],
  'func-urn': [
    'the URN of the function',
    (answer, secret) => withMembers(answer, { func_urn: `urn:fss:${secret}` }),
  ],
  'latin-1-body': [
    'a body in Latin-1',
    (answer, secret) => ({ ...answer, body: Buffer.from(`ü${secret}`, 'latin1') }),
  ],
  'utf-16-body': [
    'a body in UTF-16',
    (answer, secret) => ({ ...answer, body: Buffer.from(secret, 'utf16le') }),
  ],
  'unknown-coding': [
    'a body in a coding that nobody knows',
    (answer, secret) => withHeader({ ...answer, body: Buffer.from(secret) }, 'Content-Encoding', 'x-secret'),
  ],
};

/** Servers that repeat what they were sent. */
export const echoes: readonly HostileTarget[] = [
  ...Object.entries(spellings).flatMap(([name, spell]) =>
    targetsOf('echo', {
      [name]: [
        `The server repeats the token everywhere, in the spelling ${name}.`,
        everywhere(({ credential }) => spell(credential)),
        [1, 3],
      ],
    }),
  ),
  ...Object.entries(places).flatMap(([name, [where, put]]) =>
    targetsOf('echo/in', {
      [name]: [
        `The server repeats the token in ${where}.`,
        sends((answer, { credential }) => put(answer, credential)),
        [1, 3],
      ],
    }),
  ),
  ...targetsOf('echo/in', {
    'reason-phrase': [
      'The server repeats the token in its reason phrase.',
      (socket, answer, { credential }) => send(socket, answer, credential),
      [1],
    ],
    trailer: [
      'The server repeats the token in a trailer.',
      onConfigurations((socket, answer, { credential }) => {
        const text = bodyText(answer);
        socket.write(
          `${head(answer, ['Transfer-Encoding: chunked', 'Trailer: X-Secret'])}${text.length.toString(16)}\r\n${text}\r\n0\r\nX-Secret: ${credential}\r\n\r\n`,
        );
      }),
      [0, 1],
    ],
    'chunk-extension': [
      'The server repeats the token in what is not HTTP.',
      (socket, _answer, { credential }) =>
        socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${credential}\r\n`),
      [3],
    ],
  }),
  ...targetsOf('echo/key', {
    signature: [
      'The server repeats the signature and its date.',
      everywhere(({ headers }) => `${headers.authorization} of ${headers['x-sdk-date']}`),
      [1, 3],
      { credentials: 'key' },
    ],
    'security-token': [
      'The server repeats the security token.',
      everywhere(({ headers }) => String(headers['x-security-token'])),
      [1, 3],
      { credentials: 'key' },
    ],
    request: [
      'The server repeats the whole request.',
      everywhere(({ headers }) => JSON.stringify(headers)),
      [1, 3],
      { credentials: 'key' },
    ],
  }),
];
