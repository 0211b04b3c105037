import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { CommandError, run } from '../package-check/command.ts';
import { readManifest } from './manifest.ts';
import { startRegistry } from './registry.ts';

// Publishes both packages to a registry on this machine, as the workflow of a release does, and runs the command from
// there: in an empty folder, with an empty cache, as people and the action do.

const root = fileURLToPath(new URL('../../', import.meta.url));
const name = 'functiongraph-async-invoke-contract';
const { version } = await readManifest();
const published = `${name}@${version}`;

/** The script of a step in a workflow or an action. */
async function scriptOf(file: string, within: string): Promise<string> {
  const { jobs, runs } = parse(await readFile(join(root, file), 'utf8'));
  const steps: { run?: string }[] =
    runs?.steps ?? Object.values<{ steps: object[] }>(jobs).flatMap((job) => job.steps);
  const script = steps.find((step) => step.run?.includes(within))?.run;
  if (script === undefined) throw new Error(`${file} has no step with "${within}"`);
  return script;
}

/** Does something, and says so. */
async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const result = await work();
  console.log(`ok    ${title}`);
  return result;
}

/** The endpoint of the published package. */
async function startReference(
  folder: string,
): Promise<{ token: string; flags: string[]; stop: () => Promise<void> }> {
  const child = spawn('npx', ['--yes', published, 'reference', '--port', '0', '--quiet'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    process.kill(-(child.pid ?? Number.NaN), 'SIGTERM');
    await ended;
  };
  for await (const line of createInterface(child.stdout)) {
    const [, token, flags] = /CONFORMANCE_TOKEN=(\S+) npx \S+ (.+)$/.exec(line) ?? [];
    if (token !== undefined && flags !== undefined) return { token, flags: flags.split(' '), stop };
  }
  throw new Error('the reference endpoint did not start');
}

async function rehearse(folder: string): Promise<void> {
  const packages = join(folder, 'packages');
  await mkdir(packages);
  const publish = await scriptOf('.github/workflows/release.yml', 'npm publish');
  await run(root, 'npm', 'pack', '--workspaces', '--include-workspace-root', '--pack-destination', packages);
  await step('publish, as the workflow does; twice, since it may be started again', async () => {
    // Only a workflow on GitHub can prove where it runs.
    const local = publish.replace('--provenance', '--provenance=false');
    for (const _ of [1, 2]) await run(packages, 'bash', '-eo', 'pipefail', '-c', local);
    for (const each of [name, 'schemathesis-runner-wrapper'])
      await run(packages, 'npm', 'view', each, 'version');
  });
  const printed = await step(`npx --yes ${published} --version`, () =>
    run(folder, 'npx', '--yes', published, '--version'),
  );
  if (printed !== version) throw new Error(`it is version ${printed}`);

  const { token, flags, stop } = await step('npx … reference', () => startReference(folder));
  process.env.CONFORMANCE_TOKEN = token;
  const target = [...flags, '--fuzz', 'off'];
  try {
    await step('npx …', () => run(folder, 'npx', '--yes', published, ...target));
    await step('bunx …', () =>
      run(folder, 'npx', '--yes', '-p', 'bun@1', 'bunx', '--bun', published, ...target),
    );
    // By itself it takes only what has been published for a day.
    const deno = ['deno', 'run', '--allow-all', '--minimum-dependency-age=0', `npm:${published}`];
    await step('deno run npm:…', () => run(folder, 'npx', '--yes', '-p', 'deno@2', ...deno, ...target));
    const script = await scriptOf('action.yml', 'npx --yes');
    const action = (inputs: NodeJS.ProcessEnv) => {
      const runner = { GITHUB_ACTION_PATH: root, GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder };
      const variables = {
        ...{ ...runner, GITHUB_OUTPUT: join(folder, 'output') },
        ...{ REPORT_DIR: 'reports', FUZZ: 'off', BASE_URL: '', PROJECT_ID: '', FUNCTION_URN: '' },
        ...inputs,
      };
      const assignments = Object.entries(variables).map(([variable, value]) => `${variable}=${value}`);
      return run(folder, 'env', ...assignments, 'bash', '-eo', 'pipefail', '-c', script);
    };
    const [, baseUrl, , projectId, , functionUrn] = flags;
    await step('the action', () =>
      action({ BASE_URL: baseUrl, PROJECT_ID: projectId, FUNCTION_URN: functionUrn }),
    );
    await step('the action, with the mock', () => action({ MOCK: 'true' }));
  } finally {
    await stop();
  }
}

const registry = await startRegistry([name, 'schemathesis-runner-wrapper']);
const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
Object.assign(process.env, {
  ...{ HOME: registry.home, npm_config_registry: registry.url, NPM_CONFIG_REGISTRY: registry.url },
});
try {
  await rehearse(folder);
} catch (error) {
  console.error(error instanceof CommandError ? `${error.message}` : error);
  process.exitCode = 1;
} finally {
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
}
