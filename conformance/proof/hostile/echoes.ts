import type { Answer } from '../../reference/index.ts';
import { withHeader, withMembers } from '../alterations.ts';
import { bodyText, head } from '../wire.ts';
import { type HostileTarget, targetsOf, unclear, untested, violates } from './hostile.ts';
import { everywhere, onConfigurations, send, sends } from './writing.ts';

const hex = (text: string) => Buffer.from(text).toString('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const entities = (text: string, write: (code: number) => string) =>
  [...text].map((character) => `&#${write(character.charCodeAt(0))};`).join('');
const named: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** The spellings in which a server may repeat a secret. */
export const spellings: { readonly [name: string]: (secret: string) => string } = {
  'as it is': (secret) => secret,
  'within a sentence': (secret) =>
    `The call was refused since the token ${secret} has no access to this function.`,
  'after 55 characters': (secret) => 'x'.repeat(55) + secret,
  'after 110 characters': (secret) => 'x'.repeat(110) + secret,
  'in other case': (secret) => secret.toLowerCase(),
  'cut in half': (secret) => secret.slice(0, secret.length / 2),
  'percent-encoded': encodeURIComponent,
  'percent-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'percent-encoded to the last letter': (secret) => hex(secret).replaceAll(/../g, '%$&'),
  'JSON-escaped': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
  'JSON-escaped to the last letter': (secret) => hex(secret).replaceAll(/../g, '\\u00$&'),
  'in JSON in JSON': (secret) => JSON.stringify(JSON.stringify({ token: secret })),
  'in named entities': (secret) => secret.replaceAll(/[&<>"]/g, (character) => named[character] ?? ''),
  'in decimal entities': (secret) => entities(secret, String),
  'in hexadecimal entities': (secret) => entities(secret, (code) => `x${code.toString(16)}`),
  'in hexadecimal': hex,
  'in hexadecimal capitals': (secret) => hex(secret).toUpperCase(),
  'in base64': base64,
  'in base64 of more': (secret) => base64(`X-Auth-Token: ${secret}\r\n`),
  'in base64 with line breaks': (secret) => base64(`id:${secret}`).replaceAll(/.{24}/g, '$&\r\n'),
  'in base64url': (secret) => Buffer.from(`?>${secret}`).toString('base64url'),
  'in base64 twice': (secret) => base64(base64(secret)),
  'in UTF-16': (secret) => Buffer.from(secret, 'utf16le').toString('latin1'),
};

/** Where a server may put a secret. */
const places: { readonly [where: string]: (answer: Answer, secret: string) => Answer } = {
  'the name of a header field': (answer, secret) =>
    withHeader(answer, `X-${encodeURIComponent(secret)}`, '1'),
  'a cookie': (answer, secret) => withHeader(answer, 'Set-Cookie', `session=${secret}; HttpOnly`),
  'a redirect': (answer, secret) =>
    withHeader(
      { ...answer, status: 302 },
      'Location',
      `https://login.example/?token=${encodeURIComponent(secret)}`,
    ),
  'the media type': (answer, secret) => withHeader(answer, 'Content-Type', `text/${secret}`),
  'the name of a member': (answer, secret) => withMembers(answer, { [secret]: 1 }),
  'the URN of the function': (answer, secret) => withMembers(answer, { func_urn: `urn:fss:${secret}` }),
  'a body in Latin-1': (answer, secret) => ({ ...answer, body: Buffer.from(`ü${secret}`, 'latin1') }),
  'a body in UTF-16': (answer, secret) => ({ ...answer, body: Buffer.from(secret, 'utf16le') }),
  'a body in an unknown coding': (answer, secret) =>
    withHeader({ ...answer, body: Buffer.from(secret) }, 'Content-Encoding', 'x-secret'),
};

/** Servers that repeat what they were sent. */
export const echoes: readonly HostileTarget[] = [
  ...Object.entries(spellings).flatMap(([spelling, spell]) =>
    targetsOf({
      [`The server repeats the token everywhere, ${spelling}.`]: [
        everywhere(({ token }) => spell(token)),
        unclear,
      ],
    }),
  ),
  ...Object.entries(places).flatMap(([where, put]) =>
    targetsOf({
      [`The server repeats the token in ${where}.`]: [
        sends((answer, { token }) => put(answer, token)),
        unclear,
      ],
    }),
  ),
  ...targetsOf({
    'The server repeats the token in its reason phrase.': [
      (socket, answer, { token }) => send(socket, answer, token),
      violates,
    ],
    'The server repeats the token in a trailer.': [
      onConfigurations((socket, answer, { token }) => {
        const text = bodyText(answer);
        const beginning = head(answer, ['Transfer-Encoding: chunked', 'Trailer: X-Secret']);
        socket.write(`${beginning}${text.length.toString(16)}\r\n${text}\r\n0\r\nX-Secret: ${token}\r\n\r\n`);
      }),
      [0, 1],
    ],
    'The server repeats the token in what is not HTTP.': [
      (socket, _answer, { token }) => socket.end(`HTTP/1.1 200 OK\r\n\0${token}\r\n\r\n`),
      untested,
    ],
    'The server repeats the signature and its date.': [
      everywhere(({ headers }) => `${headers.authorization} of ${headers['x-sdk-date']}`),
      unclear,
      { credentials: 'key' },
    ],
    'The server repeats the security token.': [
      everywhere(({ headers }) => String(headers['x-security-token'])),
      unclear,
      { credentials: 'key' },
    ],
    'The server repeats the whole request.': [
      everywhere(({ headers }) => JSON.stringify(headers)),
      unclear,
      { credentials: 'key' },
    ],
  }),
];
