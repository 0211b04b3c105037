import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type Answer,
  type ReferenceEndpoint,
  readState,
  serviceError,
  startReferenceEndpoint,
} from '../reference/index.ts';
import type { MergedReport } from '../report/merge.ts';
import { command } from './subcommands.ts';

const [[projectId = '', project] = []] = Object.entries((await readState()).projects);
const functions = project?.functions ?? [];
const urn = functions[0]?.func_urn ?? '';
const names = ['blue', 'green'] as const;
const tokens = { blue: 'the-token-of-blue-only-0123456789', green: 'the-token-of-green-only-9876543210' };
const variables = { BLUE_TOKEN: tokens.blue, GREEN_TOKEN: tokens.green, CONFORMANCE_FUZZ: 'off' };

let folder: string;
let printed: string;
/** What each environment does to its answers; each test may set it. */
let alter: { [name: string]: (answer: Answer, target: string) => Answer };
const endpoints: { [name: string]: ReferenceEndpoint } = {};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'several-'));
  await mkdir(join(folder, 'environments'));
  alter = {};
  printed = '';
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((text: unknown) => {
      printed += `${text}\n`;
    });
  for (const name of names) {
    const state = { projects: { [projectId]: { tokens: [tokens[name]], accessKeys: [], functions } } };
    const endpoint = await startReferenceEndpoint({
      state,
      alter: (answer, { request }) => alter[name]?.(answer, request.target) ?? answer,
    });
    endpoints[name] = endpoint;
    await environment(name, `functions: [${JSON.stringify(urn)}]`);
  }
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const endpoint of Object.values(endpoints)) await endpoint.stop();
  await rm(folder, { recursive: true });
});

function environment(name: (typeof names)[number], more: string): Promise<void> {
  const lines = [
    `baseUrl: ${endpoints[name]?.origin}`,
    `projectId: "${projectId}"`,
    `credentials: { token: ${name.toUpperCase()}_TOKEN }`,
    'repeat: 2',
    more,
  ];
  return writeFile(join(folder, 'environments', `${name}.yaml`), `${lines.join('\n')}\n`);
}

const reports = () => join(folder, 'reports');

function run(...more: readonly string[]): Promise<number> {
  return command(['--env', `${folder}/environments/`, '--report-dir', reports(), ...more], variables);
}

const readMerged = async () =>
  JSON.parse(await readFile(join(reports(), 'report.json'), 'utf8')) as MergedReport;

test('are tested at once, and one report shows them side by side; the worst decides', async () => {
  alter.green = (answer) =>
    answer.status === 200
      ? { ...answer, body: { ...(answer.body as object), max_async_retry_attempts: 99 } }
      : answer;
  const metrics = join(folder, 'conformance.prom');
  expect(await run('--metrics', metrics)).toBe(1);
  const { verdict, reports: runs } = await readMerged();
  expect(verdict).toBe('violates');
  expect(runs.map(({ target, verdict }) => [target.name, verdict]).sort()).toEqual([
    ['blue', 'conforms'],
    ['green', 'violates'],
  ]);
  for (const name of names)
    expect(await readdir(join(reports(), name))).toEqual(
      expect.arrayContaining(['report.json', 'exchanges.har']),
    );
  const page = await readFile(join(reports(), 'report.html'), 'utf8');
  for (const name of names) expect(page).toMatch(new RegExp(`<th[^>]*>[^]{0,200}${name}`));
  const text = await readFile(metrics, 'utf8');
  expect(text).toContain('verdict{target="blue",verdict="conforms"} 1');
  expect(text).toContain('verdict{target="green",verdict="violates"} 1');
  expect(printed).toContain('Of 2 runs, 1 breaks the contract, 1 keeps it.');
});

test('show no secret of each other', async () => {
  alter.green = (answer, target) =>
    target.includes('/async-invoke-config')
      ? {
          ...answer,
          headers: { ...answer.headers, 'X-Request-Id': tokens.blue, 'X-Echo': btoa(tokens.blue) },
        }
      : serviceError(500, tokens.blue);
  await environment('green', `functions: [${JSON.stringify(urn)}]\nverbose: true`);
  await run();
  await environment('green', 'functionsFrom: list');
  await run();
  expect(printed).toContain('gives no list of functions: status 500, "FSS.0500", "***"');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const written = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  for (const text of [printed, ...written])
    for (const secret of Object.values(tokens)) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(btoa(secret));
    }
});

test('one that cannot be listed does not keep the others from being tested', async () => {
  alter.green = () => serviceError(403, 'not yours');
  await environment('green', 'functionsFrom: list');
  expect(await run()).toBe(3);
  expect((await readMerged()).reports.map(({ target }) => target.name)).toEqual(['blue']);
});

test('one that is configured wrongly ends all, before anything is tested', async () => {
  await environment('green', 'timeuot: 3');
  expect(await run()).toBe(2);
  expect(printed).toContain('green.yaml: there is no key timeuot, did you mean timeout?');
  expect(endpoints.blue?.received).toEqual([]);
});

test.each(['--base-url=x', '--function-urn=x', '--resume', '--update-baseline', '--json'])(
  '%s is for one',
  async (flag) => {
    expect(await run(flag)).toBe(2);
    expect(printed).toContain(`${flag.split('=')[0]} is for one environment, not for several.`);
  },
);
