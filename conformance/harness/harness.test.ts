import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = await readFile(join(root, 'README.md'), 'utf8');
const [, example = ''] = /^```ts\n([^`]*conformanceTests[^`]*)^```$/m.exec(readme) ?? [];

await mkdir(join(root, '.cache'), { recursive: true });
const folder = await mkdtemp(join(root, '.cache/harness-'));
afterAll(() => rm(folder, { recursive: true }));

const config = `export default {
  root: ${JSON.stringify(folder)},
  resolve: { alias: { 'functiongraph-async-invoke-contract/vitest': ${JSON.stringify(join(root, 'conformance/harness/index.ts'))} } },
};`;

/** The server of the README's example: the reference endpoint, its answers changed. */
const server = (alter: string) => `
import { readState, startReferenceEndpoint } from '${root}conformance/reference/index.ts';
export async function startServer() {
  const { origin, stop } = await startReferenceEndpoint({ alter: ${alter} });
  const [[projectId, { functions: [{ func_urn }], tokens: [token] }]] = Object.entries((await readState()).projects);
  return { url: origin, stop, projectId, functionUrns: [func_urn], token };
}`;

async function results(alter: string): Promise<Map<string, string>> {
  await writeFile(join(folder, 'vitest.config.mjs'), config);
  await writeFile(join(folder, 'server.js'), server(alter));
  await writeFile(join(folder, 'example.test.ts'), example);
  const args = ['run', '--config', join(folder, 'vitest.config.mjs'), '--reporter=json'];
  const printed = await new Promise<string>((resolve) =>
    execFile(join(root, 'node_modules/.bin/vitest'), args, { cwd: folder }, (_, stdout) => resolve(stdout)),
  );
  const { testResults } = JSON.parse(printed) as {
    testResults: { message: string; assertionResults: { title: string; status: string }[] }[];
  };
  expect(testResults.map(({ message }) => message)).toEqual(['']);
  return new Map(
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ title, status }) => [title.replace(/:.*/, ''), status] as const),
    ),
  );
}

const namesOf = (tests: Map<string, string>, status: string) =>
  [...tests].filter(([, actual]) => actual === status).map(([name]) => name);

test("the README's example has one test for each rule, and fails by the rule that a server breaks", async () => {
  const found = await results(
    '(answer) => answer.status === 200 ? { ...answer, body: { ...answer.body, max_async_retry_attempts: 9 } } : answer',
  );
  expect(namesOf(found, 'passed').length).toBeGreaterThan(50);
  expect(namesOf(found, 'failed')).toEqual(['ranges.max_async_retry_attempts.maximum']);
});
