import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import document from '../generated/openapi.json' with { type: 'json' };

const root = fileURLToPath(new URL('../', import.meta.url));
const [, section = ''] =
  /^## For TypeScript developers$(.*?)^## /ms.exec(readFileSync(`${root}README.md`, 'utf8')) ?? [];
const examples = examplesOf(section);
const recipes = examplesOf(readFileSync(`${root}docs/client.md`, 'utf8'));

/** Where an import of the package leads before it is published. */
const entries = {
  'functiongraph-async-invoke-contract/client': `${root}src/client.ts`,
  'functiongraph-async-invoke-contract/destination': `${root}src/destination.ts`,
  'functiongraph-async-invoke-contract/node': `${root}src/node.ts`,
  'functiongraph-async-invoke-contract/profiles/international-2024-03-14': `${root}generated/profiles/international-2024-03-14/profile.ts`,
  'functiongraph-async-invoke-contract/schemas': `${root}src/schemas.ts`,
  'functiongraph-async-invoke-contract/testing/msw': `${root}src/msw.ts`,
  'functiongraph-async-invoke-contract/testing': `${root}conformance/kit/index.ts`,
  'functiongraph-async-invoke-contract/validate': `${root}src/validate.ts`,
  'functiongraph-async-invoke-contract': `${root}src/index.ts`,
};

function examplesOf(text: string): string[] {
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
}

/** What an example says that it prints. */
function promisedBy(example: string): string[] {
  return [...example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line = '']) => line);
}

/** Inside the project, where packages are found. */
mkdirSync(`${root}.cache`, { recursive: true });
const folder = mkdtempSync(`${root}.cache/readme-`);

let server: Server;

beforeAll(async () => {
  const { value } = document.components.responses.Ok.content['application/json'].examples.documented;
  server = createServer((request, response) => {
    const func_urn = request.url?.split('/')[5];
    response.writeHead(200, { 'Content-Type': 'application/json', 'X-Request-Id': 'r-1' });
    response.end(JSON.stringify({ ...value, func_urn }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function run(example: string): Promise<string[]> {
  const { outputFiles } = await build({
    stdin: { contents: example, resolveDir: root, loader: 'ts' },
    alias: entries,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const file = `${folder}/${randomUUID()}.mjs`;
  writeFileSync(file, outputFiles[0]?.text ?? '');
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((...values) => lines.push(values.map(String).join(' ')));
  // What is meant for the platform goes to a server that stands in for it.
  const { fetch } = globalThis;
  const { port } = server.address() as AddressInfo;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (url.startsWith('http://127.0.0.1')) return fetch(url, init);
    expect(url).toMatch(/^https:\/\/functiongraph\.cn-north-4\.myhuaweicloud\.com\//);
    return fetch(`http://127.0.0.1:${port}${new URL(url).pathname}`, init);
  });
  vi.stubEnv('HUAWEICLOUD_SDK_AK', 'AK');
  vi.stubEnv('HUAWEICLOUD_SDK_SK', 'SK');
  vi.stubEnv('HUAWEICLOUD_SDK_PROJECT_ID', '7aad83af3e8d42e99ac194xxxxxxxxxx');
  await import(/* @vite-ignore */ file);
  return lines;
}

describe('the examples of the README', () => {
  test('are there', () => {
    expect(examples.length).toBeGreaterThan(3);
    expect(recipes.length).toBeGreaterThan(9);
  });

  test('print what they say', () => {
    expect(examples.filter((example) => promisedBy(example).length === 0)).toEqual([]);
  });

  test.each([...examples, ...recipes].filter((example) => promisedBy(example).length > 0))(
    'and these of docs/client.md do (%#)',
    async (example) => {
      expect(await run(example)).toEqual(promisedBy(example));
    },
  );

  test('compile, and so do the recipes', () => {
    const files = new Map(
      [...examples, ...recipes].map((example, index) => [`${root}src/readme-example-${index}.ts`, example]),
    );
    const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
    const { options: strict } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const options = { ...strict, noUnusedLocals: false };
    const paths = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, [file]]));
    const host = ts.createCompilerHost({ ...options, paths });
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (name) => files.has(name) || fileExists(name);
    host.readFile = (name) => files.get(name) ?? readFile(name);
    host.getSourceFile = (name, language, ...rest) => {
      const example = files.get(name);
      return example === undefined
        ? getSourceFile(name, language, ...rest)
        : ts.createSourceFile(name, example, language);
    };
    const program = ts.createProgram([...files.keys()], { ...options, paths }, host);
    const problems = ts.getPreEmitDiagnostics(program);
    expect(ts.formatDiagnostics(problems, host)).toBe('');
  });
});
