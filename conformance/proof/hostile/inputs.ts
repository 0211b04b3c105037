import type { Report } from '../../index.ts';
import { canaries, type HostileInput } from './hostile.ts';

const urn = 'urn:fss:r:p:function:default:f:latest';
const url = `https://api.example/v2/p/fgs/functions/${urn}/async-invoke-config`;
const controls = '\u001b[31m\u0007::error::pwned';
const { token, secretKey } = canaries;

/** Files by what is wrong with them: their text, and the true exit codes, 2 by default. */
interface Files {
  readonly [what: string]: readonly [text: string, exits?: readonly number[]];
}

/** Aliases of aliases, which stand for 9^12 texts. */
const aliases = Array.from(
  { length: 12 },
  (_, index) => `a${index + 1}: &a${index + 1} [${new Array(9).fill(`*a${index}`).join(', ')}]`,
);
const aliasBomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...aliases].join('\n');

function har(...entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries } });
}

function call(response: object = {}, request: object = {}): object {
  return {
    startedDateTime: '2021-03-04T14:50:02Z',
    time: 1,
    request: { method: 'GET', url, httpVersion: 'HTTP/1.1', headers: [], ...request },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      headers: [],
      content: { size: 2, mimeType: 'application/json', text: '{}' },
      ...response,
    },
  };
}

const cookie = { name: 'c', value: secretKey };

const archives: Files = {
  'is not JSON and holds escape sequences': [`not json ${controls}`],
  'is empty': [''],
  'is nested 500,000 times': ['['.repeat(500_000)],
  'has null where objects have to be': [har(null, null)],
  'has members called __proto__': ['{"__proto__":{"log":1},"log":{"entries":{"__proto__":[]}}}'],
  'has 1e999 for its numbers': [har(call()).replaceAll(/:(200|1|2)\b/g, ':1e999')],
  'has a status of -1': [har(call({ status: -1 })), [1, 2]],
  'has a time that is none': [har({ ...call(), startedDateTime: controls, time: -1e308 }), [1, 2]],
  'has escape sequences in every text': [
    har(
      call({
        statusText: controls,
        headers: [{ name: controls, value: controls }],
        content: { mimeType: controls, text: controls },
      }),
    ),
    [1, 2],
  ],
  'has an address with escape sequences': [har(call({}, { url: `${url}/${controls}` }))],
  'has calls that are no GET': [har(call({}, { method: 'DELETE' })), [1, 2]],
  'has a body that is not base64': [
    har(call({ content: { mimeType: 'application/json', encoding: 'base64', text: '!!!' } })),
    [1, 2],
  ],
  'has 20,000 entries': [har(...new Array(20_000).fill(call())), [1]],
  'has 5,000 functions': [
    har(...Array.from({ length: 5_000 }, (_, index) => call({}, { url: url.replace(':f:', `:f${index}:`) }))),
    [1],
  ],
  'repeats the token of its request': [
    har(
      call(
        {
          statusText: token,
          content: { mimeType: 'application/json', text: JSON.stringify({ error_msg: `no ${token}` }) },
        },
        { headers: [{ name: 'X-Auth-Token', value: token }] },
      ),
    ),
    [1],
  ],
  'has secrets in cookies and queries': [
    har(
      call(
        { cookies: [cookie], headers: [{ name: 'Set-Cookie', value: `c=${secretKey}` }] },
        {
          headers: [{ name: 'Cookie', value: `c=${secretKey}` }],
          cookies: [cookie],
          url: `${url}?X-Auth-Token=${secretKey}`,
        },
      ),
    ),
    [1, 2],
  ],
};

const baselines: Files = {
  'holds aliases of aliases': [aliasBomb],
  'holds an alias of itself': ['- &a {rule: *a, reason: *a}'],
  'has escape sequences for a rule': [`- rule: "\\e[31m\\a::error::pwned"\n  reason: x`],
  'has 1e999 for a rule and a date': ['- rule: 1e999\n  reason: 1e999\n  expires: 1e999'],
  'is nested 20,000 times': ['['.repeat(20_000)],
  'has a tag of another language': ['- !!python/object/apply:os.system ["pwned"]'],
};

const environments: Files = {
  'holds aliases of aliases': [`${aliasBomb}\nfunction_urn: *a12`],
  'has escape sequences in its address': [`base_url: "http://\\e[31m\\a::error::pwned"`],
  'has 1e999 for its limits': ['base_url: http://127.0.0.1:1\ntimeout: 1e999\nconcurrency: 1e999'],
  'has a key called __proto__': ['__proto__: {base_url: "http://127.0.0.1:1"}'],
  'is nested 20,000 times': ['['.repeat(20_000)],
};

/** Reports that are to be shown as one page, made from one that is right. */
function reportsFrom(right: string): Files {
  const markup = JSON.stringify(`<img src=pwned>${controls}`).slice(1, -1);
  return {
    'is not JSON and holds escape sequences': [`not json ${controls}`],
    'is nested 500,000 times': ['['.repeat(500_000)],
    'is one of 4,294,967,295 shards': [
      right.replace('"configuration":{', '"configuration":{"shard":"1/4294967295",'),
    ],
    'has 1e999 for its numbers': [
      right.replaceAll(/("(?:sent|failed|passed|total|count)"):\d+/g, '$1:1e999'),
    ],
    'has texts where lists have to be': [right.replaceAll(/:\[[^[\]]*\]/g, ':"x"')],
    'has escape sequences in its version': [JSON.stringify({ reportVersion: controls })],
    'has a member called __proto__': ['{"__proto__":{"reportVersion":1},"constructor":{}}'],
    'has markup for the name of its target': [right.replaceAll('https://reference.example', markup), [0, 2]],
  };
}

/**
 * Every hostile file.
 *
 * @param report - a report that is right.
 */
export function inputsFrom(report: Report): readonly HostileInput[] {
  const target = ['--base-url', 'http://127.0.0.1:1', '--project-id', 'p', '--function-urn', urn];
  return [
    ...inputs('An archive', 'conformance', ['--replay'], archives),
    ...inputs('A report', 'report', [], reportsFrom(JSON.stringify(report))),
    ...inputs('A baseline', 'conformance', [...target, '--baseline'], baselines),
    ...inputs('An environment', 'conformance', ['--env'], environments),
  ];
}

function inputs(
  name: string,
  command: HostileInput['command'],
  args: readonly string[],
  files: Files,
): readonly HostileInput[] {
  return Object.entries(files).map(([what, [text, exits = [2]]]) => ({
    sentence: `${name} ${what}.`,
    command,
    args,
    text,
    exits,
  }));
}
