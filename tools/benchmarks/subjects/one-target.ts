import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { functionUrn, projectId, token } from '../../../conformance/reference/many-functions.ts';
import { runConformance } from '../../../conformance/run.ts';
import { defaults } from '../../../conformance/settings.ts';
import { findSchemathesis } from '../../../packages/schemathesis-runner-wrapper/src/index.ts';
import { compare } from '../processes/compare.ts';
import { type Cost, measure } from '../processes/measure.ts';
import { type Command, dependency, program, suite } from '../processes/program.ts';
import { startEndpoint } from '../target/endpoint.ts';
import { settingsOf } from '../target/suite.ts';

const rounds = 5;

/** What is compared. */
export type TargetContender =
  | 'node'
  | 'version'
  | 'rules'
  | 'respect'
  | 'mock'
  | 'full'
  | 'schemathesis'
  | 'prism'
  | 'vitest';

/** What it costs to test one target with one function. */
export interface TargetFigures {
  readonly costs: Readonly<Record<TargetContender, Cost>>;
  /** How many requests the rules send. */
  readonly requests: number;
  /** Milliseconds that the same requests take with undici alone: the target's own latency. */
  readonly latency: number;
  /** Milliseconds that they take through Prism's proxy, without its start. */
  readonly throughPrism: number;
  readonly schemathesisVersion: string;
}

/** Runs the suite and what it is compared with against one target, by turns. */
export async function measureOneTarget(): Promise<TargetFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-'));
  const endpoint = await startEndpoint(1);
  try {
    const schemathesis = await findSchemathesis();
    const { exchanges } = await runConformance(settingsOf(endpoint.origin, 1));
    const requests = exchanges.map(({ request }) => ({
      path: request.url.slice(endpoint.origin.length),
      headers: Object.fromEntries(request.headers),
    }));
    const known = exchanges.filter(({ response }) => response?.status === 200);
    const files = {
      requests: join(folder, 'requests.json'),
      direct: join(folder, 'direct.json'),
      test: join(folder, 'empty.test.js'),
    };
    await writeFile(files.requests, JSON.stringify(requests));
    const direct = known.map(({ request: { url } }) => ({ url, headers: { 'X-Auth-Token': token } }));
    await writeFile(files.direct, JSON.stringify(direct));
    await writeFile(files.test, "test('nothing', () => {});\n");

    const concurrency = String(defaults.concurrency);
    const flags = ['--report-dir', join(folder, 'reports')];
    const target = [
      '--base-url',
      endpoint.origin,
      '--project-id',
      projectId,
      '--function-urn',
      functionUrn(1),
    ];
    const env = { CONFORMANCE_TOKEN: token };
    const alone = [
      ...schemathesis.command,
      'run',
      fileURLToPath(new URL('../../../generated/openapi.json', import.meta.url)),
      '--url',
      endpoint.origin,
      '--header',
      `X-Auth-Token: ${token}`,
    ] as unknown as Command;
    const inputs = { project_id: projectId, function_urn: functionUrn(1), token };
    const respect = dependency(
      'redocly',
      'respect',
      fileURLToPath(new URL('../../../openapi/functiongraph-async-invoke.arazzo.yaml', import.meta.url)),
      ...['--input', JSON.stringify(inputs), '--server', `contract=${endpoint.origin}`],
    );
    const prism: number[] = [];
    const costs = await compare<TargetContender>(
      {
        node: () => measure([process.execPath, '-e', '0']),
        version: () => measure(suite('--version')),
        respect: () => measure(respect, { cwd: folder }),
        vitest: () => measure(dependency('vitest', 'run', '--globals', '--root', folder), { env }),
        rules: () => measure(suite(...target, '--fuzz', 'off', ...flags), { env }),
        mock: () => measure(suite('--mock', '--fuzz', 'off', ...flags)),
        full: () => measure(suite(...target, '--fuzz', 'required', ...flags), { env }),
        // It calls a function that exists only by chance, so it has something to complain of.
        schemathesis: () => measure(alone, { expected: [0, 1], cwd: folder }),
        prism: async () => {
          const cost = await measure(program('through-prism', endpoint.origin, files.requests, concurrency));
          prism.push(Number(cost.output));
          return cost;
        },
      },
      rounds,
    );
    const undici = await measure(program('undici-alone', files.direct, concurrency));
    return {
      costs,
      requests: requests.length,
      latency: (Number(undici.output) * requests.length) / known.length,
      throughPrism: prism.toSorted((a, b) => a - b)[prism.length >> 1] ?? Number.NaN,
      schemathesisVersion: schemathesis.version,
    };
  } finally {
    await endpoint.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
