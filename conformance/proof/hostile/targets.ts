import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { limits } from '../../exchange/limits.ts';
import { type Answer, type Json, serviceError } from '../../reference/index.ts';
import { defaults } from '../../settings.ts';
import { withHeader, withMembers } from '../alterations.ts';
import { bodyText, head } from '../wire.ts';
import {
  type Attack,
  conforms,
  type HostileTarget,
  targetsOf,
  unclear,
  untested,
  violates,
} from './hostile.ts';
import { bodies, ends, everywhere, onConfigurations, pours, send, sends } from './writing.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`;
const long = 'x'.repeat(300_000);

/** Half a gigabyte of white space: the parts of one gzip file unpack to their sum. */
const gzipBomb = once(() => Buffer.concat(new Array(32).fill(gzipSync(Buffer.alloc(16_777_216, ' ')))));
const brotliBomb = once(() => brotliCompressSync(Buffer.alloc(67_108_864, ' ')));
const deflateBomb = once(() => deflateSync(Buffer.alloc(67_108_864, ' ')));
const nestedBomb = once(() => gzipSync(gzipSync(Buffer.alloc(67_108_864, ' '))));
const thousandCodings = new Array(1000).fill('gzip').join(', ');

const patient = { seconds: 90 };
const impatient = { timeout: 1 };
/** A target that does not answer is given up; what is under way by then is not taken back. */
const few = { ...impatient, requests: limits.timeOuts + defaults.concurrency };

/** Bodies about as long as they may be once they are unpacked, for one function and for fifty. */
const largeBodies: { readonly [what: string]: () => string } = {
  '300,000 members': () => `{${Array.from({ length: 300_000 }, (_, index) => `"m${index}":1`).join(',')}}`,
  '800,000 members of one name': () => `{${'"":0,'.repeat(800_000)}"":0}`,
  'a member of a name of 2 MB twice': () => `{${`"${'n'.repeat(1_900_000)}":1,`.repeat(2)}"a":1}`,
  'a member of a name of 4 kB a thousand times': () => `{${`"${'n'.repeat(4_000)}":1,`.repeat(1_000)}"a":1}`,
  'a text of 4 MB': () => `{"func_urn":"${'u'.repeat(4_000_000)}"}`,
  '800,000 nested objects': () => '{"a":'.repeat(800_000),
  'two million nested arrays': () =>
    `{"destination_config":${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}}`,
};

/** Members that a configuration has besides, or in place of, its own; they break the contract or they do not. */
const oddMembers: readonly (readonly [
  what: string,
  members: { readonly [name: string]: Json },
  exits: readonly number[],
])[] = [
  [
    'a param of 100,000 nested objects',
    { destination_config: { on_success: { destination: 'OBS', param: '{"a":'.repeat(100_000) } } },
    violates,
  ],
  [
    'times with fractions of 1 kB of zeros',
    { created_time: timeWith(1_000), last_modified: timeWith(1_000) },
    conforms,
  ],
  [
    'times with fractions of 300 kB of zeros',
    { created_time: timeWith(300_000), last_modified: timeWith(300_000) },
    [0, 1],
  ],
  [
    'a URN, times and destinations of 300 kB',
    { func_urn: long, created_time: long, last_modified: long, destination_config: long },
    violates,
  ],
  ['a member whose name is 300 kB', { [long]: 1 }, conforms],
  ['a text of 150,000 backslashes', { note: '\\'.repeat(150_000) }, conforms],
  ['a URN of 100,000 percent signs', { func_urn: '%25'.repeat(100_000) }, violates],
];

/** Answers that cost time or memory. */
const costs: readonly HostileTarget[] = [
  ...targetsOf({
    'A body in gzip unpacks to half a gigabyte.': [bodies(gzipBomb, 'gzip'), violates],
    'The bodies of fifty functions unpack to half a gigabyte each.': [
      bodies(gzipBomb, 'gzip'),
      violates,
      { functions: 50 },
    ],
    'A body in brotli unpacks to 64 MB.': [bodies(brotliBomb, 'br'), violates],
    'A body in deflate unpacks to 64 MB.': [bodies(deflateBomb, 'deflate'), violates],
    'A body in gzip within gzip unpacks to 64 MB.': [bodies(nestedBomb, 'gzip, gzip'), violates],
    'A body names a thousand codings.': [bodies(gzipBomb, thousandCodings), violates],
    'A configuration never ends.': [
      onConfigurations(pours((answer) => `${ok}\r\n${bodyText(answer)}`, ' ')),
      unclear,
      impatient,
    ],
    'No body ever ends.': [pours(() => `${ok}\r\n{`, ' '), unclear, impatient],
    'Chunks of one byte never end.': [pours(() => chunked, '1\r\n \r\n'), unclear, impatient],
    'A header field never ends.': [pours(() => `${ok}X: `, 'x'), untested, impatient],
    'Header fields never end.': [pours(() => ok, 'X: 1\r\n'), untested, impatient],
    'A status line never ends.': [pours(() => 'HTTP/1.1 200 ', 'O'), untested, impatient],
    'Interim answers never end.': [pours(() => '', 'HTTP/1.1 100 Continue\r\n\r\n'), untested, impatient],
    'Trailers never end.': [pours(() => `${chunked}0\r\n`, 'X: 1\r\n'), unclear, impatient],
    'A head comes byte by byte.': [pours(() => ok, 'x', 50), untested, impatient],
    'A body comes byte by byte.': [
      pours(() => `${ok}Content-Length: 90000\r\n\r\n`, ' ', 50),
      untested,
      impatient,
    ],
    'Refusals never come.': [
      onConfigurations(
        sends((answer) => answer),
        () => undefined,
      ),
      untested,
      impatient,
    ],
    'No answer ever comes.': [() => undefined, untested, few],
    'No answer ever comes about fifty functions.': [() => undefined, untested, { ...few, functions: 50 }],
    'Numbers are 1e999.': [bodies(() => Buffer.from('{"max_async_retry_attempts":1e999}')), violates],
    'A number has 300,000 digits.': [
      bodies(() => Buffer.from(`{"max_async_retry_attempts":${'9'.repeat(300_000)}}`)),
      violates,
    ],
    'Errors have texts of 300 kB.': [
      sends((answer) =>
        answer.status === 200 ? answer : withMembers(answer, { error_code: long, error_msg: long }),
      ),
      conforms,
    ],
    'A media type has 25,000 parameters.': [
      sends((answer) => withHeader(answer, 'Content-Type', `application/json${';a'.repeat(25_000)}`)),
      [0, 1],
    ],
    'A thousand cookies are set.': [
      sends((answer) =>
        withHeader(
          answer,
          'Set-Cookie',
          Array.from({ length: 1_000 }, (_, index) => `c${index}=${index}`),
        ),
      ),
      conforms,
    ],
    'Each configuration has a thousand other members.': [
      configurations((earlier) =>
        Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`m${earlier}-${index}`, earlier])),
      ),
      conforms,
    ],
  }),
  ...Object.entries(largeBodies).flatMap(([what, text]) => {
    const attack = bodies(
      once(() => gzipSync(text())),
      'gzip',
    );
    return targetsOf({
      [`A configuration has ${what}.`]: [attack, violates],
      [`Fifty configurations have ${what}.`]: [attack, violates, { functions: 50, seconds: 60 }],
    });
  }),
  ...oddMembers.flatMap(([what, members, exits]) =>
    targetsOf({ [`A configuration has ${what}.`]: [configurations(() => members), exits] }),
  ),
];

/** What a server does to connections, and what it sends that is hardly HTTP. */
const connections: readonly HostileTarget[] = [
  ...targetsOf({
    'Each connection is reset at once.': [(socket) => socket.resetAndDestroy(), untested],
    'Each connection is reset within the head.': [resets(() => ok), untested],
    'Each connection is reset within the body.': [
      resets(() => `${ok}Content-Length: 100\r\n\r\n{`),
      untested,
    ],
    'Each connection is reset after the answer.': [
      resets(
        (answer) =>
          head(answer, [`Content-Length: ${Buffer.byteLength(bodyText(answer))}`]) + bodyText(answer),
      ),
      [0, 1, 3],
    ],
    'Content-Length is a gigabyte.': [ends(() => `${ok}Content-Length: 1000000000\r\n\r\n{}`), untested],
    'Content-Length is negative.': [ends(() => `${ok}Content-Length: -1\r\n\r\n{}`), untested],
    'Content-Length has 300 digits.': [
      ends(() => `${ok}Content-Length: ${'9'.repeat(300)}\r\n\r\n{}`),
      untested,
    ],
    'An answer has a length and is chunked.': [
      ends(() => `${ok}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n{}`),
      untested,
    ],
    'A chunk has a size of 2^64.': [ends(() => `${chunked}10000000000000000\r\n`), untested],
    'Each call gets two answers.': [
      (socket, answer) =>
        [answer, serviceError(500, 'No.')].forEach((one) => {
          send(socket, one);
        }),
      [0, 1, 3],
    ],
    'The server sends a TLS alert.': [ends(() => Buffer.from('15030100020246', 'hex')), untested],
    'The server begins a TLS handshake.': [
      ends(() => Buffer.from(`16030100ff010000fb0303${'00'.repeat(240)}`, 'hex')),
      untested,
    ],
    'The server speaks HTTP/2.': [
      ends(() => Buffer.from('000012040000000000000300000064000400400000', 'hex')),
      untested,
    ],
    'The server is a mail server.': [ends(() => '220 mail.example ESMTP ::error::pwned\r\n'), untested],
    'A status line holds control characters.': [
      ends(() => 'HTTP/1.1 200 \u001b[31mred\u0007\r\nContent-Length: 2\r\n\r\n{}'),
      unclear,
    ],
    'Header fields end in bare line feeds.': [
      ends((answer) => `${ok.replaceAll('\r', '')}\n${bodyText(answer)}`),
      [0, 1, 3],
    ],
    '100 comes before each answer.': [interim([100]), conforms],
    '102 comes before each answer.': [interim([102]), conforms],
    '103 comes a hundred times before each answer.': [interim(new Array(100).fill(103)), conforms],
    '100, 102 and 103 come before each answer.': [interim([100, 102, 103]), conforms],
    '101 switches to another protocol.': [
      ends(() => 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nabc'),
      untested,
    ],
    'Every call is answered with 407.': [
      sends(() => withHeader(serviceError(407, 'Who?'), 'Proxy-Authenticate', 'Basic realm="x"')),
      unclear,
    ],
    'Redirects hold user information.': [
      redirects(302, ({ elsewhere }) => elsewhere.replace('//', '//user:password@')),
      unclear,
    ],
    'Redirects leave out the scheme.': [
      redirects(302, ({ elsewhere }) => elsewhere.replace('http:', '')),
      unclear,
    ],
    'Redirects lead to themselves.': [redirects(302, ({ target }) => target), unclear],
    'Header fields name another origin.': [
      sends((answer, { elsewhere }) =>
        withHeader(
          withHeader(answer, 'Refresh', `0; url=${elsewhere}`),
          'Link',
          `<${elsewhere}>; rel=preload`,
        ),
      ),
      conforms,
    ],
    'Bodies hold addresses of another origin.': [
      sends((answer, { elsewhere }) =>
        withMembers(answer, { url: elsewhere, $ref: `${elsewhere}/x.json`, $schema: elsewhere }),
      ),
      conforms,
    ],
    'Every call is answered with 429 and no more.': [
      sends(() => serviceError(429, 'Too many.')),
      untested,
      patient,
    ],
    'Three of four calls are answered with Retry-After: 30.': [
      sends((answer, { earlier }) => (earlier % 4 === 3 ? answer : busy('30'))),
      untested,
      patient,
    ],
    'Signed calls are refused by a clock of 1994.': [
      sends(() => withHeader(serviceError(401, 'Expired.'), 'Date', 'Sun, 06 Nov 1994 08:49:37 GMT')),
      unclear,
      { credentials: 'key' },
    ],
  }),
  ...[301, 302, 303, 307, 308].flatMap((status) =>
    targetsOf({
      [`Every call is redirected with ${status} to another origin.`]: [
        redirects(status, ({ elsewhere, target }) => `${elsewhere}${target}`),
        unclear,
      ],
    }),
  ),
  ...[
    '31536000',
    '1e999',
    '-5',
    '9'.repeat(300),
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'soon',
    '0',
    '0.001',
  ].flatMap((value) =>
    targetsOf({
      [`Every call is answered with Retry-After: ${value.slice(0, 30)}.`]: [
        sends(() => busy(value)),
        untested,
        patient,
      ],
    }),
  ),
  ...['Sun, 06 Nov 1994 08:49:37 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', 'yesterday ::error::1e999'].flatMap(
    (date) =>
      targetsOf({ [`Date is ${date}.`]: [sends((answer) => withHeader(answer, 'Date', date)), conforms] }),
  ),
];

/** Texts that do something to whoever shows them, by what they are made for. */
const harmfulTexts: { readonly [victim: string]: readonly string[] } = {
  runners: [
    '##[error]pwned ##[group]pwned',
    '\n::set-output name=pwned::pwned\n::add-mask::pwned\n::error file=pwned::pwned',
    '\r::stop-commands::pwned\r::pwned::',
    '##vso[task.setvariable variable=pwned]pwned',
  ],
  terminals: [
    '\u001b[31mpwned\u001b[0m',
    '\u001b[2J\u001b[Hpwned',
    '\u001b]0;pwned\u0007\u009b31m',
    '\u001b]8;;http://pwned.example\u001b\\pwned',
    'conforms\rpwned\b\b\b\u007f',
    '\u0000\u0001\u0002\u000b\u001fpwned\uffff',
    '\u202epwned\u202c\u2066\u2069',
  ],
  markdown: [
    '![pwned](http://pwned.example/x.png)',
    '[pwned](http://pwned.example) <http://pwned.example>',
    '```\n![pwned](http://pwned.example)\n```',
    '`a` ![pwned](http://pwned.example) ``b``',
    '| a | ![pwned](http://pwned.example) |\n|---|---|\n# pwned',
    '<img src="http://pwned.example/x.png"><script>pwned()</script>',
  ],
  browsers: [
    '</script><script>pwned()</script>',
    '"><img src=pwned onerror=pwned()>',
    '--><svg onload=pwned()><!--',
    `' onmouseover='pwned()' x=' " onfocus="pwned()" autofocus x="`,
    'javascript:pwned()',
  ],
  parsers: [
    ']]></failure><testcase name="pwned"/><![CDATA[',
    '<!DOCTYPE x [<!ENTITY pwned SYSTEM "file:///etc/passwd">]>&pwned;',
    '__proto__',
    '`pwned`$(pwned);\'"pwned\\',
  ],
};

const texts: readonly HostileTarget[] = Object.entries(harmfulTexts).flatMap(([victim, said]) =>
  targetsOf({
    [`The server says what does something to ${victim}, wherever it can.`]: [
      everywhere(({ earlier }) => said[earlier % said.length] ?? ''),
      unclear,
    ],
  }),
);

/** Every hostile server but those that repeat secrets. */
export const targets: readonly HostileTarget[] = [...costs, ...connections, ...texts];

/** Makes something large when it is needed, and once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function timeWith(zeros: number): string {
  return `2021-03-04T14:50:02.${'0'.repeat(zeros)}1Z`;
}

/** Sends configurations with other members. */
function configurations(members: (earlier: number) => { readonly [name: string]: Json }): Attack {
  return onConfigurations(sends((answer, { earlier }) => withMembers(answer, members(earlier))));
}

function resets(text: (answer: Answer) => string): Attack {
  return (socket, answer) => socket.write(text(answer), () => setTimeout(() => socket.resetAndDestroy(), 20));
}

function interim(statuses: readonly number[]): Attack {
  return (socket, answer) => {
    for (const status of statuses) socket.write(`HTTP/1.1 ${status} Wait\r\nLink: </x>; rel=preload\r\n\r\n`);
    send(socket, answer);
  };
}

function redirects(status: number, to: (request: Parameters<Attack>[2]) => string): Attack {
  return sends((answer, request) => withHeader({ ...answer, status }, 'Location', to(request)));
}

function busy(retryAfter: string): Answer {
  return withHeader(serviceError(429, 'Too many.'), 'Retry-After', retryAfter);
}
