import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { options } from '../../conformance/command/configuration/options.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json'));
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

    it('names a version for every action that it takes from elsewhere', () => {
      for (const { uses = './' } of steps) expect(uses).toMatch(/^\.\/$|^[\w-]+\/[\w-]+@v\d+$/);
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

describe('action.yml', () => {
  const step = (action.runs.steps as Array<Step & { env: { [name: string]: string } }>).find(
    ({ id }) => id === 'run',
  );
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'action-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the step as GitHub does: every input by its default, but for those given. */
  function run(inputs: { readonly [name: string]: string }): { code: number; outputs: string } {
    const env: { [name: string]: string } = {};
    for (const [variable, expression] of Object.entries(step?.env ?? {})) {
      const name = /inputs\.([\w-]+)/.exec(expression)?.[1] ?? '';
      env[variable] = inputs[name] ?? action.inputs[name].default;
    }
    const outputs = join(folder, 'outputs');
    const github = { GITHUB_ACTION_PATH: root, GITHUB_WORKSPACE: folder, GITHUB_OUTPUT: outputs };
    const { PATH = '', HOME = '' } = process.env;
    let code = 0;
    try {
      execFileSync('bash', ['-eo', 'pipefail', '-c', step?.run ?? 'exit 99'], {
        cwd: folder,
        env: { PATH, HOME, ...github, ...env },
        stdio: 'pipe',
      });
    } catch (error) {
      code = (error as { status: number }).status;
    }
    return { code, outputs: readFileSync(outputs, 'utf8') };
  }

  it('uses flags that the suite has', () => {
    const flags = [...(step?.run ?? '').matchAll(/--([\w-]+) "/g)].map(([, flag]) => flag);
    expect(flags.length).toBeGreaterThan(4);
    const known: readonly string[] = options.map(({ flag }) => flag);
    for (const flag of flags) expect(known).toContain(flag);
  });

  it('tests the mock where no target is given, and says where the report is', { timeout: 120_000 }, () => {
    const { code, outputs } = run({});
    expect(code).toBe(0);
    const report = /^report=(.+)$/m.exec(outputs)?.[1] ?? '';
    expect(JSON.parse(readFileSync(report, 'utf8')).verdict).toBe('conforms');
  });

  it('takes no input for a command, and passes the exit code on', { timeout: 120_000 }, () => {
    const { code } = run({
      'base-url': `$(touch ${folder}/hacked)"; touch ${folder}/hacked; "`,
      'project-id': 'p',
    });
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
  });
});
