import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../exchange/loopback-server.ts';
import {
  type Answer,
  bodyBytes,
  type ReferenceEndpoint,
  startReferenceEndpoint,
} from '../reference/index.ts';
import schema from '../report/report.schema.json' with { type: 'json' };
import { startCommand } from '../testing/command.ts';
import { runHere } from '../testing/in-process.ts';
import { startProxy } from '../testing/proxy.ts';
import { served } from '../testing/reference.ts';
import { certificates, startTlsServer } from '../testing/servers.ts';
import type { Report } from '../verdict/report.ts';
import { UsageError } from './configuration/usage-error.ts';

const { projectId, functionUrn, token, key } = served;
const variables = { CONFORMANCE_TOKEN: token, CONFORMANCE_FUZZ: 'off' };

let folder: string;
let endpoint: ReferenceEndpoint;
/** What the endpoint does to its answers; each test may set it. */
let alter: (answer: Answer) => Answer = (answer) => answer;
let next = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  endpoint = await startReferenceEndpoint({ alter: (answer) => alter(answer) });
});
afterAll(async () => {
  await endpoint.stop();
  await rm(folder, { recursive: true });
});

function target(baseUrl: string, more: readonly string[] = []) {
  next += 1;
  const reports = join(folder, `run-${next}`);
  const args = [
    '--project-id',
    projectId,
    '--function-urn',
    functionUrn,
    '--repeat',
    '2',
    '--report-dir',
    reports,
  ];
  return { reports, args: ['--base-url', baseUrl, ...args, ...more] };
}

/** A run in this process, against the endpoint with its answers changed. */
async function run(more: readonly string[] = [], change: (answer: Answer) => Answer = (answer) => answer) {
  alter = change;
  const { reports, args } = target(endpoint.origin, more);
  return { reports, ...(await runHere(args, variables)) };
}

const read = (reports: string, name: string) => readFile(join(reports, name), 'utf8');
const reportIn = async (reports: string) => JSON.parse(await read(reports, 'report.json')) as Report;
const validate = new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(schema);

const tooManyRetries = (answer: Answer): Answer =>
  answer.status === 200
    ? { ...answer, body: { ...(answer.body as object), max_async_retry_attempts: 9 } }
    : answer;

describe('exit code 0: the target conforms', () => {
  test('and its reports say so', async () => {
    alter = (answer) => answer;
    const { reports, args } = target(endpoint.origin);
    const { code, stdout, stderr } = await startCommand(args, variables).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${endpoint.origin} keeps the contract.`);
    expect(stdout).not.toContain('\u001b[');
    expect((await readdir(reports)).sort()).toEqual(
      expect.arrayContaining(['exchanges.har', 'junit.xml', 'report.json', 'summary.md']),
    );
    const report = await reportIn(reports);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report).toMatchObject({ verdict: 'conforms', exitCode: 0, target: { authentication: 'token' } });
    expect(report.configuration).toMatchObject({ repeat: '2', 'project-id': projectId });
    expect(XMLValidator.validate(await read(reports, 'junit.xml'))).toBe(true);
    expect(await read(reports, 'summary.md')).toContain('keeps the contract');
    // Each rule has its line, and one that does not apply its reason.
    const judged = new Set(report.results.map(({ rule }) => rule));
    for (const id of judged) expect(stdout).toContain(` ${id} `);
    expect(stdout).toMatch(/examples\.body .* — not-applicable: the target does not have: examples/);
  });

  test('over https, with an authority of its own, also through a proxy', async () => {
    alter = (answer) => answer;
    const secure = await startTlsServer(endpoint);
    const over = async (more: readonly string[]) => runHere(target(secure.origin, more).args, variables);
    const authority = relative('', certificates.authority);
    expect((await over(['--ca', authority])).report.exitCode).toBe(0);
    expect((await over(['--insecure'])).report.exitCode).toBe(0);
    const untrusted = await over([]);
    expect(untrusted.report.exitCode).toBe(3);
    expect(untrusted.printed).toContain('no secure connection');

    const proxy = await startProxy();
    const through = { ...variables, HTTPS_PROXY: proxy.origin };
    const trusted = target(secure.origin, ['--ca', certificates.authority]).args;
    expect((await runHere(trusted, through)).report.exitCode).toBe(0);
    expect(proxy.heads.length).toBeGreaterThan(0);
    expect(proxy.heads.join()).not.toContain(token);
    const tunnels = proxy.heads.length;
    await runHere(trusted, { ...through, NO_PROXY: 'localhost' });
    expect(proxy.heads).toHaveLength(tunnels);
    await Promise.all([proxy.stop(), secure.stop()]);
  });
});

describe('exit code 1: the target violates the contract', () => {
  test('and where another edition allows it, each report says which', async () => {
    const ofAnEdition = (answer: Answer): Answer => {
      const body = { ...(answer.body as object), max_async_event_age_in_seconds: 10 };
      const unset = { destination: '', param: '' };
      return answer.status === 200
        ? { ...answer, body: { ...body, destination_config: { on_success: unset } } }
        : answer;
    };
    const fits = ['china-2025-07-31', 'international-2024-03-14', 'open-telekom-cloud'];
    const { report, reports, printed } = await run([], ofAnEdition);
    expect(report).toMatchObject({ exitCode: 1, counts: { failed: 1, warned: 1 } });
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    const hint = `${fits.join(', ')} allow it (--profile ${fits.join('|')}).`;
    const fitting = `every configuration fits ${fits.join(', ')}`;
    expect(printed).toContain(`hint      ${hint}`);
    expect(printed).toContain(`${fitting} (--profile ${fits.join('|')}), but not base`);
    const junit = await read(reports, 'junit.xml');
    expect(XMLValidator.validate(junit)).toBe(true);
    expect(junit).toContain(`expected at least 60, got the number 10 — ${hint}"`);
    expect(junit).toContain(`<property name="contract.fitting" value="${fits.join(', ')}"/>`);
    const summary = await read(reports, 'summary.md');
    for (const text of [hint.replaceAll('|', '\\|'), `${fitting}, but not base |`])
      expect(summary).toContain(text);
    expect(await read(reports, 'report.html')).toContain(
      `The configuration breaks base. All fit ${fits.join(', ')}.`,
    );

    for (const profile of fits) {
      const { report: kept, printed: quiet } = await run(['--profile', profile], ofAnEdition);
      expect(kept).toMatchObject({ exitCode: 0, counts: { failed: 0, warned: 1 } });
      expect(quiet).not.toContain('configuration fits');
    }
  });

  test('or, by a profile that the host decided on, each report says why that one', async () => {
    const { report, reports, printed } = await run(['--profile', 'auto']);
    const reason = 'no edition is known to be that of 127.0.0.1';
    expect(report.contract).toMatchObject({ profile: 'base', reason });
    expect(printed).toContain(`profile base: ${reason}`);
    expect(await read(reports, 'junit.xml')).toContain(`value="${reason}"`);
    expect(await read(reports, 'summary.md')).toContain(reason);
    expect(await read(reports, 'report.html')).toContain(reason);
  });

  test('and each report says where, what was expected and what came, and how to see it again', async () => {
    alter = tooManyRetries;
    const { reports, args } = target(endpoint.origin);
    const summary = join(folder, 'step-summary.md');
    const github = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
    const { code, stdout } = await startCommand(args, { ...variables, ...github }).ended;
    expect(code).toBe(1);
    expect(stdout).toContain('breaks the contract: 1 violation.');
    for (const text of [
      '/max_async_retry_attempts',
      '9 (in 2 answers)',
      '#/components/schemas/AsyncInvokeConfig/',
      'Table 2',
      'curl -i ',
    ])
      expect(stdout).toContain(text);
    expect(stdout).toMatch(/^::error title=ranges\.max_async_retry_attempts\.maximum::/m);
    expect(await readFile(summary, 'utf8')).toContain('breaks the contract');

    const report = await reportIn(reports);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    const failed = report.results.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ rule }) => rule)).toEqual(['ranges.max_async_retry_attempts.maximum']);

    const junit = await read(reports, 'junit.xml');
    expect(XMLValidator.validate(junit)).toBe(true);
    expect(junit.match(/<failure /g)).toHaveLength(1);
    expect(junit).toMatch(/<skipped message="not-applicable: the target does not have: examples"\/>/);

    const har = join(reports, 'exchanges.har');
    const archive = JSON.parse(await readFile(har, 'utf8')) as {
      log: { entries: { _exchange: { id: string } }[] };
    };
    const ids = archive.log.entries.map(({ _exchange }) => _exchange.id);
    expect(ids).toContain(failed[0]?.findings[0]?.exchange);

    const replayed = await runHere(['--replay', har, '--report-dir', join(folder, 'again')], {});
    expect(replayed.report.exitCode).toBe(1);
    // What was sent once can be sent again, what was recorded cannot.
    const recorded = failed.map((result) => ({
      ...result,
      findings: result.findings.map(({ again: _again, ...finding }) => finding),
    }));
    expect(replayed.report.results.filter(({ outcome }) => outcome === 'failed')).toEqual(recorded);
  });
});

describe('exit code 2: wrong usage', () => {
  test.each([
    ['an unknown flag', ['--base-ulr', 'x'], 'there is no flag --base-ulr, did you mean --base-url?'],
    [
      'no credentials',
      ['--base-url', 'http://127.0.0.1:1', '--project-id', 'p', '--function-urn', 'u'],
      'there are no credentials',
    ],
    ['a secret', ['--token', 'hunter2'], 'in the environment instead'],
    ['no archive', ['--replay', '/no/such.har'], 'the archive /no/such.har cannot be read.'],
  ])('%s: one sentence, and nothing else', async (_what, args, message) => {
    const { code, stdout, stderr } = await startCommand(args).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
  });

  test('an archive of something else', async () => {
    const file = join(folder, 'other.har');
    await writeFile(file, '{"log":{"entries":[]}}');
    const { code, stderr } = await startCommand(['--replay', file]).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('has no GET request to');
  });

  test('a place for reports where none can be written, before anything is sent', async () => {
    const file = join(folder, 'in-the-way');
    await writeFile(file, '');
    const before = endpoint.received.length;
    const { args } = target(endpoint.origin);
    const { code, stderr } = await startCommand([...args.slice(0, -1), file], variables).ended;
    expect(code).toBe(2);
    expect(stderr).toContain(`reports cannot be written to ${file}`);
    const metrics = ['--mock', '--metrics', join(file, 'conformance.prom')];
    const other = await startCommand([...metrics, '--report-dir', join(folder, 'unwritten')]).ended;
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('metrics cannot be written to')]);
    expect(endpoint.received).toHaveLength(before);
  });
});

describe('exit code 3: the target could not be tested', () => {
  test('and the reports say why; with --json, the report is all that is printed', async () => {
    const { reports, args } = target(`http://127.0.0.1:${await freePort()}`, ['--json']);
    const { code, stdout } = await startCommand(args, { ...variables, GITHUB_ACTIONS: 'true' }).ended;
    expect(code).toBe(3);
    const report = await reportIn(reports);
    expect(JSON.parse(stdout)).toEqual(report);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.summary).toContain('could not be tested');
    const junit = await read(reports, 'junit.xml');
    expect(XMLValidator.validate(junit)).toBe(true);
    expect(junit).toContain('<error type="untested"');
    expect(junit).toContain('the connection was refused');
  });
});

describe('what is printed', () => {
  test('--list names every rule, also as JSON', async () => {
    const [list, json] = await Promise.all(
      [['--list'], ['--list', '--json']].map((args) => startCommand(args).ended),
    );
    const rules = JSON.parse(json?.stdout ?? '') as {
      id: string;
      title: string;
      source: string;
      pointer: string;
    }[];
    for (const { id, title, source, pointer } of rules)
      for (const text of [id, title, source, pointer]) expect(list?.stdout).toContain(text);
  });
});

describe('a baseline', () => {
  test('is written from the failures of a run, holds for the next, and fails once they are mended', async () => {
    const file = join(folder, 'baseline.yaml');
    await expect(run(['--baseline', file])).rejects.toThrow('--update-baseline writes one');
    await run(['--baseline', file, '--update-baseline'], tooManyRetries);
    const text = await readFile(file, 'utf8');
    expect(text).toContain('rule: ranges.max_async_retry_attempts.maximum');
    expect(text).toContain(`function: ${functionUrn}`);

    const known = await run(['--baseline', file], tooManyRetries);
    expect(known.report.exitCode).toBe(0);
    expect(known.printed).toContain('1 known');

    expect(text).toMatch(/^# {3}expires .*YYYY-MM-DD/m);
    expect(text).toMatch(/reason: "to be explained: .*\n.*expires: \d{4}-\d\d-\d\d/);
    await writeFile(file, text.replace(/ {2}expires: .*\n/, ''));
    await expect(run(['--baseline', file])).rejects.toThrow('say why, in reason, or give the day');

    await writeFile(file, text.replace(/reason: .*/, 'reason: agreed with the owners'));
    await run(['--baseline', file, '--update-baseline'], tooManyRetries);
    expect(await readFile(file, 'utf8')).toContain('reason: agreed with the owners');

    const stale = await run(['--baseline', file]);
    expect(stale.report.exitCode).toBe(1);
    expect(stale.printed).toContain(
      `ranges.max_async_retry_attempts.maximum for ${functionUrn} no longer fails; remove its entry`,
    );

    await writeFile(file, text.replace(/expires: \d.*/, 'expires: 2020-01-31'));
    const late = await run(['--baseline', file], tooManyRetries);
    expect(late.report.exitCode).toBe(1);
    expect(late.printed).toContain('expired on 2020-01-31');
    await run(['--baseline', file, '--update-baseline'], tooManyRetries);
    expect((await run(['--baseline', file], tooManyRetries)).report.exitCode).toBe(0);
  });

  test.each([
    [
      '- rule: status.known-functoin\n  reason: x',
      'there is no rule status.known-functoin, did you mean status.known-function?',
    ],
    ['- rule: times.order', 'rule and reason are needed'],
    ['- rule: times.order\n  reason: x\n  expire: 2030-01-01', 'did you mean expires?'],
    ['- rule: times.order\n  reason: x\n  expires: soon', 'expires must be a date such as 2030-01-31'],
    ['rule: times.order', 'expected a list of entries'],
  ])('that says %j is wrong usage', async (text, message) => {
    const file = join(folder, 'wrong.yaml');
    await writeFile(file, text);
    const error: unknown = await run(['--baseline', file]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toContain(message);
  });
});

describe('no secret is in anything that is printed or written', () => {
  const percent = encodeURIComponent(token);
  const base64 = Buffer.from(`token ${token}`).toString('base64');
  const spellings = {
    token,
    percent,
    lower: percent.replaceAll(/%../g, (code) => code.toLowerCase()),
    base64,
    escaped: token.replaceAll('/', '\\/'),
  };

  const echoing: readonly (readonly [string, (answer: Answer) => Answer])[] = [
    [
      'a header field',
      (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'X-Echo': [token, percent, base64], Location: `/?t=${percent}` },
      }),
    ],
    [
      'a body',
      (answer) => ({
        ...answer,
        body: Buffer.from(
          `{"echo":"${Object.values(spellings).join(' ')}","${token}":1,${Buffer.from(bodyBytes(answer.body)).subarray(1)}`,
        ),
      }),
    ],
    [
      'the values that are judged',
      (answer) => ({
        ...answer,
        body: {
          ...(answer.body as object),
          created_time: token,
          func_urn: percent,
          max_async_retry_attempts: base64,
        },
      }),
    ],
    [
      'a body in gzip',
      (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'Content-Encoding': 'gzip' },
        body: gzipSync(`{"echo":"${token}",${Buffer.from(bodyBytes(answer.body)).subarray(1)}`),
      }),
    ],
    ['what is no JSON', (answer) => ({ ...answer, body: Buffer.from(`${token} ${percent} ${base64}`) })],
  ];

  test.each(echoing)('where the target repeats it in %s', async (_where, change) => {
    const { report, printed, reports } = await run([], change);
    expect(report.exitCode).toBe(1);
    const files = await readdir(reports);
    const texts = await Promise.all(files.map((name) => read(reports, name)));
    const digits = Buffer.from(token).toString('base64').slice(4, -4);
    for (const [name, text] of [
      ['what is printed', printed],
      ...files.map((file, index) => [file, texts[index] ?? '']),
    ]) {
      for (const [spelling, secret] of [...Object.entries(spellings), ['digits of base64', digits]])
        expect(text?.includes(secret ?? ''), `${name} has the ${spelling}`).toBe(false);
    }
    expect(printed).toContain('credentials.not-repeated');
  });

  test('where the secret key of a signature could be', async () => {
    alter = (answer) => answer;
    const { reports, args } = target(endpoint.origin);
    const { secretKey } = key;
    const environment = {
      HUAWEICLOUD_SDK_AK: key.accessKey,
      HUAWEICLOUD_SDK_SK: secretKey,
      CONFORMANCE_FUZZ: 'off',
    };
    const { report, printed } = await runHere(args, environment);
    expect(report.exitCode).toBe(0);
    const texts = await Promise.all((await readdir(reports)).map((name) => read(reports, name)));
    for (const text of [printed, ...texts]) {
      expect(text).not.toContain(secretKey);
      expect(text).not.toMatch(/Signature=[0-9a-f]{64}/);
    }
  });

  test('where the password of a proxy could be', async () => {
    const basic = Buffer.from('someone:pass/word of a proxy').toString('base64');
    alter = (answer) => ({
      ...answer,
      headers: {
        ...answer.headers,
        'X-Proxy': [basic, 'pass%2Fword%20of%20a%20proxy', 'pass/word of a proxy'],
      },
    });
    const { reports, args } = target(endpoint.origin);
    const proxies = {
      HTTP_PROXY: 'http://someone:pass%2Fword%20of%20a%20proxy@127.0.0.1:1',
      NO_PROXY: '127.0.0.1',
    };
    const { printed } = await runHere(args, { ...variables, ...proxies });
    const texts = await Promise.all((await readdir(reports)).map((name) => read(reports, name)));
    expect(texts.join()).toContain('X-Proxy');
    for (const text of [printed, ...texts]) {
      expect(text).not.toContain(basic);
      expect(text).not.toMatch(/word(%20| )of/);
    }
  });
});

describe('the embedded Prism mock', () => {
  test('conforms without any setting; nothing is left running, and nothing is skipped without a reason', async () => {
    const reports = join(folder, 'mock');
    const { child, ended } = startCommand(['--report-dir', reports], { CONFORMANCE_FUZZ: 'off' });
    const seen = new Set<number>();
    const watch = setInterval(
      () =>
        void childrenOf(child.pid).then((pids) => {
          for (const pid of pids) seen.add(pid);
        }),
      50,
    );
    const { code, stdout } = await ended;
    clearInterval(watch);
    expect(stdout).toContain('the Prism mock keeps the contract');
    expect(code).toBe(0);
    expect([...seen].filter(isRunning)).toEqual([]);
    if (process.platform === 'linux') expect(seen.size).toBeGreaterThan(0);
    const { results } = await reportIn(reports);
    const unasked = results.filter(({ outcome }) => outcome === 'not-applicable');
    for (const { rule, reason } of unasked) expect(reason, rule).toMatch(/^the target does not have: /);
    expect(results.filter(({ outcome }) => outcome === 'blocked' || outcome === 'untested')).toEqual([]);
  });

  test('knows no credential, and ends with the command when that is interrupted', async () => {
    const reports = join(folder, 'interrupted');
    await mkdir(reports);
    const { child, ended } = startCommand(['--mock', '--rate', '2', '--report-dir', reports], {
      CONFORMANCE_FUZZ: 'off',
      CONFORMANCE_TOKEN: 'canary-token',
      HTTPS_PROXY: 'http://user:canary-password@proxy.example:3128',
    });
    let mocks: number[] = [];
    while (mocks.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      mocks = await mocksOf(child.pid);
    }
    if (process.platform === 'linux')
      for (const pid of mocks) expect(await readFile(`/proc/${pid}/environ`, 'utf8')).not.toContain('canary');
    child.kill('SIGINT');
    const { code } = await ended;
    expect(code).toBe(130);
    expect(mocks.filter(isRunning)).toEqual([]);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The children of a process, as Linux tells them. */
async function childrenOf(pid: number | undefined): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text
    .split(' ')
    .filter((child) => child !== '')
    .map(Number);
}

async function mocksOf(pid: number | undefined): Promise<number[]> {
  const children = await childrenOf(pid);
  const lines = await Promise.all(
    children.map((child) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')),
  );
  return children.filter((_, index) => lines[index]?.includes('prism'));
}
