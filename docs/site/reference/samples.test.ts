import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readState, startReferenceEndpoint } from '../../../conformance/reference/index.ts';
import { credentials, languages } from './samples.ts';

const state = await readState();
const [projectId = '', project] = Object.entries(state.projects)[0] ?? [];
const config = project?.functions[0];
const key = project?.accessKeys.find(({ securityToken }) => securityToken === undefined);
const secrets = { TOKEN: project?.tokens[0], ACCESS_KEY: key?.accessKey, SECRET_KEY: key?.secretKey };
let endpoint: Awaited<ReturnType<typeof startReferenceEndpoint>>;

beforeAll(async () => {
  endpoint = await startReferenceEndpoint({ state });
});

afterAll(() => endpoint.stop());

async function run(
  file: string,
  variables: { readonly [name: string]: string | undefined },
): Promise<string> {
  const path = fileURLToPath(new URL(`samples/${file}`, import.meta.url));
  const { run = '' } = languages.find(({ extension }) => file.endsWith(`.${extension}`)) ?? {};
  const [command = '', ...args] =
    run === 'tsx' ? ['node', '--input-type=module', '--eval', await bundle(path)] : [...run.split(' '), path];
  const env = {
    ...process.env,
    ENDPOINT: endpoint.origin,
    PROJECT_ID: projectId,
    FUNCTION_URN: config?.func_urn,
    ...variables,
  };
  return (await promisify(execFile)(command, args, { env })).stdout;
}

/** The sample with the package as it is in this checkout. */
async function bundle(path: string): Promise<string> {
  const alias = {
    'functiongraph-async-invoke-contract': fileURLToPath(new URL('../../../src/index.ts', import.meta.url)),
  };
  const { outputFiles } = await build({
    entryPoints: [path],
    alias,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return outputFiles[0]?.text ?? '';
}

describe.each(languages)('in $name', ({ extension }) => {
  it.each(credentials)(
    'a configuration is read: $name',
    { timeout: 120_000 },
    async ({ file, variables }) => {
      const given = Object.fromEntries(variables.map((name) => [name, secrets[name]]));
      expect(JSON.parse(await run(`${file}.${extension}`, given))).toEqual(config);
      const wrong = Object.fromEntries(variables.map((name) => [name, 'wrong']));
      await expect(run(`${file}.${extension}`, wrong)).rejects.toThrow();
    },
  );
});
