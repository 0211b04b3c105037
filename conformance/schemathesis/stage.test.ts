import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHECKS } from '../../packages/schemathesis-runner-wrapper/src/index.ts';
import { baseContract } from '../contract/contract.ts';
import {
  type Authentication,
  signatureAuthentication,
  tokenAuthentication,
} from '../probes/authentication.ts';
import { usualCapabilities } from '../probes/target.ts';
import {
  gatewayError,
  type ReferenceEndpoint,
  type ReferenceEndpointOptions,
  startReferenceEndpoint,
  writeAnswer,
} from '../reference/index.ts';
import { rulesFor } from '../rules/index.ts';
import { runConformance } from '../run.ts';
import { commandFile } from '../testing/command.ts';
import type { Report } from '../verdict/report.ts';
import { checkRules, checks } from './checks.ts';
import { leftOut } from './expectations.ts';
import { schemathesisStage } from './stage.ts';

let endpoint: ReferenceEndpoint | undefined;

afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
});

/** Starts a reference endpoint, and names its first project and function. */
async function start(options: ReferenceEndpointOptions = {}) {
  endpoint = await startReferenceEndpoint(options);
  const [projectId = '', project] = Object.entries(endpoint.state.projects)[0] ?? [];
  const [accessKey] = project?.accessKeys ?? [];
  const token = project?.tokens[0] ?? '';
  return {
    endpoint,
    projectId,
    functionUrn: project?.functions[0]?.func_urn ?? '',
    token,
    accessKey: accessKey!,
  };
}

/** Runs the rules and the stage. */
async function run(
  options: ReferenceEndpointOptions,
  authenticate: 'token' | 'signature' = 'token',
  settings = {},
) {
  const { endpoint: running, projectId, functionUrn, token, accessKey } = await start(options);
  const authentication: Authentication =
    authenticate === 'token' ? tokenAuthentication(token) : signatureAuthentication(accessKey, projectId);
  const contract = baseContract();
  const ids = checkRules.map(({ id }) => id);
  const { report } = await runConformance({
    target: {
      name: 'a test',
      baseUrl: running.origin,
      projectId,
      functionUrns: [functionUrn],
      capabilities: new Set(usualCapabilities),
      authentication,
    },
    contract,
    rules: rulesFor(contract),
    repeat: 2,
    retries: 1,
    concurrency: 4,
    strict: false,
    baseline: [],
    transport: { timeoutSeconds: 10 },
    shown: {},
    stages: [
      schemathesisStage(
        { checks: ids, isRequired: true, isInstalled: true, seed: 1, ...settings },
        () => undefined,
      ),
    ],
  });
  return { report, methods: running.methods, secrets: authentication.secrets };
}

function failed({ results }: Report): string[] {
  return results.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule);
}

test('every check of Schemathesis is either run or left out for a reason', () => {
  const named = [...checks.map(({ name }) => name), ...Object.keys(leftOut)];
  expect(named.toSorted()).toEqual([...CHECKS].toSorted());
});

describe('an endpoint that keeps the contract', () => {
  test('passes every check, gets nothing but GET, and answers a signature as it answers a token', async () => {
    const runs = [await run({}, 'token'), await run({}, 'signature')];
    for (const { report, methods } of runs) {
      expect(failed(report)).toEqual([]);
      expect(report.verdict).toBe('conforms');
      const ofStage = report.results.filter(({ rule }) => rule.startsWith('schemathesis.'));
      expect(ofStage).toHaveLength(checks.length);
      expect([...methods.keys()]).toEqual(['GET']);
    }
    const [withToken, withSignature] = runs.map(({ report }) => report.stages);
    expect(withToken).toMatchObject([{ name: 'schemathesis', status: 'run' }]);
    expect(withToken?.[0]?.detail).toMatch(/[1-9]\d* with 200.*[1-9]\d* of \d+ got past authentication/);
    expect(withSignature).toEqual(withToken);
  });

  test('passes where interim answers come before each answer', async () => {
    const { report } = await run({
      transmit: (response, answer) => {
        response.writeProcessing();
        response.writeEarlyHints({ link: '</a>; rel=preload' });
        response.writeProcessing();
        writeAnswer(response, answer);
      },
    });
    expect(failed(report)).toEqual([]);
    expect(report.stages).toMatchObject([{ status: 'run' }]);
  });

  test('passes calls that are made up at random', async () => {
    const { report } = await run({}, 'token', { maxExamples: 40 });
    expect(failed(report)).toEqual([]);
  });
});

describe('an endpoint with a fault that no rule looks for', () => {
  /** Fails for a project ID of two characters, which no probe asks for. */
  const failsForShortProjects: ReferenceEndpointOptions = {
    alter: (answer, { request }) =>
      /\/v2\/[^/%]{2}\//.test(request.target) ? { ...answer, status: 500 } : answer,
  };

  test.each(['token', 'signature'] as const)('is found, with a command that shows it (%s)', async (kind) => {
    const { report, secrets } = await run(failsForShortProjects, kind);
    expect(failed(report)).toEqual(['schemathesis.not_a_server_error']);
    const [finding] = report.results.find(({ outcome }) => outcome === 'failed')?.findings ?? [];
    expect(finding?.actual).toContain('500');
    const address = /https?:\/\/[^\s'"]+/.exec(finding?.curl ?? '')?.[0] ?? '';
    expect(address.startsWith(endpoint!.origin)).toBe(true);
    expect((await fetch(address)).status).toBe(500);
    for (const secret of secrets) expect(JSON.stringify(report)).not.toContain(secret);
  });
});

test('a stage whose calls are nearly all refused for their credentials was not exercised', async () => {
  const { report } = await run({
    transmit: (response, answer, { request }) =>
      writeAnswer(
        response,
        String(request.headers['user-agent']).includes('schemathesis')
          ? gatewayError(401, 'APIGW.0301', 'Incorrect IAM authentication information')
          : answer,
      ),
  });
  expect(report.stages).toMatchObject([{ status: 'not-exercised' }]);
  expect(report.stages[0]?.detail).toMatch(/0 of \d+ got past authentication/);
  expect(report.results.filter(({ rule }) => rule.startsWith('schemathesis.'))).toEqual([]);
  expect(report.exitCode).toBe(3);
});

test('a fault that a rule has found already is not reported again', async () => {
  const { report } = await run({
    alter: (answer) => (answer.status === 404 ? { ...answer, status: 500 } : answer),
  });
  expect(new Set(failed(report))).toEqual(new Set(['status.no-server-error']));
  const check = report.results.find(({ rule }) => rule === 'schemathesis.not_a_server_error');
  expect(check).toMatchObject({ outcome: 'blocked', reason: 'found already, see status.no-server-error' });
});

describe('the command on a machine without Python', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'no-python-'));
    await symlink(process.execPath, join(folder, 'node'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function command(...flags: string[]): Promise<{ code: number; output: string; report: Report }> {
    const { endpoint: running, projectId, functionUrn, token } = await start();
    const target = ['--base-url', running.origin, '--project-id', projectId, '--function-urn', functionUrn];
    const args = [commandFile, ...target, '--report-dir', folder, ...flags];
    const env = { PATH: folder, CONFORMANCE_TOKEN: token, SCHEMATHESIS_RUNNER_CACHE: join(folder, 'cache') };
    const { code, output } = await promisify(execFile)(process.execPath, args, { env }).then(
      ({ stdout }) => ({ code: 0, output: stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, output: error.stdout }),
    );
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
    return { code, output, report };
  }

  test('says in one line that the stage did not run and what helps, and ends with 0', async () => {
    const { code, output, report } = await command('--fuzz', 'install');
    expect(code).toBe(0);
    expect(output).toMatch(/^schemathesis: not-run: .*Python/m);
    expect(report.stages).toMatchObject([{ status: 'not-run' }]);
  });

  test('installs nothing where nobody asked for it', async () => {
    const { code, output } = await command();
    expect(code).toBe(0);
    expect(output).toMatch(
      /^schemathesis: not-run: Schemathesis is not installed; --fuzz install brings it/m,
    );
  });

  test('ends with 3 where the stage is required', async () => {
    expect((await command('--fuzz', 'required')).code).toBe(3);
  });

  test('says nothing where the stage is switched off', async () => {
    const { code, output } = await command('--fuzz', 'off');
    expect(code).toBe(0);
    expect(output).not.toContain('schemathesis');
  });
});
