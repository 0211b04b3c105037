import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { options, variableOf } from '../../conformance/command/configuration/options.ts';
import { reportOptions } from '../../conformance/command/report/options.ts';
import { tool } from '../../conformance/tool.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const flagsIn = (command: string) =>
  [...command.matchAll(/(?:^|\s)--([a-z][a-z-]*)/g)].map(([, flag]) => flag);
const suiteFlags: readonly string[] = options.map(({ flag }) => flag);
const mergeFlags: readonly string[] = reportOptions.map(({ flag }) => flag);

/** The arguments of a command, after what starts the program. */
const argumentsOf = (command: string, start: string) => {
  expect(command).toContain(start);
  return command.slice(command.indexOf(start) + start.length);
};

describe('the GitHub workflow', () => {
  const { env, jobs } = parse(read('github-workflow.yaml'));
  const runs = (job: string): string[] => jobs[job].steps.flatMap(({ run }: { run?: string }) => run ?? []);
  const find = (job: string, start: string) =>
    argumentsOf(runs(job).find((run) => run.includes(start)) ?? '', start);

  test('takes the suite of this version, and uses flags that there are', () => {
    expect(env.SUITE).toBe(`${tool.name}@${tool.version}`);
    expect(suiteFlags).toEqual(expect.arrayContaining(flagsIn(find('shard', 'npx --yes "$SUITE"'))));
    expect(mergeFlags).toEqual(expect.arrayContaining(flagsIn(find('report', 'npx --yes "$SUITE" report'))));
  });

  test('has each shard once', () => {
    const { shard } = jobs.shard.strategy.matrix;
    expect(shard).toEqual(shard.map((_: number, index: number) => index + 1));
    const step = jobs.shard.steps.find(({ env }: { env?: object }) => env !== undefined);
    expect(step.env.CONFORMANCE_SHARD).toMatch(
      /^\$\{\{ matrix\.shard \}\}\/\$\{\{ strategy\.job-total \}\}$/,
    );
  });

  test('merges the shards, also where some found violations', () => {
    expect(jobs.shard.strategy['fail-fast']).toBe(false);
    expect(jobs.report.needs).toBe('shard');
    expect(jobs.report.if).toMatch(/!cancelled\(\)/);
    const upload = jobs.shard.steps.find(({ uses }: { uses?: string }) => uses?.includes('upload-artifact'));
    expect(upload.if).toBe('always()');
  });

  test('sets variables that there are', () => {
    const step = jobs.shard.steps.find(({ env }: { env?: object }) => env !== undefined);
    expect(Object.keys(step.env)).toEqual([
      'CONFORMANCE_TOKEN',
      'CONFORMANCE_BASE_URL',
      'CONFORMANCE_PROJECT_ID',
      'CONFORMANCE_SHARD',
    ]);
    expect(suiteFlags.map(variableOf)).toEqual(expect.arrayContaining(Object.keys(step.env).slice(1)));
  });

  test('fails where they are not set', () => {
    const run = runs('shard').find((run) => run.includes('npx')) ?? '';
    const { PATH, HOME } = process.env;
    const here = run.replace('npx --yes "$SUITE"', 'node dist/command/cli.js');
    const { status, stderr } = spawnSync('bash', ['-c', here], {
      cwd: new URL('../../', import.meta.url),
      env: { PATH, HOME, CONFORMANCE_BASE_URL: '', CONFORMANCE_PROJECT_ID: '', CONFORMANCE_SHARD: '1/4' },
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^--base-url is missing/);
    expect(status).toBe(2);
  });
});

describe('the Kubernetes jobs', () => {
  const documents = parseAllDocuments(read('kubernetes-job.yaml'));
  const [, job, merge] = documents.map((document) => document.toJS());
  const containerOf = ({ spec }: typeof job) => spec.template.spec.containers[0];

  test('are YAML', () => {
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    expect([job.kind, merge.kind]).toEqual(['Job', 'Job']);
  });

  test('use flags that there are', () => {
    const suite = argumentsOf(containerOf(job).args[0], 'exec functiongraph-async-invoke-contract');
    expect(suiteFlags).toEqual(expect.arrayContaining(flagsIn(suite)));
    const report = argumentsOf(containerOf(merge).args[0], 'exec functiongraph-async-invoke-contract report');
    expect(mergeFlags).toEqual(expect.arrayContaining(flagsIn(report)));
  });

  test('make of the completion indexes each shard once', () => {
    const { completions, completionMode } = job.spec;
    const { command, args, env } = containerOf(job);
    expect(completionMode).toBe('Indexed');
    const { value } = env.find(({ name }: { name: string }) => name === 'SHARDS');
    expect(value).toBe(String(completions));
    const printed = args[0].replace('exec functiongraph-async-invoke-contract', "exec printf '%s\\n'");
    const shards = Array.from({ length: completions }, (_, index) => {
      const [shell, ...flags] = command;
      const variables = { PATH: process.env.PATH, JOB_COMPLETION_INDEX: String(index), SHARDS: value };
      const lines = execFileSync(shell, [...flags, printed], { env: variables, encoding: 'utf8' }).split(
        '\n',
      );
      return lines[lines.indexOf('--shard') + 1];
    });
    expect(shards).toEqual(shards.map((_, index) => `${index + 1}/${completions}`));
  });

  test('do not run a shard again that found violations, and let one that was evicted go on', () => {
    const { rules } = job.spec.podFailurePolicy;
    expect(rules).toContainEqual(expect.objectContaining({ action: 'FailIndex' }));
    expect(containerOf(job).args[0]).toContain('echo --resume');
  });
});
