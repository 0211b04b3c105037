import { once } from 'node:events';
import { readFileSync } from 'node:fs';
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
const examples = [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);

/** Where an import of the package leads before it is published. */
const entries = {
  'functiongraph-async-invoke-contract/client': `${root}src/client.ts`,
  'functiongraph-async-invoke-contract/destination': `${root}src/destination.ts`,
  'functiongraph-async-invoke-contract/validate': `${root}src/validate.ts`,
  'functiongraph-async-invoke-contract': `${root}src/index.ts`,
};

let server: Server;

beforeAll(async () => {
  const { value } = document.components.responses.Ok.content['application/json'].examples.documented;
  server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
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
  });
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((...values) => lines.push(values.join(' ')));
  // What is meant for the platform goes to a server that stands in for it.
  const { fetch } = globalThis;
  const { port } = server.address() as AddressInfo;
  vi.stubGlobal('fetch', (request: Request) => {
    expect(request.url).toMatch(/^https:\/\/functiongraph\.cn-north-4\.myhuaweicloud\.com\//);
    return fetch(new Request(`http://127.0.0.1:${port}${new URL(request.url).pathname}`, request));
  });
  vi.stubEnv('HUAWEICLOUD_SDK_AK', 'AK');
  vi.stubEnv('HUAWEICLOUD_SDK_SK', 'SK');
  vi.stubEnv('HUAWEICLOUD_SDK_PROJECT_ID', 'project');
  await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
  return lines;
}

describe('the examples of the README', () => {
  test('are there', () => expect(examples.length).toBeGreaterThan(4));

  test.each(examples)('print what they say (%#)', async (example) => {
    const promised = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line);
    expect(promised.length).toBeGreaterThan(0);
    expect(await run(example)).toEqual(promised);
  });

  test('compile', () => {
    const files = new Map(
      examples.map((example, index) => [`${root}src/readme-example-${index}.ts`, example]),
    );
    const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
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
