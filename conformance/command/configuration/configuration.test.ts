import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profileNames } from '../../contract/contract.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../reference/index.ts';
import { defaults } from '../../settings.ts';
import { type Configuration, configure } from './configuration.ts';
import { helpText } from './help.ts';
import { keyOf, type Option, options, variableOf } from './options.ts';
import type { EnvironmentSource } from './source.ts';
import { UsageError } from './usage-error.ts';
import type { Variables } from './variables.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

let environments = 0;

async function environment(text: string): Promise<string> {
  environments += 1;
  return file(`test-${environments}.yaml`, text);
}

const token = { CONFORMANCE_TOKEN: 'a-token-of-a-test' };
const urn = 'urn:fss:r:p:function:default:f:latest';
const target = ['--base-url', 'https://api.example', '--project-id', 'p', '--function-urn', urn];

async function run(args: readonly string[] = [], variables: Variables = token): Promise<Configuration> {
  const command = await configure(args, variables);
  if (command.kind !== 'run') throw new Error(`not a run: ${command.kind}`);
  return command.configuration;
}

async function runTarget(args: readonly string[] = [], variables: Variables = token) {
  const configuration = await run([...target, ...args], variables);
  return { ...configuration, source: configuration.source as EnvironmentSource };
}

/** What a wrong setting is answered with: one sentence. */
async function usageError(args: readonly string[], variables: Variables = token): Promise<string> {
  const error: unknown = await configure(args, variables).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as UsageError;
  expect(message).not.toContain('\n');
  expect(message).toMatch(/[.?]$/);
  return message;
}

/** A file of some hundred bytes that stands for millions of values. */
const bomb = [
  'a: &a [x, x]',
  ...[...'bcdefghijklmnopqrst'].map((name, index) => {
    const before = 'abcdefghijklmnopqrst'[index];
    return `${name}: &${name} [*${before}, *${before}]`;
  }),
].join('\n');

describe('what is tested', () => {
  test('nothing said: the mock, which needs no credentials', async () => {
    expect((await run([], {})).source).toEqual({ kind: 'mock' });
  });

  test.each([
    'CONFORMANCE_BASE_URL',
    'CONFORMANCE_PROJECT_ID',
    'CONFORMANCE_FUNCTIONS_FILE',
    'CONFORMANCE_ENV',
  ])('not the mock where %s is set, but empty', async (name) => {
    await expect(run([], { [name]: ' ' })).rejects.toThrow(
      new UsageError(`${name} is set, but empty; unset it, or say --mock, to test the mock.`),
    );
    expect((await run(['--mock'], { [name]: '' })).source).toEqual({ kind: 'mock' });
  });

  test.each([
    ['CONFORMANCE_BASEURL', ', did you mean CONFORMANCE_BASE_URL?'],
    ['CONFORMANCE_TOKN', ', did you mean CONFORMANCE_TOKEN?'],
    ['CONFORMANCE_TARGET_ADDRESS', '; --help names the settings.'],
  ])('nothing where a variable is misspelt, which might mean the target: %s', async (name, problem) => {
    await expect(run([], { [name]: 'x' })).rejects.toThrow(
      new UsageError(`there is no variable ${name}${problem}`),
    );
    expect((await run([], { CONFORMANCE_OF_PRODUCTION_TOKEN: 'x' })).source).toEqual({ kind: 'mock' });
  });

  test('the mock, whatever the environment says', async () => {
    const variables = { CONFORMANCE_BASE_URL: 'https://api.example', CONFORMANCE_ENV: 'staging' };
    expect((await run(['--mock'], variables)).source).toEqual({ kind: 'mock' });
  });

  test('a real environment: base URL, project and functions, each once', async () => {
    const { source } = await runTarget(['--function-urn', `${urn}2`, '--function-urn', urn]);
    expect(source).toMatchObject({
      kind: 'environment',
      name: 'https://api.example',
      baseUrl: 'https://api.example',
      projectId: 'p',
      functionUrns: [urn, `${urn}2`],
      capabilities: ['state', 'authentication', 'credentials'],
    });
  });

  test('a base URL may have a path, and slashes at its end do not count', async () => {
    const { source } = await run([...target.slice(2), '--base-url', 'HTTPS://API.example:443/gateway//']);
    expect(source).toMatchObject({ baseUrl: 'https://api.example/gateway' });
  });

  test.each(['http://127.0.0.1:1', 'http://localhost', 'http://api.localhost:8080', 'http://[::1]:4010'])(
    'plain %s is this machine',
    async (url) => {
      expect((await run([...target.slice(2), '--base-url', url])).source).toMatchObject({ baseUrl: url });
    },
  );

  test('functions may come from a file, with comments and empty lines', async () => {
    const list = await file('functions.txt', `# all of them\n${urn}a\r\n\n  ${urn}b\n${urn}a\n`);
    const { source } = await runTarget(['--functions-file', list]);
    expect(source.functionUrns).toEqual([urn, `${urn}a`, `${urn}b`]);
  });

  test('the project of the official SDKs, where no other is named', async () => {
    const args = [...target.slice(0, 2), ...target.slice(4)];
    const variables = { ...token, HUAWEICLOUD_SDK_PROJECT_ID: 'of-the-sdk' };
    expect((await run(args, variables)).source).toMatchObject({ projectId: 'of-the-sdk' });
    expect((await run(target, variables)).source).toMatchObject({ projectId: 'p' });
  });

  test('recorded traffic, which needs no credentials', async () => {
    expect((await run(['--replay', 'x.har'], {})).source).toEqual({
      kind: 'replay',
      file: 'x.har',
      functionUrns: [],
    });
  });
});

describe('credentials come from the environment', () => {
  const kindOf = async (variables: Variables) => (await runTarget([], variables)).source.authentication;

  test('a token', async () => {
    const authentication = await kindOf(token);
    expect(await authentication.valid('https://api.example/')).toEqual([
      ['X-Auth-Token', 'a-token-of-a-test'],
    ]);
  });

  test('an access key with its secret key, and a security token where the key is temporary', async () => {
    const key = { HUAWEICLOUD_SDK_AK: 'AK', HUAWEICLOUD_SDK_SK: 'secret-key' };
    expect((await kindOf(key)).kind).toBe('signature');
    const temporary = await kindOf({ ...key, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'temporary' });
    const names = (await temporary.valid('https://api.example/')).map(([name]) => name.toLowerCase());
    expect(names).toEqual(expect.arrayContaining(['authorization', 'x-sdk-date', 'x-security-token']));
    expect(temporary.secrets).toEqual(expect.arrayContaining(['secret-key', 'temporary']));
  });

  test('a token wins over a key', async () => {
    const both = { ...token, HUAWEICLOUD_SDK_AK: 'AK', HUAWEICLOUD_SDK_SK: 'secret-key' };
    expect((await kindOf(both)).kind).toBe('token');
  });

  test('white space around them, as files have it, does not count', async () => {
    expect((await kindOf({ CONFORMANCE_TOKEN: ' abc-def\n' })).secrets).toContain('abc-def');
  });

  test('none, or half of a pair, is an error that names the variables', async () => {
    expect(await usageError(target, {})).toContain(
      'set CONFORMANCE_TOKEN, or HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK',
    );
    expect(await usageError(target, { HUAWEICLOUD_SDK_AK: 'AK' })).toBe(
      'HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not.',
    );
    expect(await usageError(target, { HUAWEICLOUD_SDK_SK: 'SK' })).toBe(
      'HUAWEICLOUD_SDK_SK is set, but HUAWEICLOUD_SDK_AK is not.',
    );
  });

  test('a value that no header field can carry is an error that does not show it', async () => {
    const message = await usageError(target, { CONFORMANCE_TOKEN: 'two\nlines' });
    expect(message).toBe('CONFORMANCE_TOKEN holds characters that a header field cannot carry.');
  });
});

describe('Schemathesis is installed', () => {
  const isInstalled = async (args: readonly string[], variables: Variables, usual = {}) => {
    const command = await configure(['--mock', ...args], variables, usual);
    return command.kind === 'run' ? command.configuration.generation?.isInstalled : undefined;
  };
  const make = { fuzz: 'install' };

  test.each([
    ['not by itself', [], {}, {}, false],
    ['where a flag asks for it', ['--fuzz', 'install'], {}, {}, true],
    ['where it is required', ['--fuzz', 'required'], {}, {}, true],
    ['where make says nothing else', [], {}, make, true],
    ['not where it is switched off', [], { CONFORMANCE_FUZZ: 'off' }, make, undefined],
    ['not where what is there will do', [], { CONFORMANCE_FUZZ: 'auto' }, make, false],
  ])('%s', async (_, args, variables, usual, installed) => {
    expect(await isInstalled(args, variables, usual)).toBe(installed);
  });
});

describe('every setting but those for the command line only', () => {
  const values: { readonly [flag: string]: string } = {
    'base-url': 'https://other.example',
    'project-id': 'other',
    'function-urn': `${urn}-other`,
    'functions-file': 'functions.txt',
    'functions-from': 'list',
    'functions-package': 'default',
    'functions-name': 'f*',
    capability: 'state',
    profile: 'open-telekom-cloud',
    expect: 'configured',
    baseline: 'baseline.yaml',
    timeout: '2.5',
    retries: '0',
    repeat: '5',
    concurrency: '9',
    rate: '0.5',
    ca: 'authorities.pem',
    'report-dir': 'elsewhere',
    metrics: 'elsewhere/conformance.prom',
    shard: '1/1',
    fuzz: 'off',
    'max-examples': '3',
    seed: '7',
  };
  const named = (options as readonly Option[]).filter(
    ({ isFlagOnly, flag }) => !isFlagOnly && flag !== 'env',
  );
  /** What lists the functions. */
  let endpoint: ReferenceEndpoint;
  beforeAll(async () => {
    const functions = [{ func_urn: urn, max_async_event_age_in_seconds: 60, max_async_retry_attempts: 0 }];
    const project = { tokens: Object.values(token), accessKeys: [], functions };
    endpoint = await startReferenceEndpoint({ state: { projects: { p: project } } });
  });
  afterAll(() => endpoint.stop());

  test.each(named.map((option) => [option.flag, option] as const))(
    '%s says the same as a flag, a variable and a key of a file',
    async (flag, option) => {
      const folderOf = async (): Promise<Variables> => {
        await file('functions.txt', `${urn}-other\n`);
        await file('baseline.yaml', '[]\n');
        await file('authorities.pem', '-----BEGIN CERTIFICATE-----\n');
        return token;
      };
      const variables = await folderOf();
      const isFile = ['functions-file', 'baseline', 'ca'].includes(flag);
      const value = isFile ? join(folder, values[flag] ?? '') : (values[flag] ?? '');
      const isSwitch = option.type === 'switch';
      expect(isSwitch || value !== '', 'this test has no value for it').toBe(true);
      const others = [
        ['base-url', endpoint.origin],
        ['project-id', 'p'],
        ['function-urn', urn],
        ...(/^functions-(package|name)$/.test(flag) ? [['functions-from', 'list']] : []),
      ].filter(([name]) => name !== flag);
      const rest = others.flatMap(([name, text]) => [`--${name}`, text ?? '']);
      const inFile = option.type === 'texts' ? `[${JSON.stringify(value)}]` : isSwitch ? 'true' : value;
      const spelled = option.type === 'text' ? JSON.stringify(value) : inFile;
      const name = await environment(`${keyOf(option)}: ${spelled}\n`);

      const byFlag = await run([...rest, `--${flag}`, ...(isSwitch ? [] : [value])], variables);
      const byVariable = await run(rest, { ...variables, [variableOf(flag)]: isSwitch ? 'true' : value });
      const byKey = await run([...rest, '--env', name], variables);

      const settled = ({ shown }: Configuration) => shown[flag];
      expect(settled(byFlag)).toEqual(option.type === 'texts' ? [value] : isSwitch ? true : value);
      expect(settled(byVariable)).toEqual(settled(byFlag));
      expect(settled(byKey)).toEqual(settled(byFlag));
    },
  );

  test('flags win over variables, variables over the file, the file over defaults', async () => {
    const name = await environment('timeout: 1\nretries: 1\nrepeat: 1\nstrict: true\n');
    const variables = {
      ...token,
      CONFORMANCE_RETRIES: '2',
      CONFORMANCE_REPEAT: '2',
      CONFORMANCE_STRICT: 'no',
    };
    const configuration = await runTarget(['--env', name, '--repeat', '3'], variables);
    expect(configuration).toMatchObject({
      repeat: 3,
      retries: 2,
      strict: false,
      transport: { timeoutSeconds: 1 },
      concurrency: defaults.concurrency,
    });
    expect(configuration.source.name).toBe(basename(name, '.yaml'));
  });

  test('lists in variables are separated by commas or white space; empty variables are not set', async () => {
    const variables = { ...token, CONFORMANCE_FUNCTION_URN: `${urn},${urn}2 ${urn}3`, CONFORMANCE_RATE: '' };
    const configuration = await run(target.slice(0, 4), variables);
    expect(configuration.source).toMatchObject({ functionUrns: [urn, `${urn}2`, `${urn}3`] });
    expect(configuration.rate).toBeUndefined();
  });

  test('no secret is among the settings that reports show', async () => {
    const { shown } = await runTarget();
    expect(JSON.stringify(shown)).not.toContain(token.CONFORMANCE_TOKEN);
  });
});

describe('the environment file', () => {
  const example = 'conformance/environments/example.yaml';

  test('that is committed as an example is a valid one, and tells of every key and every profile', async () => {
    const { source } = await run(['--env', 'example']);
    expect(source).toMatchObject({ kind: 'environment', name: 'example' });
    const text = await readFile(example, 'utf8');
    const keys = (options as readonly Option[])
      .filter(({ isFlagOnly, flag }) => !isFlagOnly && flag !== 'env')
      .map(keyOf);
    for (const key of [...keys, 'credentials']) expect(text).toMatch(new RegExp(`^(# )?${key}:`, 'm'));
    for (const profile of profileNames) expect(text).toContain(profile);
    const mentioned = [...text.matchAll(/^(?:# )?(\w+):(?: |$)/gm)].map(([, key]) => key);
    expect(mentioned.filter((key) => ![...keys, 'credentials'].includes(key ?? ''))).toEqual([]);
  });

  test('may name the variables that hold the credentials', async () => {
    const name = await environment('credentials: { token: STAGING_TOKEN }\n');
    const { source } = await runTarget(['--env', name], { STAGING_TOKEN: 'of-staging' });
    expect(source.authentication.secrets).toContain('of-staging');
    expect(await usageError([...target, '--env', name], token)).toContain('set STAGING_TOKEN');
  });

  test('may say of which functions a configuration is expected, or expect one of all', async () => {
    const functions = `functions:\n  - ${urn}\n  - { urn: "${urn}2", expect: configured }\n`;
    const configuredIn = async (text: string) => {
      const { source } = await run([...target.slice(0, 4), '--env', await environment(text)]);
      expect(source).toMatchObject({ functionUrns: [urn, `${urn}2`] });
      return (source as EnvironmentSource).configured;
    };
    expect(await configuredIn(functions)).toEqual(new Set([`${urn}2`]));
    expect(await configuredIn(`${functions}expect: configured\n`)).toBe('all');
  });

  test.each([
    ['https://functiongraph.eu-de.otc.t-systems.com', 'open-telekom-cloud', 'a host of Open Telekom Cloud'],
    ['https://functiongraph.cn-north-4.myhuaweicloud.com', 'china-2025-07-31', 'in a region of China'],
    [
      'https://functiongraph.eu-west-101.myhuaweicloud.eu',
      'international-2024-03-14',
      'in an international region',
    ],
    [
      'https://functiongraph.ap-southeast-1.myhuaweicloud.com',
      'international-2024-03-14',
      'in an international region',
    ],
    ['https://myhuaweicloud.com.example', 'base', 'no edition is known'],
  ])('may let the host choose the profile, and says why: %s', async (baseUrl, profile, why) => {
    const project = '7aad83af3e8d42e99ac1940000000001';
    const args = ['--base-url', baseUrl, '--project-id', project, '--function-urn', urn];
    const name = await environment('profile: auto\n');
    const asked = [
      run([...args, '--profile', 'auto']),
      run(args, { ...token, CONFORMANCE_PROFILE: 'auto' }),
      run([...args, '--env', name]),
    ];
    for (const { contract, profileReason } of await Promise.all(asked)) {
      expect(contract.profile).toBe(profile);
      expect(profileReason).toContain(why);
    }
  });

  test('has no host to choose by where nothing is asked', async () => {
    const elsewhere = { ...token, CONFORMANCE_BASE_URL: 'https://functiongraph.eu-de.otc.t-systems.com' };
    const { contract, profileReason } = await run(['--mock', '--profile', 'auto'], elsewhere);
    expect([contract.profile, profileReason]).toEqual(['base', 'there is no host to go by']);
  });

  test('may say that there are no credentials, and then plain http is no danger', async () => {
    const name = await environment('credentials: none\nbaseUrl: http://mock.example\n');
    const { source } = (await run([...target.slice(2), '--env', name], {})) as { source: EnvironmentSource };
    expect(source.authentication.kind).toBe('none');
    expect(source.capabilities).toEqual(['state']);
  });

  test.each([
    ['credentials: { token: abc.def.ghi }', 'never a secret itself'],
    [bomb, 'Excessive alias count'],
    ['baseUrl: *nowhere', 'Unresolved alias'],
    ['credentials: { password: X }', 'credentials has no key password'],
    ['credentials: { tokn: X }', 'did you mean token?'],
    ['credentials: secret', 'credentials must be none, or name the environment variables'],
    ['baseURL: https://x.example', 'there is no key baseURL, did you mean baseUrl?'],
    ['functionUrn: [a]', 'there is no key functionUrn'],
    ['env: other', 'there is no key env'],
    ['mock: true', 'there is no key mock'],
    ['projectId: 123', 'projectId must be a string'],
    ['strict: sometimes', 'strict must be true or false'],
    ['functions: one', 'functions must be a list of strings'],
    ['functions: [{ urn: a, expect: nothing }]', 'a function is a URN, or has the keys'],
    ['timeout: [1]', 'timeout must be a number'],
    ['a: b: c', 'Nested mappings'],
    ['strict: true\nstrict: false', 'unique'],
    ['- a', 'expected keys and values'],
  ])('%s is an error', async (text, expected) => {
    const name = await environment(`${text}\n`);
    expect(await usageError(['--env', name])).toContain(expected);
  });

  test('that is not there is an error with the nearest name', async () => {
    expect(await usageError(['--env', 'exampel'])).toContain('did you mean example?');
    expect(await usageError(['--env', '../../secrets'])).toContain('neither the name of an environment');
  });

  test('may be empty', async () => {
    const name = await environment('# nothing yet\n');
    expect((await runTarget(['--env', name])).source.baseUrl).toBe('https://api.example');
  });
});

type UsageCase = readonly [args: readonly string[], expected: string | RegExp, variables?: Variables];

describe('wrong usage is one sentence', () => {
  const cases: readonly UsageCase[] = [
    [['--base-ulr', 'x'], 'there is no flag --base-ulr, did you mean --base-url?'],
    [['--unheard-of'], 'there is no flag --unheard-of; see --help.'],
    [['-x'], 'there is no flag -x; see --help.'],
    [['conformance'], '"conformance" is not a flag; see --help.'],
    [['--project-id'], '--project-id needs a value.'],
    [['--project-id='], '--project-id needs a value.'],
    [['--strict=maybe'], '--strict takes no value.'],
    [['--ca', 'a', '--ca', 'b'], '--ca is given twice.'],
    [['--mock', '--replay', 'x.har'], '--mock and --replay cannot be combined.'],
    [['--mock', ...target], '--mock and --base-url cannot be combined.'],
    [['--mock', '--function-urn', urn], '--mock and --function-urn cannot be combined.'],
    [['--shard', '1/3'], '--shard has no effect where the mock is tested'],
    [['--mock', '--thorough'], '--thorough has no effect where the mock is tested'],
    [['--replay', 'x.har', '--rate', '2'], '--rate has no effect with --replay, since nothing is sent.'],
    [['--replay', 'x.har', '--shard', '1/2'], '--shard has no effect with --replay'],
    [['--mock', '--seed', '2', '--fuzz', 'off'], '--seed has no effect with --fuzz off.'],
    [['--json', '--verbose'], '--verbose has no effect with --json.'],
    [['--replay', 'x.har', ...target], '--replay and --base-url cannot be combined.'],
    [target.slice(2), /^--base-url is missing .*CONFORMANCE_BASE_URL says the same\.$/],
    [[...target.slice(0, 2), ...target.slice(4)], '--project-id is missing'],
    [target.slice(0, 4), '--function-urn is missing'],
    [['--project-id', 'p'], '--base-url is missing'],
    [['--base-url', 'api.example', ...target.slice(2)], '--base-url must be an absolute URL.'],
    [['--base-url', 'ftp://x', ...target.slice(2)], '--base-url must begin with https://.'],
    [['--base-url', 'https://x?a=b', ...target.slice(2)], 'no user, query or fragment.'],
    [
      ['--base-url', 'http://api.example', ...target.slice(2)],
      'credentials would travel unencrypted; --insecure permits that.',
    ],
    [[...target, '--timeout', '0'], 'timeout must be a number above 0, not "0".'],
    [[...target, '--timeout', 'soon'], 'timeout must be a number above 0, not "soon".'],
    [[...target, '--retries', '1.5'], 'retries must be a whole number of 0 or more, not "1.5".'],
    [[...target, '--retries=-1'], 'retries must be a whole number of 0 or more, not "-1".'],
    [[...target, '--repeat', '0'], 'repeat must be a whole number of 1 or more, not "0".'],
    [[...target, '--concurrency', '0'], 'concurrency must be a whole number of 1 or more'],
    [[...target, '--rate', 'x'], 'rate must be a number above 0'],
    [[...target, '--capability', 'sttae'], 'there is no capability sttae, did you mean state?'],
    [[...target, '--profile', 'open-telekom'], 'there is no profile open-telekom'],
    [[...target, '--profile', 'bose'], 'did you mean base?'],
    [['--only', 'status.unknown'], 'no rule is called status.unknown; --list shows them all.'],
    [['--only', 'status.known-functoin'], 'did you mean status.known-function?'],
    [['--skip', 'times.*.x'], 'no rule is called times.*.x'],
    [['--only', 'timesXorder'], 'no rule is called timesXorder'],
    [['--only', 'times.*', '--skip', 'times.*'], '--only and --skip leave no rule to judge by.'],
    [[...target, '--functions-file', '/no/such/file'], 'the list of functions /no/such/file cannot be read.'],
    [
      [...target, '--functions-from', 'f.txt'],
      '--functions-from is list, not "f.txt"; --functions-file names a file.',
    ],
    [[...target, '--functions-name', 'f'], '--functions-name has no effect without --functions-from list.'],
    [['--mock', '--functions-from', 'list'], '--mock and --functions-from cannot be combined.'],
    [[...target, '--ca', '/no/such/file'], 'the CA file /no/such/file cannot be read.'],
    [[...target, '--baseline', '/no/such/file'], 'the baseline /no/such/file cannot be read'],
    [[...target, '--update-baseline'], '--update-baseline needs --baseline <file>.'],
    [[...target, '--shard', '3/2'], 'shard'],
    [[...target, '--fuzz', 'sometimes'], '--fuzz is auto, install, required, off, not "sometimes".'],
    [[...target, '--project-id', 'p'.repeat(33)], '--project-id is given twice.'],
    [
      [...target.slice(0, 2), '--project-id', 'p'.repeat(33), ...target.slice(4)],
      'breaks the profile base, which asks for at most 32 characters.',
    ],
    [[...target, '--function-urn', 'u'.repeat(270)], 'asks for at most 269 characters.'],
    [
      [
        ...target.slice(0, 2),
        '--project-id',
        'x'.repeat(32),
        '--function-urn',
        'u.v',
        '--profile',
        'china-2025-07-31',
      ],
      'u.v breaks the profile china-2025-07-31, which asks for a match of ^[A-Za-z0-9_:-]+$.',
    ],
    [[], 'CONFORMANCE_STRICT must be true or false, not "maybe".', { CONFORMANCE_STRICT: 'maybe' }],
    [target, 'HTTPS_PROXY is not a proxy URL', { ...token, HTTPS_PROXY: 'socks5://x' }],
    [target, 'HTTP_PROXY is not a proxy URL', { ...token, HTTP_PROXY: 'http://[' }],
  ];

  test.each(cases.map((wrong) => ({ wrong })))('$wrong', async ({ wrong }) => {
    const [args, expected, variables = token] = wrong;
    const message = await usageError(args, variables);
    if (typeof expected === 'string') expect(message).toContain(expected);
    else expect(message).toMatch(expected);
  });

  test('files that hold nothing of use', async () => {
    const empty = await file('empty.txt', '# none\n');
    const args = [...target.slice(0, 4), '--functions-file', empty];
    expect(await usageError(args)).toBe(`${empty} lists no functions.`);
    expect(await usageError([...target, '--ca', empty])).toContain('contains no PEM certificate');
    expect(await usageError([...target, '--ca', folder])).toContain('cannot be read');
  });

  test.each([
    '--token',
    '--token=hunter2',
    '--x-auth-token',
    '--auth-token',
    '--ak',
    '--sk',
    '--secret-key',
    '--access-key',
    '--security-token',
    '--password',
    '--credentials',
  ])('a secret on the command line is refused, and not repeated: %s', async (flag) => {
    const message = await usageError([flag, 'hunter2']);
    expect(message).toContain('in the environment instead');
    expect(message).not.toContain('hunter2');
  });

  test('a password in the base URL is refused, and not repeated', async () => {
    const message = await usageError(['--base-url', 'https://me:hunter2@x.example', ...target.slice(2)]);
    expect(message).toBe('--base-url must be an origin and perhaps a path: no user, query or fragment.');
  });
});

describe('how the target is reached', () => {
  test.each([
    [{ HTTPS_PROXY: 'http://proxy.example:3128' }, { https: 'http://proxy.example:3128' }],
    [{ https_proxy: 'http://small', HTTPS_PROXY: 'http://large' }, { https: 'http://small' }],
    [{ HTTP_PROXY: 'proxy.example:3128' }, { http: 'http://proxy.example:3128' }],
    [{ HTTPS_PROXY: '', NO_PROXY: '.example' }, { none: '.example' }],
  ])('%j', async (variables, proxies) => {
    expect((await runTarget([], { ...token, ...variables })).transport.proxies).toEqual(proxies);
  });

  test('the mock and archives need no proxy', async () => {
    const variables = { HTTP_PROXY: 'http://proxy.example' };
    expect((await run(['--mock'], variables)).transport.proxies).toBeUndefined();
  });
});

describe('which rules there are', () => {
  test('--only and --skip take ids with * for any characters', async () => {
    const { rules } = await run(['--only', 'times.*', '--only', 'status.*', '--skip', '*-function']);
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['status.no-server-error', 'times.order']));
    expect(ids.filter((id) => !/^(times|status)\./.test(id) || id.endsWith('-function'))).toEqual([]);
  });

  test('--list lists those that are selected', async () => {
    const command = await configure(['--list', '--only', 'times.order'], {});
    expect(command).toMatchObject({ kind: 'list', json: false, rules: [{ id: 'times.order' }] });
  });
});

describe('help', () => {
  test('tells of every flag, the exit codes and the credentials', () => {
    const text = helpText();
    for (const { flag, help } of options) {
      expect(text).toContain(`--${flag}`);
      expect(text).toContain(help);
    }
    for (const word of [
      'CONFORMANCE_TOKEN',
      'HUAWEICLOUD_SDK_AK',
      'HTTPS_PROXY',
      'Exit codes: 0',
      'Only GET',
    ])
      expect(text).toContain(word);
  });

  test('fits a screen of 120 columns', () => {
    expect(
      helpText()
        .split('\n')
        .filter((line) => line.length > 120),
    ).toEqual([]);
  });
});
