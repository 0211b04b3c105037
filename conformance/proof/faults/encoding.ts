import contract from '../../../generated/openapi.json' with { type: 'json' };
import { onConfigurationText, oneInThree, withBytes } from '../alterations.ts';
import { type Fault, faultsOf, tableOf } from '../behaviour.ts';

const mostDays = contract.components.schemas.ObsDestinationParam.properties.expires.maximum;
const age = contract.components.schemas.AsyncInvokeConfig.properties.max_async_event_age_in_seconds;

interface Texts {
  readonly [id: string]: readonly [what: string, change: (json: string) => string | Uint8Array];
}

const notUtf8: Texts = {
  'byte-order-mark': ['begins with a byte order mark', (json) => `\uFEFF${json}`],
  'invalid-utf-8': ['has a byte that is not UTF-8', (json) => withNote(json, [0xff])],
  'latin-1': ['is written in Latin-1', (json) => withNote(json, Buffer.from('größer', 'latin1'))],
  overlong: ['has an overlong UTF-8 sequence', (json) => withNote(json, [0xc0, 0xaf])],
  surrogate: ['has a surrogate in its UTF-8', (json) => withNote(json, [0xed, 0xa0, 0x80])],
  'cut-character': [
    'ends within a character',
    (json) => Buffer.concat([Buffer.from(json), Buffer.of(0xe2, 0x82)]),
  ],
  'utf-16-with-byte-order-mark': [
    'is written in UTF-16 and says so',
    (json) => Buffer.from(`\uFEFF${json}`, 'utf16le'),
  ],
};

const notJson: Texts = {
  empty: ['is empty', () => ''],
  'white-space': ['is white space', () => ' \r\n'],
  'utf-16': ['is written in UTF-16', (json) => Buffer.from(json, 'utf16le')],
  'trailing-garbage': ['has something after its JSON', (json) => `${json};`],
  'two-values': ['is two JSON values', (json) => `${json}\n${json}`],
  'no-break-space': ['has a no-break space between its tokens', (json) => `${json}\u00a0`],
  'null-byte': ['ends in a null byte', (json) => `${json}\0`],
  'single-quotes': ['uses single quotes', (json) => json.replaceAll(/(?<!\\)"/g, "'")],
  'not-a-number': [
    'has NaN for a number',
    (json) => json.replace(/("max_async_retry_attempts"):\d+/, '$1:NaN'),
  ],
  'leading-zero': ['has a number with a leading zero', (json) => beforeNumber(json, '0')],
  'plus-sign': ['has a number with a plus sign', (json) => beforeNumber(json, '+')],
  hexadecimal: ['has a hexadecimal number', (json) => beforeNumber(json, '0x')],
  comment: ['has a comment', (json) => `${json}\n// the end`],
  'comment-before': ['begins with a comment', (json) => `/* configuration */ ${json}`],
  'trailing-comma': ['has a comma after its last member', (json) => `${json.slice(0, -1)},}`],
  'missing-comma': ['lacks a comma', (json) => json.replace(',"max', ' "max')],
  'unquoted-name': [
    'has a name without quotes',
    (json) => json.replace('"func_urn":"urn:fss', 'func_urn:"urn:fss'),
  ],
  python: [
    'is a Python dictionary',
    (json) => json.replaceAll(/(?<!\\)"/g, "'").replace(/}$/, ", 'enabled': True}"),
  ],
  'raw-line-break': [
    'has a line break within a string',
    (json) => json.replace('"func_urn":"urn', '"func_urn":"\nurn'),
  ],
  'cut-off': ['is cut off, though its length says so', (json) => json.slice(0, -20)],
  jsonp: ['is wrapped in a function call', (json) => `callback(${json})`],
  'anti-hijacking-prefix': ['begins with a prefix against script inclusion', (json) => `)]}',\n${json}`],
  yaml: [
    'is YAML',
    (json) =>
      json
        .slice(1, -1)
        .replaceAll(/,(?="[a-z_]+":)/g, '\n')
        .replaceAll(/"([a-z_]+)":/g, '$1: '),
  ],
  html: ['is HTML, though its media type is JSON', () => '<!doctype html><title>OK</title>'],
  xml: ['is XML, though its media type is JSON', () => '<?xml version="1.0"?><ok/>'],
};

const twoValues: Texts = {
  'two-values': [
    'has a member twice, with two values',
    (json) => json.replace('{', '{"max_async_retry_attempts":8,'),
  ],
  escaped: [
    'has a member twice, once with an escaped name and with another value',
    (json) => json.replace(/"max_async_retry_attempts":\d+/, '$&,"\\u006dax_async_retry_attempts":7'),
  ],
  nested: [
    'has a member of a destination twice, with two values',
    (json) => json.replace('"destination":', '"destination":"OBS",$&'),
  ],
};

const sameValues: Texts = {
  same: ['has a member twice', (json) => json.replace(/("max_async_retry_attempts":\d+)/, '$1,$1')],
  'same-nested': [
    'has a member of a destination twice',
    (json) => json.replace(/("destination":"[A-Za-z]+")/, '$1,$1'),
  ],
};

const roundedNumbers: Texts = {
  'above-the-maximum': [
    'has an integer that is above its maximum by less than binary numbers show',
    (json) => json.replace(/("max_async_event_age_in_seconds":)\d+/, `$1${age.maximum}.000000000000001`),
  ],
  'below-the-maximum': [
    'has a fraction that binary numbers round to the maximum',
    (json) => json.replace(/("max_async_retry_attempts":)\d+/, '$17.9999999999999999999'),
  ],
  'tiny-fraction': [
    'has a fraction that is nearly nothing',
    (json) => json.replace(/("max_async_retry_attempts":)\d+/, '$11e-400'),
  ],
};

const roundedInParam: Texts = {
  'in-param': [
    'has an expiration in param that is above its maximum by less than binary numbers show',
    (json) =>
      json.replace(
        /"destination":"\w+","param":"(?:[^"\\]|\\.)*"/,
        `"destination":"OBS","param":${JSON.stringify(`{"bucket":"b","prefix":"","expires":${mostDays}.00000000000000000001}`)}`,
      ),
  ],
};

const numberSpellings: Texts = {
  fraction: [
    'writes an integer as 3600.0',
    (json) => json.replace(/("max_async_event_age_in_seconds":\d+)/, '$1.0'),
  ],
  'fraction-and-exponent': [
    'writes an integer as 36.00e2',
    (json) => json.replace(/("max_async_event_age_in_seconds"):3600/, '$1:36.00e2'),
  ],
  exponent: [
    'writes an integer as 36e2',
    (json) => json.replace(/("max_async_event_age_in_seconds"):3600/, '$1:36e2'),
  ],
};

/** Bodies that are not UTF-8, not JSON, or not one JSON value. */
export const encodingFaults: readonly Fault[] = [
  ...texts('encoding', 'body.utf-8', notUtf8),
  ...texts('encoding', 'body.json', notJson),
  ...texts('encoding/member-twice', 'body.unique-names', twoValues),
  ...texts('encoding/member-twice', 'body.repeated-members', sameValues),
  ...texts('encoding/rounded', 'body.integers', roundedNumbers),
  ...texts('encoding/rounded', 'destinations.param-types', roundedInParam),
  ...texts('encoding/number-spelling', 'body.integer-spelling', numberSpellings),
  ...faultsOf('encoding', 'body.json', {
    'one-in-three': [
      'Every third configuration has something after its JSON.',
      oneInThree((answer) => withBytes(answer, (bytes) => Buffer.concat([bytes, Buffer.from(' ok')]))),
    ],
  }),
];

function texts(group: string, rule: string, changes: Texts): readonly Fault[] {
  return faultsOf(
    group,
    rule,
    tableOf(changes, ([what, change]) => [`The body with status 200 ${what}.`, onConfigurationText(change)]),
  );
}

function withNote(json: string, bytes: Iterable<number>): Uint8Array {
  return Buffer.concat([
    Buffer.from(`${json.slice(0, -1)},"note":"`),
    Buffer.from([...bytes]),
    Buffer.from('"}'),
  ]);
}

function beforeNumber(json: string, text: string): string {
  return json.replace(/("max_async_retry_attempts"):/, `$1:${text}`);
}
