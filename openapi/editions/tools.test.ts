import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentUrl, readDocument } from '../generate/document.ts';
import { readOverlays } from '../generate/overlay.ts';
import type { Json, JsonObject } from '../json.ts';
import { generateEditions } from './editions.ts';

const bin = (name: string) => fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const name = 'functiongraph-async-invoke';
const timeout = 120_000;
const overlays = await readOverlays();
const editions = await generateEditions(await readDocument(), overlays);
const cleanups: Array<() => unknown> = [];

let folder: string;
let mock: string;
let brokenEndpoint: string;

interface Run {
  readonly code: number;
  readonly output: string;
}

function run(tool: string, ...args: string[]): Promise<Run> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve) => {
    execFile(bin(tool), args, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
        output: stdout + stderr,
      });
    });
  });
}

/** Starts the mock that the project documents, on a free port. */
async function startMock(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  const prism = spawn(bin('prism'), ['mock', fileURLToPath(documentUrl), '--port', String(port)]);
  cleanups.push(async () => {
    const exited = once(prism, 'exit');
    prism.kill();
    await exited;
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    prism.once('exit', () => reject(new Error(`The mock did not start: ${said}`)));
    prism.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('is listening')) resolve();
    });
  });
  return `http://127.0.0.1:${port}`;
}

/** Answers with the documented example, one value of which is out of its bounds. */
async function startBrokenEndpoint(): Promise<string> {
  const { components } = await readDocument();
  const { content } = (components.responses as { [name: string]: JsonObject }).Ok as {
    content: { 'application/json': { examples: { [name: string]: { value: { [name: string]: Json } } } } };
  };
  const body = {
    ...content['application/json'].examples.documented?.value,
    max_async_event_age_in_seconds: 59,
  };
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => new Promise((closed) => server.close(closed)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'editions-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(editions)) await writeFile(join(folder, file), text);
  [mock, brokenEndpoint] = await Promise.all([startMock(), startBrokenEndpoint()]);
}, timeout);

afterAll(async () => {
  for (const clean of cleanups.reverse()) await clean();
});

describe('the linter', () => {
  it('finds nothing in any OpenAPI, Arazzo or Overlay file', { timeout }, async () => {
    const config = join(root, 'redocly.yaml');
    const files = Object.keys(editions).filter((file) => !file.includes('postman'));
    const overlayFiles = [...overlays.keys()].map((profile) =>
      join(root, `openapi/overlays/${profile}.yaml`),
    );
    const { code, output } = await run('redocly', 'lint', '--config', config, ...files, ...overlayFiles);
    expect(output).toContain('Your API descriptions are valid');
    expect(output).not.toMatch(/\d+ warning/i);
    expect(code).toBe(0);
  });
});

describe('the Postman collection', () => {
  const collection = `${name}.postman_collection.json`;
  const newman = (url: string) =>
    run('newman', 'run', collection, '--env-var', `baseUrl=${url}`, '--env-var', 'apiKey=t');

  it('passes in newman against the mock', { timeout }, async () => {
    const { code, output } = await newman(mock);
    expect(output).toContain('the body is as the contract says: AsyncInvokeConfig');
    expect(code, output).toBe(0);
  });

  it('fails in newman against an endpoint that breaks a bound', { timeout }, async () => {
    const { code, output } = await newman(brokenEndpoint);
    expect(output).toMatch(/max_async_event_age_in_seconds.+should be >= 60/);
    expect(code).toBe(1);
  });
});

describe('the Arazzo description', () => {
  const inputs = JSON.stringify({
    project_id: 'p',
    function_urn: 'urn:fss:a:p:function:b:c:latest',
    token: 't',
  });
  const respect = (url: string) =>
    run('redocly', 'respect', `${name}.arazzo.yaml`, '--input', inputs, '--server', `contract=${url}`);

  it('passes in Respect against the mock', { timeout }, async () => {
    const { code, output } = await respect(mock);
    expect(code, output).toBe(0);
  });

  it('fails in Respect against an endpoint that breaks a bound', { timeout }, async () => {
    const { code, output } = await respect(brokenEndpoint);
    expect(output).toMatch(/max_async_event_age_in_seconds/);
    expect(code).toBe(1);
  });
});
