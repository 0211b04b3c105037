import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../exchange/loopback-server.ts';
import {
  type Answer,
  type ReferenceEndpoint,
  serviceError,
  startReferenceEndpoint,
} from '../reference/index.ts';
import type { MergedReport } from '../report/merge.ts';
import { startCommand } from '../testing/command.ts';
import { served } from '../testing/reference.ts';

const { projectId, project, functionUrn } = served;
const [stagingToken, productionToken] = ['MIIF8wYJKoZIhvcNAQcCoIIF5', 'gAwIBAgIQDk2yVzTqRbXw0cA7'];
const variables = { STAGING_TOKEN: stagingToken, PRODUCTION_TOKEN: productionToken, CONFORMANCE_FUZZ: 'off' };

let folder: string;
let staging: ReferenceEndpoint;
let production: ReferenceEndpoint;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'environments-'));
  await mkdir(join(folder, 'more'));
  const state = { projects: { [projectId]: { ...project, tokens: [stagingToken, productionToken] } } };
  staging = await startReferenceEndpoint({ state, alter: (answer) => indiscreet(tooManyRetries(answer)) });
  production = await startReferenceEndpoint({ state });
  await writeEnvironment('staging', staging.origin, 'STAGING_TOKEN');
  await writeEnvironment('production', production.origin, 'PRODUCTION_TOKEN');
});
afterAll(async () => {
  await Promise.all([staging.stop(), production.stop()]);
  await rm(folder, { recursive: true });
});

function tooManyRetries(answer: Answer): Answer {
  return answer.status === 200
    ? { ...answer, body: { ...(answer.body as object), max_async_retry_attempts: 9 } }
    : answer;
}

/** Staging shares a cache with production, and shows the token of that. */
function indiscreet(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'x-upstream': `production/${productionToken}` } };
}

async function writeEnvironment(name: string, baseUrl: string, token: string): Promise<void> {
  const environment = { baseUrl, projectId, functions: [functionUrn], repeat: 2, credentials: { token } };
  await writeFile(join(folder, `${name}.yaml`), JSON.stringify(environment));
}

async function run(args: readonly string[], more = {}) {
  const reports = join(folder, 'reports');
  const ended = await startCommand([...args, '--report-dir', reports], { ...variables, ...more }).ended;
  return { ...ended, reports };
}

test('environments are tested in one run, and their reports are one', async () => {
  const { code, stdout, stderr, reports } = await run(['--env', `${folder}/`]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain('production keeps the contract.');
  expect(stdout).toContain('Of 2 runs, 1 breaks the contract, 1 keep');
  const merged = JSON.parse(await readFile(join(reports, 'report.json'), 'utf8')) as MergedReport;
  expect(merged).toMatchObject({ verdict: 'violates', exitCode: 1 });
  const verdicts = merged.reports.map(({ target, verdict }) => [target.name, verdict]);
  expect(Object.fromEntries(verdicts)).toEqual({ staging: 'violates', production: 'conforms' });
  const page = await readFile(join(reports, 'report.html'), 'utf8');
  for (const name of ['staging', 'production']) expect(page).toContain(`>${name}<`);
  expect(await readdir(reports)).toEqual(expect.arrayContaining(['production', 'staging']));
  const [finding] = merged.reports.flatMap(({ causes }) => causes);
  expect(JSON.stringify(finding)).toContain(`--env ${folder}/staging.yaml`);
});

test('no report shows a secret of another environment', async () => {
  const { stdout, reports } = await run(['--env', `${folder}/`]);
  const files = await readdir(reports, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  expect(texts.some((text) => text.includes('x-upstream'))).toBe(true);
  for (const token of [productionToken, stagingToken])
    expect([stdout, ...texts].some((text) => text.includes(token))).toBe(false);
});

test('one that cannot be reached does not keep the others from being tested', async () => {
  const gone = `http://127.0.0.1:${await freePort()}`;
  await writeEnvironment('more/gone', gone, 'STAGING_TOKEN');
  const { code, stdout } = await run(['--env', `${folder}/production.yaml`, '--env', `${folder}/more/`]);
  expect(code).toBe(3);
  expect(stdout).toContain('production keeps the contract.');
});

test('one that lists no functions does not either, shows no secret of another, and metrics are of those tested', async () => {
  const mute = await startReferenceEndpoint({ alter: () => serviceError(403, `no ${productionToken}`) });
  onTestFinished(() => mute.stop());
  const listing = {
    baseUrl: mute.origin,
    projectId,
    functionsFrom: 'list',
    credentials: { token: 'STAGING_TOKEN' },
  };
  const [file, metrics] = [join(folder, 'more', 'mute.yaml'), join(folder, 'conformance.prom')];
  await writeFile(file, JSON.stringify(listing));
  const named = ['production', 'staging'].flatMap((name) => ['--env', join(folder, `${name}.yaml`)]);
  const { code, stderr } = await run([...named, '--env', file, '--metrics', metrics]);
  expect(code).toBe(1);
  expect(stderr).toContain(
    'the target gives no list of functions: the credentials give no access to this project',
  );
  expect(stderr).not.toContain(productionToken);
  const text = await readFile(metrics, 'utf8');
  expect(text).toContain('verdict{target="production",verdict="conforms"} 1');
  expect(text).toContain('verdict{target="staging",verdict="violates"} 1');
  expect((await run([...named.slice(0, 2), '--env', file])).code).toBe(3);
});

test.for([
  [['--base-url', 'http://127.0.0.1:1'], {}, '--base-url is about one environment, but 2 are named.'],
  [
    [],
    { CONFORMANCE_BASE_URL: 'http://127.0.0.1:1' },
    '--base-url is about one environment, but 2 are named.',
  ],
  [['--env', 'docs/'], {}, 'the folder docs/ has no file that ends in .yaml.'],
  [['--env', 'nowhere/'], {}, 'the folder nowhere/ cannot be read.'],
  [[], { PRODUCTION_TOKEN: '' }, 'PRODUCTION_TOKEN'],
] as const)('nothing is sent where one is named wrongly: %j %j', async ([args, more, problem]) => {
  const before = staging.received.length + production.received.length;
  const { code, stderr } = await run(['--env', `${folder}/`, ...args], more);
  expect(code).toBe(2);
  expect(stderr).toContain(problem);
  expect(staging.received.length + production.received.length).toBe(before);
});
