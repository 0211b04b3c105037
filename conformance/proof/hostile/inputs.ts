import type { Report } from '../../index.ts';
import { canaries, type HostileInput } from './hostile.ts';

const url =
  'https://api.example/v2/p/fgs/functions/urn:fss:r:p:function:default:f:latest/async-invoke-config';
const controls = '\u001b[31m\u0007::error::pwned';
const aliasBomb = [
  'a: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from(
    { length: 12 },
    (_, index) => `a${index + 1}: &a${index + 1} [${new Array(9).fill(`*a${index}`).join(', ')}]`,
  ),
].join('\n');

function har(entry: object | string, count = 1): string {
  const text = typeof entry === 'string' ? entry : JSON.stringify(entry);
  return `{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[${new Array(count).fill(text).join(',')}]}}`;
}

function call(response: object, request: object = {}): object {
  return {
    startedDateTime: '2021-03-04T14:50:02Z',
    time: 1,
    request: {
      method: 'GET',
      url,
      httpVersion: 'HTTP/1.1',
      headers: [],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
      ...request,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      headers: [],
      cookies: [],
      content: { size: 0, mimeType: 'application/json', text: '{}' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 0,
      ...response,
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  };
}

const { token, secretKey } = canaries;

/** Archives of recorded traffic. */
const archives: { readonly [id: string]: readonly [what: string, text: string, exits: readonly number[]] } = {
  'not-json': ['is not JSON and holds escape sequences', `not json ${controls}`, [2]],
  empty: ['is empty', '', [2]],
  deep: ['is nested 500,000 times', '['.repeat(500_000), [2]],
  'wrong-types': ['has null where objects have to be', har('null', 3), [2]],
  prototype: [
    'has members called __proto__',
    '{"__proto__":{"log":1},"log":{"entries":{"__proto__":[]}}}',
    [2],
  ],
  'large-numbers': [
    'has 1e999 for its numbers',
    har(JSON.stringify(call({})).replaceAll(/:(200|1|0)\b/g, ':1e999')),
    [1, 2],
  ],
  'odd-status': ['has a status of -1', har(call({ status: -1 })), [1, 2, 3]],
  'odd-time': [
    'has a time that is none',
    har({ ...call({}), startedDateTime: controls, time: -1e308 }),
    [1, 2],
  ],
  'control-characters': [
    'has escape sequences in every text',
    har(
      call({
        statusText: controls,
        headers: [{ name: controls, value: controls }],
        content: { mimeType: controls, text: controls },
      }),
    ),
    [1, 2],
  ],
  'odd-url': ['has an address with escape sequences', har(call({}, { url: `${url}/${controls}` })), [2]],
  'other-method': ['has calls that are no GET', har(call({}, { method: 'DELETE' })), [1, 2]],
  'odd-base64': [
    'has a body that is not base64',
    har(call({ content: { mimeType: 'application/json', encoding: 'base64', text: '!!!' } })),
    [1, 2],
  ],
  'many-entries': ['has 20,000 entries', har(call({}), 20_000), [1]],
  'other-urls': [
    'has 5,000 functions',
    `{"log":{"entries":[${Array.from({ length: 5_000 }, (_, index) => JSON.stringify(call({}, { url: url.replace(':f:', `:f${index}:`) }))).join(',')}]}}`,
    [1],
  ],
  secrets: [
    'repeats in an answer the token of its request',
    har(
      call(
        {
          statusText: token,
          content: {
            mimeType: 'application/json',
            text: `{"error_msg":"the token ${token.replaceAll('"', '\\"')}"}`,
          },
        },
        { headers: [{ name: 'X-Auth-Token', value: token }] },
      ),
    ),
    [1],
  ],
  'secret-cookies': [
    'has secrets in cookies and queries',
    har(
      call(
        {
          cookies: [{ name: 'c', value: secretKey }],
          headers: [{ name: 'Set-Cookie', value: `c=${secretKey}` }],
        },
        {
          headers: [{ name: 'Cookie', value: `c=${secretKey}` }],
          cookies: [{ name: 'c', value: secretKey }],
          url: `${url}?X-Auth-Token=${secretKey}`,
        },
      ),
    ),
    [1, 2],
  ],
};

type OddReport = readonly [what: string, change: (report: string) => string, exits?: readonly number[]];

/** Reports that are to be shown as one page, made from one that is right. */
const reports: { readonly [id: string]: OddReport } = {
  'not-json': ['is not JSON and holds escape sequences', () => `not json ${controls}`],
  deep: ['is nested 500,000 times', () => '['.repeat(500_000)],
  'shard-count': [
    'is one of 4,294,967,295 shards',
    (report) => report.replace('"settings":{', '"settings":{"shard":"1/4294967295",'),
    [0, 2],
  ],
  'large-numbers': [
    'has 1e999 for its numbers',
    (report) => report.replaceAll(/("(?:sent|failed|passed|total|count)"):\d+/g, '$1:1e999'),
  ],
  'wrong-types': [
    'has texts where lists have to be',
    (report) => report.replaceAll('[', '"[').replaceAll(']', ']"'),
  ],
  'control-characters': [
    'has escape sequences in its version',
    () => JSON.stringify({ reportVersion: controls }),
  ],
  prototype: ['has a member called __proto__', () => '{"__proto__":{"reportVersion":1},"constructor":{}}'],
  'names-as-markup': [
    'has markup and escape sequences for the name of its target',
    (report) =>
      report.replaceAll(
        'https://reference.example',
        JSON.stringify(`<img src=pwned>${controls}`).slice(1, -1),
      ),
    [0, 2],
  ],
};

/** Lists of known failures. */
const baselines: { readonly [id: string]: readonly [what: string, text: string] } = {
  'alias-bomb': ['holds aliases of aliases', aliasBomb],
  'alias-loop': ['holds an alias of itself', '- &a {rule: *a, reason: *a}'],
  'control-characters': [
    'has escape sequences for a rule',
    `- rule: "\\e[31m\\a::error::pwned"\n  reason: x`,
  ],
  'large-numbers': ['has 1e999 for a rule and a date', '- rule: 1e999\n  reason: 1e999\n  expires: 1e999'],
  deep: ['is nested 20,000 times', '['.repeat(20_000)],
  tag: ['has a tag of another language', '- !!python/object/apply:os.system ["pwned"]'],
};

/** Environments to test. */
const environments: { readonly [id: string]: readonly [what: string, text: string] } = {
  'alias-bomb': ['holds aliases of aliases', `${aliasBomb}\nfunction_urn: *a12`],
  'control-characters': [
    'has escape sequences in its address',
    `base_url: "http://\\e[31m\\a::error::pwned"`,
  ],
  'large-numbers': [
    'has 1e999 for its limits',
    'base_url: http://127.0.0.1:1\ntimeout: 1e999\nconcurrency: 1e999',
  ],
  prototype: ['has a key called __proto__', '__proto__: {base_url: "http://127.0.0.1:1"}'],
  deep: ['is nested 20,000 times', '['.repeat(20_000)],
};

/**
 * Every hostile file.
 *
 * @param report - a report that is right.
 */
export function inputsFrom(report: Report): readonly HostileInput[] {
  const text = JSON.stringify(report);
  return [
    ...Object.entries(archives).map(
      ([id, [what, archive, exits]]): HostileInput => ({
        id: `archive/${id}`,
        sentence: `An archive ${what}.`,
        exits,
        files: { 'a.har': archive },
        command: 'conformance',
        args: ['--replay', '{}/a.har'],
      }),
    ),
    ...Object.entries(reports).map(
      ([id, [what, change, exits = [2]]]): HostileInput => ({
        id: `report/${id}`,
        sentence: `A report ${what}.`,
        exits,
        files: { 'report.json': change(text) },
        command: 'report',
        args: ['{}/report.json', '--out', '{}/page.html'],
      }),
    ),
    ...Object.entries(baselines).map(
      ([id, [what, baseline]]): HostileInput => ({
        id: `baseline/${id}`,
        sentence: `A baseline ${what}.`,
        exits: [2],
        files: { 'baseline.yaml': baseline, 'a.har': har(call({})) },
        command: 'conformance',
        args: ['--replay', '{}/a.har', '--baseline', '{}/baseline.yaml'],
      }),
    ),
    ...Object.entries(environments).map(
      ([id, [what, environment]]): HostileInput => ({
        id: `environment/${id}`,
        sentence: `An environment ${what}.`,
        exits: [2],
        files: {},
        environment,
        command: 'conformance',
        args: [],
      }),
    ),
  ];
}
