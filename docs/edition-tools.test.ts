import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import {
  type Answer,
  jsonAnswer,
  type ReferenceEndpoint,
  readState,
  startReferenceEndpoint,
} from '../conformance/reference/index.ts';
import { generateEditions } from '../openapi/editions/editions.ts';
import { documentUrl, readDocument } from '../openapi/generate/document.ts';
import { applyOverlay, readOverlays } from '../openapi/generate/overlay.ts';
import type { JsonObject } from '../openapi/json.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const name = 'functiongraph-async-invoke';
const timeout = 120_000;
const document = await readDocument();
const overlays = await readOverlays();
const editions = await generateEditions(document, overlays);
const state = await readState();
const [projectId = '', project] = Object.entries(state.projects)[0] ?? [];
const functionUrn = project?.functions[0]?.func_urn ?? '';
const token = project?.tokens[0] ?? '';

let folder: string;
const endpoints: ReferenceEndpoint[] = [];

/** Runs a tool in the folder of the editions. */
function run(tool: string, ...args: string[]): Promise<{ readonly code: number; readonly output: string }> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules/.bin', tool), args, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

/** Starts an endpoint that keeps the contract, but for what `alter` does; gives its address. */
async function start(alter?: (config: JsonObject) => JsonObject): Promise<string> {
  const altered = (answer: Answer) =>
    answer.status === 200 && alter ? jsonAnswer(200, alter(answer.body as JsonObject)) : answer;
  const endpoint = await startReferenceEndpoint({ state, alter: altered });
  endpoints.push(endpoint);
  return endpoint.origin;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'editions-'));
  for (const [file, text] of Object.entries(editions)) await writeFile(join(folder, file), text);
});

afterAll(async () => {
  for (const endpoint of endpoints) await endpoint.stop();
  await rm(folder, { recursive: true, force: true });
});

it('Redocly finds nothing in any OpenAPI, Arazzo or Overlay file', { timeout }, async () => {
  const files = Object.keys(editions).filter((file) => !file.includes('postman'));
  const overlayFiles = [...overlays.keys()].map((profile) => join(root, `openapi/overlays/${profile}.yaml`));
  const config = join(root, 'redocly.yaml');
  const { code, output } = await run('redocly', 'lint', '--config', config, ...files, ...overlayFiles);
  expect(output.match(/: validated in/g)).toHaveLength(files.length + overlayFiles.length);
  expect(output).toContain('Your API descriptions are valid');
  expect(output).not.toMatch(/\d+ warning/i);
  expect(code).toBe(0);
});

describe.each(['1.0.0', '1.1.0'])('by Overlay %s', (version) => {
  it.each([...overlays])('Redocly makes the same profile %s', { timeout }, async (profile, overlay) => {
    const files = { overlay: `${profile}-${version}.overlay.yaml`, bundle: `${profile}-${version}.json` };
    await writeFile(join(folder, files.overlay), stringify({ ...overlay, overlay: version }));
    const args = ['--overlay', files.overlay, '--output', files.bundle];
    const { code, output } = await run('redocly', 'bundle', fileURLToPath(documentUrl), ...args);
    expect(code, output).toBe(0);
    expect(parse(await readFile(join(folder, files.bundle), 'utf8'))).toEqual(
      await applyOverlay(document, overlay),
    );
  });
});

describe('the Postman collection', () => {
  const newman = (baseUrl: string, profile = '', apiKey = token) => {
    const variables = { baseUrl, apiKey, project_id: projectId, function_urn: functionUrn };
    const args = Object.entries(variables).flatMap(([key, value]) => ['--env-var', `${key}=${value}`]);
    return run('newman', 'run', `${name}${profile}.postman_collection.json`, ...args);
  };

  it.each(['', ...[...overlays.keys()].map((profile) => `.${profile}`)])(
    'passes in newman: contract%s',
    { timeout },
    async (profile) => {
      const { code, output } = await newman(await start(), profile);
      expect(output).toContain('the body is as the contract says: AsyncInvokeConfig');
      expect(code, output).toBe(0);
    },
  );

  it('fails in newman where an endpoint breaks a bound, or refuses the token', { timeout }, async () => {
    const broken = await newman(await start((config) => ({ ...config, max_async_event_age_in_seconds: 59 })));
    expect(broken.output).toMatch(/max_async_event_age_in_seconds.+should be >= 60/);
    expect(broken.code).toBe(1);
    const refused = await newman(await start(), '', 'wrong');
    expect(refused.output).toMatch(/expected response to have status code 200 but got 401/);
    expect(refused.code).toBe(1);
  });
});

describe('the Arazzo description', () => {
  const respect = (url: string) => {
    const inputs = JSON.stringify({ project_id: projectId, function_urn: functionUrn, token });
    const server = ['--input', inputs, '--server', `contract=${url}`];
    return run('redocly', 'respect', `${name}.arazzo.yaml`, ...server);
  };

  const bare = ({ destination_config: _1, created_time: _2, last_modified: _3, ...config }: JsonObject) =>
    config;

  it.each([
    ['as it is', undefined],
    ['without the members that may be absent', bare],
  ])('passes in Respect with a configuration %s', { timeout }, async (_what, alter) => {
    const { code, output } = await respect(await start(alter));
    expect(code, output).toBe(0);
  });

  it('fails in Respect where an endpoint breaks a bound', { timeout }, async () => {
    const { code, output } = await respect(
      await start((config) => ({ ...config, max_async_event_age_in_seconds: 59 })),
    );
    expect(output).toMatch(/max_async_event_age_in_seconds/);
    expect(code).toBe(1);
  });
});
