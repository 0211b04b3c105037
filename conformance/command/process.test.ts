import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type ReferenceEndpoint, startReferenceEndpoint } from '../reference/index.ts';
import { functionUrns, projectId, stateOfMany, token } from '../reference/many-functions.ts';
import { reportFiles } from '../report/write.ts';
import { commandFile, startCommand } from '../testing/command.ts';

let root: string;
let folder: string;
let endpoint: ReferenceEndpoint;
let alter: (answer: Answer) => Answer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'process-'));
  endpoint = await startReferenceEndpoint({ state: stateOfMany(1), alter: (answer) => alter(answer) });
});
afterAll(async () => {
  await endpoint.stop();
  await rm(root, { recursive: true });
});
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'run-'));
  alter = (answer) => answer;
});

/** The command, and as `make` runs it. */
const entries = ['', 'make'] as const;

/** Starts the real command. @param stdout - where its standard output goes; a pipe by default. */
function start(
  stdout: 'pipe' | number = 'pipe',
  before: readonly string[] = [],
  entry: (typeof entries)[number] = '',
) {
  const flags = ['--base-url', endpoint.origin, '--project-id', projectId, '--fuzz', 'off', '--repeat', '1'];
  const [urn = ''] = functionUrns(1);
  const child = spawn(
    process.execPath,
    [
      ...[...before, commandFile, ...(entry === '' ? [] : [entry]), ...flags],
      ...['--function-urn', urn, '--report-dir', folder],
    ],
    {
      stdio: ['ignore', stdout, 'pipe'],
      env: { PATH: process.env.PATH, CONFORMANCE_TOKEN: token },
    },
  );
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number, errors })) };
}

test('the command as it is published reads and writes YAML', async () => {
  const [environment, baseline] = [join(folder, 'staging.yaml'), join(folder, 'known.yaml')];

  await writeFile(
    environment,
    JSON.stringify({ baseUrl: endpoint.origin, projectId, functions: functionUrns(1) }),
  );
  alter = (answer) => ({ ...answer, headers: { ...answer.headers, 'Content-Type': 'text/html' } });
  const args = ['--env', environment, '--baseline', baseline, '--fuzz', 'off', '--report-dir', folder];
  const run = (...more: string[]) => startCommand([...args, ...more], { CONFORMANCE_TOKEN: token }).ended;
  expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('known.yaml') });
  expect(await run('--update-baseline')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('3 entries'),
  });
  expect(await readFile(baseline, 'utf8')).toContain('rule: headers.media-type');
  expect(await run()).toMatchObject({ code: 0, stderr: '' });
});

const sentence = /^the suite itself failed: [^\n]+\n$/;

describe('where the suite itself fails, the exit code is 4, and one sentence says why', () => {
  test('standard output is closed; the reports are written', async () => {
    const { child, ended } = start();
    child.stdout?.destroy();
    const { code, errors } = await ended;
    expect(code).toBe(4);
    expect(errors).toMatch(sentence);
    expect(await readdir(folder)).toHaveLength(reportFiles.length);
  });

  const disks = existsSync('/dev/full') ? entries : [];
  test.each(disks)('standard output is a full disk, for %s', async (entry) => {
    const full = await open('/dev/full', 'w');
    const { code, errors } = await start(full.fd, [], entry).ended;
    await full.close();
    expect(code).toBe(4);
    expect(errors).toMatch(/ENOSPC/);
  });

  test.each([
    ['a target that keeps the contract', (answer: Answer) => answer, 'keeps the contract'],
    [
      'a target that breaks it',
      (answer: Answer) => ({ ...answer, headers: { ...answer.headers, 'Content-Type': 'text/html' } }),
      'breaks the contract',
    ],
  ])(
    'a report cannot be written: the verdict is printed before, and the others are written, of %s',
    async (_of, change, verdict) => {
      alter = change;
      await mkdir(join(folder, 'report.json'));
      const { child, ended } = start();
      let output = '';
      child.stdout?.on('data', (chunk) => {
        output += String(chunk);
      });
      const { code, errors } = await ended;
      expect(code).toBe(4);
      expect(errors).toMatch(sentence);
      expect(output).toContain(verdict);
      expect(await readdir(folder)).toHaveLength(reportFiles.length);
    },
  );

  test.each(entries)('an error that nobody waits for, in %s', async (entry) => {
    const crash = 'data:text/javascript,setTimeout(() => { throw new Error("crash") }, 500)';
    const { code, errors } = await start('pipe', ['--import', crash], entry).ended;
    expect({ code, errors }).toEqual({ code: 4, errors: 'the suite itself failed: crash\n' });
  });
});
