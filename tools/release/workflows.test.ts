import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { options } from '../../conformance/command/configuration/options.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts, devDependencies } = JSON.parse(read('package.json'));
const targets = [...read('Makefile').matchAll(/^([a-z-]+):/gm)].map(([, target]) => target);
const action = parse(read('action.yml'));

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [name: string]: unknown };
}

interface Job {
  readonly steps: readonly Step[];
}

const workflows = readdirSync(join(root, '.github/workflows')).map((file) => {
  const { jobs } = parse(read(`.github/workflows/${file}`)) as { jobs: { [name: string]: Job } };
  return { file, steps: Object.values(jobs).flatMap((job) => job.steps) };
});

describe.each([...workflows, { file: 'action.yml', steps: action.runs.steps as Step[] }])(
  '$file',
  ({ steps }) => {
    it('runs scripts, targets and files that exist', () => {
      const commands = steps.map(({ run = '' }) => run).join('\n');
      for (const [, script = ''] of commands.matchAll(/npm run (?:--?\w+ )*([\w:]+)/g)) {
        expect(Object.keys(scripts)).toContain(script);
      }
      for (const [, target] of commands.matchAll(/\bmake ([\w-]+)/g)) expect(targets).toContain(target);
      for (const [path] of commands.matchAll(/^\.\S+/gm))
        expect(existsSync(join(root, path)), path).toBe(true);
      expect(steps.length).toBeGreaterThan(0);
    });

    it('takes nothing from elsewhere but by its commit', () => {
      for (const { uses = './' } of steps) expect(uses).toMatch(/^\.\/$|^actions\/[\w-]+@[\da-f]{40}$/);
    });

    it('leaves no token behind in a checkout', () => {
      for (const { uses = '', with: inputs } of steps)
        if (uses.startsWith('actions/checkout@')) expect(inputs?.['persist-credentials']).toBe(false);
    });
  },
);

describe('the workflows', () => {
  it('give the action inputs that it has', () => {
    const uses = workflows.flatMap(({ steps }) => steps).filter((step) => step.uses === './');
    expect(uses).not.toHaveLength(0);
    for (const step of uses) {
      for (const name of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(name);
    }
  });
});

describe('pages.yml', () => {
  it('puts each minor version beside the latest site, as its newest release has it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'));
    // In place of GitHub: releases whose sites say which one they are of.
    const gh = `#!/bin/sh
case $2 in
  list) printf 'v0.2.0\\nv0.1.9\\nv0.1.10\\nv0.1.0\\n' ;;
  download) mkdir -p "$3" && echo "$3" > "$3/index.html" && tar -cz -C "$3" . && rm -r "$3" ;;
esac
`;
    try {
      mkdirSync(join(folder, 'bin'));
      mkdirSync(join(folder, 'dist/site'), { recursive: true });
      writeFileSync(join(folder, 'bin/gh'), gh, { mode: 0o755 });
      const { steps } = workflows.find(({ file }) => file === 'pages.yml') ?? { steps: [] };
      const script = steps.find(({ run }) => run?.includes('gh release'))?.run ?? 'exit 99';
      const env = { PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter) };
      const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], { cwd: folder, env });
      const versions = readdirSync(join(folder, 'dist/site')).map((version) => [
        version,
        readFileSync(join(folder, 'dist/site', version, 'index.html'), 'utf8').trim(),
      ]);
      expect({ status, versions }).toEqual({
        status: 0,
        versions: [
          ['v0.1', 'v0.1.10'],
          ['v0.2', 'v0.2.0'],
        ],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('action.yml', () => {
  const step = (action.runs.steps as Array<Step & { env: { [name: string]: string } }>).find(
    ({ id }) => id === 'run',
  );
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'action-'));
    // In place of the published package, this one; the rehearsal of a release takes the action's step from a registry.
    const npx = `#!/bin/sh
while [ "$1" != functiongraph-async-invoke-contract ]; do shift; done
shift
exec node "${join(root, 'dist/command/cli.js')}" "$@"
`;
    writeFileSync(join(folder, 'npx'), npx, { mode: 0o755 });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the step as GitHub does: every input by its default, but for those given. */
  function run(inputs: { readonly [name: string]: string }) {
    const env: { [name: string]: string } = {};
    for (const [variable, expression] of Object.entries(step?.env ?? {})) {
      const name = /inputs\.([\w-]+)/.exec(expression)?.[1] ?? '';
      env[variable] = inputs[name] ?? action.inputs[name].default;
    }
    const outputs = join(folder, 'outputs');
    const github = {
      GITHUB_ACTION_PATH: root,
      GITHUB_WORKSPACE: folder,
      GITHUB_OUTPUT: outputs,
      RUNNER_TEMP: folder,
    };
    const { HOME = '' } = process.env;
    const PATH = [folder, process.env.PATH].join(delimiter);
    const { status, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', step?.run ?? 'exit 99'], {
      cwd: folder,
      env: { PATH, HOME, ...github, ...env },
      encoding: 'utf8',
    });
    return { code: status, errors: stderr, outputs: readFileSync(outputs, 'utf8') };
  }

  it('uses flags that the suite has', () => {
    const flags = [...(step?.run ?? '').matchAll(/--([\w-]+)="/g)].map(([, flag]) => flag);
    expect(flags.length).toBeGreaterThan(4);
    const known: readonly string[] = options.map(({ flag }) => flag);
    for (const flag of flags) expect(known).toContain(flag);
  });

  it('brings Prism in the version that is tested here', () => {
    const [, version] = /@stoplight\/prism-cli@([\d.]+)/.exec(step?.run ?? '') ?? [];
    expect(devDependencies['@stoplight/prism-cli']).toBe(`^${version}`);
  });

  it('tests the mock where it is asked to, and says where the report is', () => {
    const { code, outputs } = run({ mock: 'true' });
    expect(code).toBe(0);
    const report = /^report=(.+)$/m.exec(outputs)?.[1] ?? '';
    expect(JSON.parse(readFileSync(report, 'utf8')).verdict).toBe('conforms');
  });

  const target = { 'base-url': 'http://127.0.0.1:1', 'project-id': 'p', 'function-urn': 'f' };

  it.each([
    ['no input is given', {}, '--base-url needs a value.'],
    ['no target is given', { mock: 'yes' }, '--base-url needs a value.'],
    ['the project is empty', { ...target, 'project-id': '' }, '--project-id needs a value.'],
    ['the function is empty', { ...target, 'function-urn': '' }, '--function-urn needs a value.'],
    ['the mock has a target', { ...target, mock: 'true' }, '--mock and --base-url cannot be combined.'],
  ])('fails where %s', (_case, inputs, sentence) => {
    expect(run(inputs)).toMatchObject({ code: 2, errors: `${sentence}\n` });
  });

  it('takes no input for a command, and passes the exit code on', () => {
    const { code } = run({
      'base-url': `$(touch ${folder}/hacked)"; touch ${folder}/hacked; "`,
      'project-id': 'p',
      'function-urn': 'f',
    });
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
  });
});
