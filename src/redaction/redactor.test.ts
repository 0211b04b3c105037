import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mask, Redactor, secretFieldName } from './redactor.ts';

const bytes = (text: string) => [...Buffer.from(text)];
const units = (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
const hex = (number: number, digits = 2) => number.toString(16).padStart(digits, '0');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const latin1 = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding).toString('latin1');

const base32 = (text: string) =>
  bytes(text)
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .replace(
      /.{1,5}/g,
      (bits) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(bits.padEnd(5, '0'), 2)] ?? '',
    );

const spellings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in upper case': (text) => text.replace(/[a-zà-öа-я]/g, (letter) => letter.toUpperCase()),
  'in lower case': (text) => text.replace(/[A-ZÀ-ÖА-Я]/g, (letter) => letter.toLowerCase()),
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': (text) =>
    encodeURIComponent(text).replace(/%../g, (octet) => octet.toLowerCase()),
  'percent-encoded throughout': (text) =>
    bytes(text)
      .map((byte) => `%${hex(byte)}`)
      .join(''),
  'percent-encoded by escape()': (text) =>
    units(text)
      .map((unit) => `%u${hex(unit, 4)}`)
      .join(''),
  'form-encoded': (text) => new URLSearchParams({ a: text }).toString().slice(2),
  'in JSON': (text) => JSON.stringify(text),
  'in JSON with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'in JSON with escapes throughout': (text) =>
    `"${units(text)
      .map((unit) => `\\u${hex(unit, 4)}`)
      .join('')}"`,
  'in JavaScript with escapes': (text) => [...text].map((c) => `\\u{${hex(c.codePointAt(0) ?? 0)}}`).join(''),
  'in HTML': (text) =>
    text.replace(
      /[&<>"'+/=]/g,
      (c) =>
        `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos', '+': 'plus', '/': 'sol', '=': 'equals' }[c]};`,
    ),
  'in HTML with decimal entities': (text) => [...text].map((c) => `&#${c.codePointAt(0)};`).join(''),
  'in HTML with hexadecimal entities': (text) =>
    [...text].map((c) => `&#X000${hex(c.codePointAt(0) ?? 0).toUpperCase()};`).join(''),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'in hexadecimal with colons': (text) =>
    bytes(text)
      .map((byte) => hex(byte).toUpperCase())
      .join(':'),
  'in hexadecimal as a list': (text) =>
    bytes(text)
      .map((byte) => `0x${hex(byte)}`)
      .join(', '),
  'in hexadecimal as C writes it': (text) =>
    bytes(text)
      .map((byte) => `\\x${hex(byte)}`)
      .join(''),
  'in octal as C writes it': (text) =>
    bytes(text)
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join(''),
  'in octal without leading zeros': (text) =>
    bytes(text)
      .map((byte) => `\\${byte.toString(8)}`)
      .join(''),
  'as a list of bytes': (text) => JSON.stringify(Buffer.from(text)),
  'in base32': base32,
  'in base32 at another offset': (text) => base32(`xyz${text}`).toLowerCase(),
  'in base64': base64,
  'in base64 three times': (text) => base64(base64(base64(text))),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'in base64 at the second offset': (text) => base64(`x${text}y`),
  'in base64 at the third offset': (text) => base64(`Basic me:${text}`),
  'in base64 with line breaks': (text) => base64(text).replace(/.{5}/g, '$&\r\n'),
  'in base64 as a form reads it': (text) => base64(text).replaceAll('+', ' '),
  'in base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'in UTF-16, read as Latin-1': (text) => latin1(text, 'utf16le'),
  'in UTF-16 the other way round': (text) => Buffer.from(text, 'utf16le').swap16().toString('latin1'),
  'in UTF-8, read as Latin-1': (text) => latin1(text, 'utf8'),
  'quoted-printable': (text) =>
    bytes(text)
      .map((byte) => `=${hex(byte).toUpperCase()}`)
      .join(''),
};

const secrets: Readonly<Record<string, string>> = {
  token: 'MIIR+a/real_looking/token+with-Everything==',
  signature: '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9',
  'a password with punctuation': 'quotes"and\\slashes/&amp;%41<$.*[x]+?^|{1}',
  'a password of several alphabets': 'spaces and ümlauts, пароль, 密码 and 😀',
};

/** Reads a text in one of the ways in which a stranger may; by other means than the redactor. */
const readers: readonly ((text: string) => readonly string[])[] = [
  (text) => [
    text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString()),
  ],
  (text) => [
    text.replace(/%u([0-9a-f]{4})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16))),
  ],
  (text) => [text.replaceAll('+', ' ')],
  (text) => [
    text
      .replace(/\\(?:u\{?|x)([0-9a-f]{2,5})\}?/gi, (_, digits) =>
        String.fromCodePoint(Number.parseInt(digits, 16)),
      )
      .replace(/\\(.)/g, '$1'),
  ],
  (text) => [
    text
      .replace(/&#(x?)([0-9a-f]+);/gi, (_, x, digits) =>
        String.fromCodePoint(Number.parseInt(digits, x ? 16 : 10)),
      )
      .replace(/&amp;/g, '&')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&plus;/g, '+')
      .replace(/&sol;/g, '/')
      .replace(/&equals;/g, '='),
  ],
  (text) => [text.replace(/=([0-9A-F]{2})/g, (_, digits) => latin1(digits, 'hex'))],
  (text) => {
    const runs = text.replace(/0x|[:, ]/g, '').match(/(?:[0-9a-f]{2}){8,}/gi) ?? [];
    return runs.flatMap((run) => [
      Buffer.from(run, 'hex').toString(),
      Buffer.from(run.slice(1), 'hex').toString(),
    ]);
  },
  (text) => {
    const runs = text.replace(/\s/g, (blank) => (blank === ' ' ? '+' : '')).match(/[\w+/-]{11,}/g) ?? [];
    return runs.flatMap((run) =>
      [0, 1, 2, 3].flatMap((skip) => {
        const read = Buffer.from(run.slice(skip), 'base64');
        return [read.toString(), read.toString('utf16le')];
      }),
    );
  },
  (text) => [
    text.replace(/(?:\\[0-7]{3})+/g, (run) =>
      latin1(
        run.replace(/\\(...)/g, (_, o) => hex(Number.parseInt(o, 8))),
        'hex',
      ),
    ),
  ],
  (text) => [
    text.replace(/\d{1,3}(?:, ?\d{1,3})+/g, (list) => Buffer.from(list.split(',').map(Number)).toString()),
  ],
  (text) => {
    const runs = text.match(/[a-z2-7]{13,}/gi) ?? [];
    return runs.flatMap((run) =>
      [0, 1, 2, 3, 4, 5, 6, 7].map((skip) =>
        Buffer.from(
          [...run.slice(skip).toUpperCase()]
            .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
            .join('')
            .match(/.{8}/g)
            ?.map((bits) => Number.parseInt(bits, 2)) ?? [],
        ).toString(),
      ),
    );
  },
  (text) => [text.replaceAll('\0', ''), Buffer.from(text, 'latin1').toString()],
  (text) => [Buffer.from(text, 'latin1').toString('utf16le')],
];

/** Every run of 8 characters of a secret that can be read in a text, through three layers of spelling. */
function partsIn(text: string, secret: string, layers = 3): string[] {
  let open = [text];
  const read = new Set(open);
  for (let layer = 0; layer < layers; layer += 1) {
    open = open
      .flatMap((each) => readers.flatMap((reader) => reader(each)))
      .filter((each) => !read.has(each));
    for (const each of open) read.add(each);
  }
  const everything = [...read].join('\n').toLowerCase();
  const starts = Array.from({ length: Math.max(0, secret.length - 7) }, (_, start) => start);
  return starts
    .map((start) => secret.slice(start, start + 8).toLowerCase())
    .filter((part) => everything.includes(part));
}

describe.each(Object.entries(secrets))('a %s is taken out', (_, secret) => {
  const redactor = new Redactor([secret]);
  const parts = {
    whole: secret,
    first: secret.slice(0, 8),
    last: secret.slice(-8),
    middle: secret.slice(5, 19),
  };

  test.each(Object.entries(spellings))('%s', (_how, spell) => {
    for (const [which, part] of Object.entries(parts)) {
      // Half of a character of two units cannot be spelled in UTF-8.
      if (/\p{Surrogate}/u.test(part)) continue;
      for (const [before, after] of [
        ['', ''],
        ['{"message": "Ж ~', '~ Ж"}'],
      ] as const) {
        const redacted = redactor.text(before + spell(part) + after);
        expect(redacted, which).toContain(mask);
        expect(redacted.slice(0, before.length), redacted).toBe(before);
        expect(redacted.slice(redacted.length - after.length), redacted).toBe(after);
        expect(partsIn(redacted, secret), redacted).toEqual([]);
        expect(redactor.contains(redacted)).toBe(false);
      }
    }
  });
});

describe('of a secret, letters and digits are taken out whatever is put between them', () => {
  const token = secrets.token ?? '';
  const redactor = new Redactor([token], { public: ['a looking glass'] });
  test.each(['\u0001', ' ', '-', '.', '","', ' · ', '\u00ad', '\u200b', '\r\n  '])('%j', (separator) => {
    expect(redactor.text(`before: ${[...token].join(separator)}`)).toMatch(/^before: .{0,20}\*{3}.{0,20}$/s);
  });

  test('in wide letters', () => {
    const wide = token.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    expect(redactor.text(wide)).toBe(mask);
  });

  test('groups of them, and backwards', () => {
    for (const size of [2, 4, 7]) {
      const groups = token.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
      expect(redactor.text(groups.join(' ')), `${size}`).toMatch(/^\W{0,3}\*{3}\W{0,3}$/);
    }
    expect(redactor.text([...token].reverse().join(''))).toMatch(/^\W{0,2}\*{3}$/);
  });

  test('but for fewer than 12', () => {
    expect(redactor.text('MI IR+a re al_l')).toBe('MI IR+a re al_l');
  });
});

test.each(['e', 'e\n', 'Trace\r\n', 'f0e\n\t', 'abc\n'])(
  'pairs of digits are read in step behind %j',
  (before) => {
    const redactor = new Redactor(['pa55w0rd']);
    for (const separator of [':', '-', ' ', ', ']) {
      const spelled = bytes('pa55w0rd').map((byte) => hex(byte));
      expect(redactor.text(`${before}${spelled.join(separator)}`), separator).toBe(`${before}${mask}`);
    }
  },
);

test('the oracle of these tests finds what nobody took out', () => {
  for (const [how, spell] of Object.entries(spellings)) {
    expect(partsIn(spell(secrets.token ?? ''), secrets.token ?? ''), how).not.toEqual([]);
  }
});

test('a secret is taken out whatever it is, whatever stands around it, and in two spellings at once', () => {
  const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 40 });
  const secret = fc.oneof(ascii, fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 }));
  const around = fc.string({ unit: 'grapheme', maxLength: 20 });
  const spelling = fc.constantFrom(...Object.entries(spellings));
  fc.assert(
    fc.property(secret, around, around, spelling, spelling, (value, before, after, [, inner], [, outer]) => {
      const redactor = new Redactor([value]);
      const redacted = redactor.text(`${before}${outer(`<${inner(value)}>`)}${after}`);
      expect(partsIn(redacted, value), redacted).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

describe('what is no secret stays', () => {
  const long = Buffer.alloc(6_000, 'MIIR+a/real_looking/token').toString('base64');
  const redactor = new Redactor([...Object.values(secrets), long, 'abcd']);
  const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789_-');
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 20 });
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 64 });

  test.each([
    [
      'URNs',
      fc.tuple(digits, word, word).map(([id, a, b]) => `urn:fss:cn-north-4:${id}:function:${a}:${b}:latest`),
    ],
    ['IDs of requests', fc.oneof(digits, fc.uuid())],
    ['dates', fc.date({ noInvalidDate: true }).map((date) => date.toISOString())],
    ['base64', fc.base64String({ minLength: 100, maxLength: 2000 })],
    ['anything', fc.string({ unit: 'binary', maxLength: 200 })],
    ['JSON', fc.json()],
  ])('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!/abcd/i.test(text));
        expect(redactor.text(text)).toBe(text);
      }),
    );
  });
});

describe('of a secret', () => {
  test('fewer than 8 characters say nothing', () => {
    expect(new Redactor(['a-long-secret']).text('long-sec a-long-')).toBe('*** a-long-');
  });

  test('that has 4 to 7 characters, the whole is taken out', () => {
    expect(new Redactor(['hunter2']).text('hunter2, hunter, aHVudGVyMg==')).toBe('***, hunter, ***==');
  });

  test('that has fewer, nothing is', () => {
    expect(new Redactor(['abc', '']).text('abcabc')).toBe('abcabc');
    expect(new Redactor(['abc', '']).hasSecrets).toBe(false);
  });

  test('what is public stays, but for the whole', () => {
    const redactor = new Redactor(['the-functions-token', 'function'], {
      public: ['urn:fss:function:default'],
    });
    expect(redactor.text('urn:function:default')).toBe('urn:***:default');
    const other = new Redactor(['the-functions-token', 'default:function'], {
      public: ['/function:default:function'],
    });
    expect(other.text('/function, the-functions-token, default:function')).toBe('/function, ***, ***');
  });

  test('more can be looked for', () => {
    const redactor = new Redactor(['a-long-secret'], { public: ['function'] });
    const extended = redactor.with(['another-function']);
    expect(extended.text('a-long-secret, another-function, function')).toBe('***, ***, function');
    expect(redactor.text('another-function')).toBe('another-function');
  });
});

describe('a signature is taken out that nobody knows', () => {
  const header = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${secrets.signature}`;
  const redacted = `SDK-HMAC-SHA256 Access=${mask}, SignedHeaders=host;x-sdk-date, Signature=${mask}`;

  test('as it is, percent-encoded, in JSON', () => {
    const redactor = new Redactor([]);
    expect(redactor.text(header)).toBe(redacted);
    expect(decodeURIComponent(redactor.text(encodeURIComponent(header)))).toBe(redacted);
    expect(redactor.text(JSON.stringify(JSON.stringify({ header })))).toBe(
      JSON.stringify(JSON.stringify({ header: redacted })),
    );
    expect(redactor.text('Access=AK, Signature=0a1b')).toBe('Access=AK, Signature=0a1b');
  });
});

describe('secrets are taken out of', () => {
  const redactor = new Redactor(['the-secret-of-a-test', 'sécret-with-an-é']);

  test('bytes, in whatever else they hold', () => {
    const around = (text: string) =>
      Buffer.concat([Buffer.from([0xff, 0]), Buffer.from(text), Buffer.from([0xfe])]);
    expect(redactor.bytes(around('the-secret-of-a-test'))).toEqual(new Uint8Array(around(mask)));
    expect(redactor.bytes(around('sécret-with-an-é'))).toEqual(new Uint8Array(around(mask)));
    const clean = around('nothing');
    expect(redactor.bytes(clean)).toBe(clean);
  });

  test('values in depth, names of members included', () => {
    const value = { list: ['the-secret-of-a-test'], 'the-secret-of-a-test': 1, nothing: null, number: 42 };
    expect(redactor.value(value)).toEqual({ list: [mask], [mask]: 1, nothing: null, number: 42 });
    expect(redactor.value(JSON.parse('{"__proto__":["the-secret-of-a-test"]}'))).toEqual(
      JSON.parse(`{"__proto__":["${mask}"]}`),
    );
  });

  test('values that are too deep for recursion', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}"the-secret-of-a-test"${']'.repeat(100_000)}`);
    let inside: unknown = redactor.value(deep);
    while (Array.isArray(inside)) inside = inside[0];
    expect(inside).toBe(mask);
  });
});

describe('texts of strangers', () => {
  const redactor = new Redactor([secrets.token ?? '', 'A'.repeat(5_000)], { public: ['A'.repeat(100)] });
  /** How long it takes, in milliseconds of this process alone. */
  const cost = (text: string) => {
    const before = process.cpuUsage();
    redactor.text(text);
    return process.cpuUsage(before).user / 1000;
  };

  test.each([
    '%25',
    '%252525252541',
    '%u0041',
    '\\',
    '\\u005c',
    '&#x',
    '&#x26;',
    '&amp;',
    '=3D',
    'QUFB',
    'A',
    '0123456789abcdef',
    '61:',
    '0x',
    '\0',
    '\n',
    'Ã',
    'hmac-sha256 signature=',
    `%25252525252541${'a'.repeat(100)}`,
    secrets.token ?? '',
  ])('of nothing but %j take time in proportion to their length', (unit) => {
    const [short = '', long = ''] = [50_000, 400_000].map((length) => unit.repeat(length / unit.length));
    // Were it quadratic, it would be 64 times as long each time, while noise passes.
    const isInProportion = () => cost(long) < 8 * 4 * Math.max(1, cost(short));
    expect(Array.from({ length: 10 }).some(isInProportion)).toBe(true);
  });

  test('that have more readings than anybody would give them are not shown', () => {
    // Digits of base64 and base32 that stand for such digits, wherever one begins to read them.
    const folded = 'V'.repeat(300_000);
    expect(new Redactor(['sécret-with-an-é']).text(folded)).toBe(mask);
  });

  test('that are long and dull are shown', () => {
    for (const unit of ['x', '0', 'lorem ipsum dolor ', 'deadbeef', '\\u005c']) {
      const text = unit.repeat(300_000 / unit.length);
      expect(redactor.text(text) === text, unit).toBe(true);
    }
  });
});

test.each([
  ['Authorization', true],
  ['X-Auth-Token', true],
  ['X-Subject-Token', true],
  ['Set-Cookie', true],
  ['X-Access-Key', true],
  ['api%5Fkey', true],
  ['apiKey', true],
  ['secretKey', true],
  ['X-Amz-Signature', true],
  ['X-Sdk-Date', true],
  ['x-security-token', true],
  ['PASSWORD', true],
  ['session_id', true],
  ['key', true],
  ['pwd', true],
  ['author', false],
  [':authority', false],
  ['Date', false],
  ['keyboard', false],
  ['monkey', false],
  ['func_urn', false],
  ['Content-Type', false],
  ['X-Request-Id', false],
  ['Signal', false],
])('the name %s tells of a secret: %j', (name, isSecret) => expect(secretFieldName(name)).toBe(isSecret));
