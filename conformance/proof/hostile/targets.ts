import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { objectOf, withHeader, withMembers } from '../alterations.ts';
import { type Answer, type Json, serviceError } from '../reference/index.ts';
import { bodyText, head } from '../wire.ts';
import { type Attack, type HostileTarget, targetsOf } from './hostile.ts';
import { bodies, ends, everywhere, onConfigurations, pours, send, sends } from './writing.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const many = { functions: 50 };

/** Makes something large when it is needed, and once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Half a gigabyte of white space: the parts of one gzip file unpack to their sum. */
const gzipBomb = once(() => Buffer.concat(new Array(32).fill(gzipSync(Buffer.alloc(16_777_216, ' ')))));
const brotliBomb = once(() => brotliCompressSync(Buffer.alloc(134_217_728, ' ')));
const deflateBomb = once(() => deflateSync(Buffer.alloc(134_217_728, ' ')));
const nestedBomb = once(() => gzipSync(gzipSync(Buffer.alloc(134_217_728, ' '))));
/** As long as a body may be once it is decompressed, in less than a megabyte on the wire. */
const full = (text: string) => once(() => gzipSync(text));
const members = full(`{${Array.from({ length: 300_000 }, (_, index) => `"m${index}":1`).join(',')}}`);
const millionMembers = full(`{${'"":0,'.repeat(800_000)}"":0}`);
const twoMegabyteNames = full(`{${`"${'n'.repeat(2_000_000)}":1,`.repeat(2)}"a":1}`);
const thousandNames = full(`{${`"${'n'.repeat(4_000)}":1,`.repeat(1_000)}"a":1}`);
const atTheLimit = full(JSON.stringify({ func_urn: 'u'.repeat(4_000_000) }));
const deep = full('{"a":'.repeat(800_000));
const deepArrays = full(`{"destination_config":${'['.repeat(2_000_000)}${']'.repeat(1_900_000)}}`);

const longTime = (zeros: number) => `2021-03-04T14:50:02.${'0'.repeat(zeros)}1Z`;
const long = 'x'.repeat(300_000);

/** Answers that cost time or memory. */
const costs: readonly HostileTarget[] = [
  ...targetsOf('cost', {
    'gzip-bomb': ['A body unpacks to half a gigabyte.', bodies(gzipBomb, 'gzip'), [1]],
    'gzip-bomb/of-50-functions': [
      'Bodies of many functions unpack to half a gigabyte each.',
      bodies(gzipBomb, 'gzip'),
      [1],
      many,
    ],
    'brotli-bomb': ['A body in brotli unpacks to 128 MB.', bodies(brotliBomb, 'br'), [1]],
    'deflate-bomb': ['A body in deflate unpacks to 128 MB.', bodies(deflateBomb, 'deflate'), [1]],
    'nested-bomb': ['A body in gzip within gzip unpacks to 128 MB.', bodies(nestedBomb, 'gzip, gzip'), [1]],
    'thousand-codings': [
      'A body names a thousand codings.',
      bodies(gzipBomb, new Array(1000).fill('gzip').join(', ')),
      [1],
    ],
    'endless-body': [
      'A body never ends.',
      onConfigurations(pours((answer) => `${ok}\r\n${bodyText(answer)}`, ' ')),
      [1, 3],
    ],
    'endless-body/everywhere': ['No body ever ends.', pours(() => `${ok}\r\n{`, ' '), [1, 3]],
    'endless-chunks': [
      'A body has chunks of one byte without end.',
      pours(() => `${ok}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'),
      [1, 3],
    ],
    'endless-header': ['A header field never ends.', pours(() => `${ok}X: `, 'x'), [3]],
    'endless-headers': ['Header fields never end.', pours(() => ok, 'X: 1\r\n'), [3]],
    'endless-status-line': ['A status line never ends.', pours(() => 'HTTP/1.1 200 ', 'O'), [3]],
    'endless-interim-answers': [
      '100 Continue comes without end.',
      pours(() => '', 'HTTP/1.1 100 Continue\r\n\r\n'),
      [3],
    ],
    'endless-trailers': [
      'Trailers never end.',
      pours(() => `${ok}Transfer-Encoding: chunked\r\n\r\n0\r\n`, 'X: 1\r\n'),
      [1, 3],
    ],
    'slow-head': ['A head comes byte by byte.', pours(() => ok, 'x', 50), [3]],
    'slow-body': [
      'A body comes byte by byte.',
      pours(() => `${ok}Content-Length: 90000\r\n\r\n`, ' ', 50),
      [3],
    ],
    'slow-refusal': [
      'A refusal never comes, though configurations do.',
      (socket, answer) => answer.status === 200 && send(socket, answer),
      [3],
    ],
    silence: ['No answer ever comes.', () => undefined, [3]],
    'silence/of-50-functions': [
      'No answer ever comes for any of many functions.',
      () => undefined,
      [3],
      many,
    ],
    members: ['A configuration has 300,000 members.', bodies(members, 'gzip'), [1]],
    'members/of-50-functions': [
      'Each of many configurations has 300,000 members.',
      bodies(members, 'gzip'),
      [1],
      { ...many, seconds: 60 },
    ],
    'million-members': [
      'A configuration has 800,000 members of one name.',
      bodies(millionMembers, 'gzip'),
      [1],
    ],
    'million-members/of-50-functions': [
      'Each of many configurations has 800,000 members of one name.',
      bodies(millionMembers, 'gzip'),
      [1],
      { ...many, seconds: 60 },
    ],
    'names-of-two-megabytes': [
      'A member of a name of 2 MB is there twice.',
      bodies(twoMegabyteNames, 'gzip'),
      [1],
    ],
    'thousand-names': [
      'A member of a name of 4 kB is there a thousand times.',
      bodies(thousandNames, 'gzip'),
      [1],
    ],
    'thousand-names/of-50-functions': [
      'In many configurations a member of a long name is there a thousand times.',
      bodies(thousandNames, 'gzip'),
      [1],
      many,
    ],
    'at-the-limit': ['A configuration is just as long as it may be.', bodies(atTheLimit, 'gzip'), [1]],
    'at-the-limit/of-50-functions': [
      'Each of many configurations is just as long as it may be.',
      bodies(atTheLimit, 'gzip'),
      [1],
      { ...many, seconds: 60 },
    ],
    'deep-objects': ['Objects are nested 800,000 times.', bodies(deep, 'gzip'), [1]],
    'deep-arrays': ['Arrays are nested two million times.', bodies(deepArrays, 'gzip'), [1]],
    'deep-param': [
      'A param holds 100,000 nested objects.',
      configurations(() => ({
        destination_config: { on_success: { destination: 'OBS', param: '{"a":'.repeat(100_000) } },
      })),
      [1],
    ],
    'long-number': [
      'A number has 300,000 digits.',
      bodies(() => Buffer.from(`{"max_async_retry_attempts":${'9'.repeat(300_000)}}`)),
      [1],
    ],
    'large-exponent': [
      'Numbers are 1e999 and -1e999.',
      bodies(() => Buffer.from('{"max_async_retry_attempts":1e999,"max_async_event_age_in_seconds":-1e999}')),
      [1],
    ],
    'long-fraction': [
      'A time has a fraction of 1 kB of zeros.',
      configurations(() => ({ created_time: longTime(1_000), last_modified: longTime(1_000) })),
      [0],
    ],
    'longer-fraction': [
      'A time has a fraction of 300 kB of zeros.',
      configurations(() => ({ created_time: longTime(300_000), last_modified: longTime(300_000) })),
      [0, 1],
    ],
    'long-strings': [
      'Every text of a configuration has 300,000 characters.',
      configurations(({ body }) =>
        Object.fromEntries(Object.keys(body as object).map((name) => [name, long])),
      ),
      [1],
    ],
    'long-names': [
      'A member of an object has a name of 300,000 characters.',
      configurations(() => ({ [long]: 1 })),
      [0],
    ],
    'long-error': [
      'Errors have a code and a message of 300,000 characters.',
      sends((answer) =>
        answer.status === 200 ? answer : withMembers(answer, { error_code: long, error_msg: long }),
      ),
      [0],
    ],
    'long-media-type': [
      'A media type has 50,000 parameters.',
      sends((answer) => withHeader(answer, 'Content-Type', `application/json${';a'.repeat(25_000)}`)),
      [0, 1],
    ],
    backslashes: [
      'A text is 300,000 backslashes.',
      configurations(() => ({ note: '\\'.repeat(150_000) })),
      [0],
    ],
    'percent-signs': [
      'A text is 300,000 percent signs.',
      configurations(() => ({ func_urn: '%25'.repeat(100_000) })),
      [1],
    ],
    cookies: [
      'A thousand cookies are set.',
      sends((answer) =>
        withHeader(
          answer,
          'Set-Cookie',
          Array.from({ length: 1_000 }, (_, index) => `c${index}=${index}`),
        ),
      ),
      [0],
    ],
    'other-values-each-time': [
      'Each answer has a thousand other members.',
      configurations((_answer, earlier) =>
        Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`m${earlier}-${index}`, earlier])),
      ),
      [1],
    ],
  }),
];

/** What a server does to connections, and what it sends that is hardly HTTP. */
const connections: readonly HostileTarget[] = [
  ...targetsOf('connection', {
    'reset/at-once': ['Each connection is reset.', (socket) => socket.resetAndDestroy(), [3]],
    'reset/in-the-head': ['Each connection is reset within the head.', resetAfter(() => ok), [3]],
    'reset/in-the-body': [
      'Each connection is reset within the body.',
      resetAfter(() => `${ok}Content-Length: 100\r\n\r\n{`),
      [3],
    ],
    'reset/after-the-answer': [
      'Each connection is reset after the answer.',
      resetAfter(
        (answer) =>
          head(answer, [`Content-Length: ${Buffer.byteLength(bodyText(answer))}`]) + bodyText(answer),
      ),
      [0, 1, 3],
    ],
    'length/too-long': [
      'Content-Length is a gigabyte.',
      ends((answer) => `${ok}Content-Length: 1000000000\r\n\r\n${bodyText(answer)}`),
      [3],
    ],
    'length/negative': ['Content-Length is negative.', ends(() => `${ok}Content-Length: -1\r\n\r\n{}`), [3]],
    'length/too-large': [
      'Content-Length has 300 digits.',
      ends(() => `${ok}Content-Length: ${'9'.repeat(300)}\r\n\r\n{}`),
      [3],
    ],
    'length/and-chunked': [
      'An answer has a length and is chunked.',
      ends((answer) => `${ok}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n${bodyText(answer)}`),
      [3],
    ],
    'chunk/too-large': [
      'A chunk has a size of 2^64.',
      ends(() => `${ok}Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n`),
      [3],
    ],
    'two-answers': [
      'Each call gets two answers.',
      (socket, answer) => {
        send(socket, answer);
        send(socket, serviceError(500, 'No.'));
      },
      [0, 1, 3],
    ],
    'unasked-answer': [
      'An answer comes before anybody asked again.',
      (socket, answer) => {
        send(socket, answer);
        setTimeout(() => socket.destroyed || send(socket, answer), 5);
      },
      [0, 1, 3],
    ],
    'tls-alert': [
      'The server speaks TLS on a plain port.',
      ends(() => Buffer.from('15030100020246', 'hex')),
      [3],
    ],
    'tls-hello': [
      'The server begins a TLS handshake.',
      ends(() => Buffer.from(`16030100ff010000fb0303${'00'.repeat(240)}`, 'hex')),
      [3],
    ],
    'http-2': [
      'The server speaks HTTP/2.',
      ends(() => Buffer.from('000012040000000000000300000064000400400000', 'hex')),
      [3],
    ],
    'not-http': [
      'The server is a mail server.',
      ends(() => '220 mail.example ESMTP ::error::pwned\r\n'),
      [3],
    ],
    'line-breaks-in-status': [
      'A status line holds control characters.',
      ends(() => 'HTTP/1.1 200 \u001b[31mred\u0007\r\nContent-Length: 2\r\n\r\n{}'),
      [1, 3],
    ],
    'bare-line-feeds': [
      'Header fields end in bare line feeds.',
      ends((answer) => `HTTP/1.1 200 OK\nContent-Type: application/json\n\n${bodyText(answer)}`),
      [0, 1, 3],
    ],
  }),
  ...targetsOf('interim', {
    continue: ['100 comes before each answer.', interim(100), [0]],
    processing: ['102 comes before each answer.', interim(102), [0]],
    'early-hints': [
      '103 comes before each answer, with fields to load.',
      interim(103, 'Link: </x>; rel=preload\r\n'),
      [0],
    ],
    hundred: ['A hundred interim answers come before each answer.', interim(103, '', 100), [0]],
    mixed: [
      '100, 102 and 103 come before each answer.',
      (socket, answer) => {
        for (const status of [100, 102, 103]) socket.write(`HTTP/1.1 ${status} Wait\r\n\r\n`);
        send(socket, answer);
      },
      [0],
    ],
    upgrade: [
      '101 switches to another protocol.',
      ends(() => 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nabc'),
      [3],
    ],
    'proxy-authentication': [
      'Every call is answered with 407.',
      sends(() => withHeader(serviceError(407, 'Say who you are.'), 'Proxy-Authenticate', 'Basic realm="x"')),
      [1, 3],
    ],
  }),
  ...targetsOf(
    'redirect',
    Object.fromEntries(
      ['301', '302', '303', '307', '308'].map((status) => [
        status,
        [
          `Every call is redirected with ${status} to another origin.`,
          redirect(Number(status), ({ elsewhere, target }) => `${elsewhere}${target}`),
          [1, 3],
        ] as const,
      ]),
    ),
  ),
  ...targetsOf('redirect', {
    refresh: [
      'Every answer asks to load another origin.',
      sends((answer, { elsewhere }) =>
        withHeader(
          withHeader(answer, 'Refresh', `0; url=${elsewhere}`),
          'Alt-Svc',
          `h2="${elsewhere.replace('http://', '')}"`,
        ),
      ),
      [0],
    ],
    'user-information': [
      'Redirects hold user information.',
      redirect(302, ({ elsewhere }) => elsewhere.replace('//', '//user:password@')),
      [1, 3],
    ],
    'protocol-relative': [
      'Redirects leave out the scheme.',
      redirect(302, ({ elsewhere }) => elsewhere.replace('http:', '')),
      [1, 3],
    ],
    loop: ['Redirects lead to themselves.', redirect(302, ({ target }) => target), [1, 3]],
    'member-urls': [
      'Bodies hold addresses of another origin.',
      sends((answer, { elsewhere }) =>
        withMembers(answer, { url: elsewhere, $ref: `${elsewhere}/x.json`, $schema: elsewhere }),
      ),
      [0],
    ],
  }),
  ...targetsOf(
    'retry-after',
    Object.fromEntries(
      Object.entries({
        'a-year': '31536000',
        infinity: '1e999',
        negative: '-5',
        'large-number': '9'.repeat(300),
        'far-date': 'Fri, 31 Dec 9999 23:59:59 GMT',
        'past-date': 'Thu, 01 Jan 1970 00:00:00 GMT',
        words: 'soon',
        zero: '0',
        fraction: '0.001',
      }).map(([id, value]) => [
        id,
        [
          `Every call is answered with 429 and Retry-After: ${value.slice(0, 40)}.`,
          sends(() => withHeader(serviceError(429, 'Too many.'), 'Retry-After', value)),
          [3],
        ] as const,
      ]),
    ),
  ),
  ...targetsOf('retry-after', {
    'again-and-again': [
      'Every call but each fourth is answered with 429 and Retry-After: 30.',
      sends((answer, { earlier }) =>
        earlier % 4 === 3 ? answer : withHeader(serviceError(429, 'Too many.'), 'Retry-After', '30'),
      ),
      [3],
      { seconds: 90 },
    ],
    missing: [
      'Every call is answered with 429 and no more.',
      sends(() => serviceError(429, 'Too many.')),
      [3],
    ],
  }),
  ...targetsOf('clock', {
    'long-ago': [
      'Date is in 1994.',
      sends((answer) => withHeader(answer, 'Date', 'Sun, 06 Nov 1994 08:49:37 GMT')),
      [0],
    ],
    future: [
      'Date is in 9999.',
      sends((answer) => withHeader(answer, 'Date', 'Fri, 31 Dec 9999 23:59:59 GMT')),
      [0],
    ],
    nonsense: [
      'Date is not a date.',
      sends((answer) => withHeader(answer, 'Date', '\u001b[2J::error::1e999')),
      [0],
    ],
    'refuses-signatures': [
      'Signed calls are refused by a clock of 1994.',
      sends((_answer) =>
        withHeader(serviceError(401, 'The signature has expired.'), 'Date', 'Sun, 06 Nov 1994 08:49:37 GMT'),
      ),
      [1, 3],
      { credentials: 'key' },
    ],
  }),
];

/** Texts that do something to whoever shows them, by what they are made for. */
const harmfulTexts: { readonly [id: string]: readonly string[] } = {
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
    '\u001b]8;;http://pwned.example\u001b\\pwned\u001b]8;;\u001b\\',
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

const texts: readonly HostileTarget[] = Object.entries(harmfulTexts).flatMap(([id, said]) =>
  targetsOf('text', {
    [`for-${id}`]: [
      `The server says what does something to ${id}, wherever it can.`,
      everywhere(({ earlier }) => said[earlier % said.length] ?? ''),
      [1, 3],
    ],
  }),
);

/** Every hostile server but those that repeat secrets. */
export const targets: readonly HostileTarget[] = [...costs, ...connections, ...texts];

/** Sends configurations with other members. */
function configurations(
  members: (answer: Answer, earlier: number) => { readonly [name: string]: Json },
): Attack {
  return bodies((answer, { earlier }) => ({ ...objectOf(answer), ...members(answer, earlier) }));
}

function resetAfter(text: (answer: Answer) => string): Attack {
  return (socket, answer) => socket.write(text(answer), () => setTimeout(() => socket.resetAndDestroy(), 20));
}

function interim(status: number, fields = '', times = 1): Attack {
  return (socket, answer) => {
    socket.write(`HTTP/1.1 ${status} Wait\r\n${fields}\r\n`.repeat(times));
    send(socket, answer);
  };
}

function redirect(status: number, to: (request: Parameters<Attack>[2]) => string): Attack {
  return sends((answer, request) => withHeader({ ...answer, status }, 'Location', to(request)));
}
