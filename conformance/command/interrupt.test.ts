import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../reference/index.ts';
import { functionUrns, projectId, stateOfMany, token } from '../reference/many-functions.ts';
import { defaults } from '../settings.ts';
import { commandFile } from '../testing/command.ts';
import type { Report } from '../verdict/report.ts';

const functions = 150;

/** How many requests of a run are about one function. */
const requestsOfOne = 3;

let folder: string;
let endpoint: ReferenceEndpoint;
const asked = new Map<string, number>();
/** Called with each request; a test sets it. */
let onRequest: (number: number) => void = () => undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interrupt-'));
  await writeFile(join(folder, 'functions.txt'), functionUrns(functions).join('\n'));
  endpoint = await startReferenceEndpoint({
    state: stateOfMany(functions),
    observe(_answer, { sequence, outcome, parameters }) {
      const urn = parameters?.functionUrn ?? '';
      if (outcome === 'configuration') asked.set(urn, (asked.get(urn) ?? 0) + 1);
      onRequest(sequence);
    },
  });
});
afterEach(async () => {
  await endpoint.stop();
  await rm(folder, { recursive: true });
});

/** Starts the real command in a process group of its own. */
function start(...flags: readonly string[]): { child: ChildProcess; ended: Promise<number | null> } {
  const target = ['--base-url', endpoint.origin, '--project-id', projectId];
  const many = ['--functions-file', join(folder, 'functions.txt'), '--report-dir', folder, '--fuzz', 'off'];
  const child = spawn(process.execPath, [commandFile, ...target, ...many, ...flags], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, CONFORMANCE_TOKEN: token },
  });
  return { child, ended: once(child, 'exit').then(([code]) => code) };
}

/** Says whether any process of the child's group is left. */
function isAnyLeft({ pid }: ChildProcess): boolean {
  try {
    process.kill(-(pid ?? Number.NaN), 0);
    return true;
  } catch {
    return false;
  }
}

const readReport = async (): Promise<Report> =>
  JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));

/** What is read once more at the end is not compared across the parts of a run: it passes, or is not applicable. */
function settled({ counts: { passed, 'not-applicable': unasked, ...others } }: Report) {
  return { ...others, settled: passed + unasked };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a run with a partial report that says so, and --resume completes it as if nothing had been',
  async (signal) => {
    expect(await start().ended).toBe(0);
    const whole = await readReport();
    const usual = new Map(asked);
    asked.clear();

    const interrupted = start();
    let requests = 0;
    onRequest = () => {
      requests += 1;
      if (requests === (functions * requestsOfOne) / 3) interrupted.child.kill(signal);
    };
    expect(await interrupted.ended).toBe(130);
    expect(isAnyLeft(interrupted.child)).toBe(false);
    onRequest = () => undefined;
    const part = await readReport();
    const done = part.interrupted?.functionsDone ?? 0;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(functions);
    expect(part.verdict).toBe('untested');
    expect(part.summary).toMatch(/not tested in full/);
    expect(part.counts.passed).toBeLessThan(whole.counts.passed);
    await access(join(folder, 'report.html'));

    const resumed = start('--resume');
    expect(await resumed.ended).toBe(0);
    expect(isAnyLeft(resumed.child)).toBe(false);
    const report = await readReport();
    expect(report.interrupted).toBeUndefined();
    expect(report.verdict).toBe(whole.verdict);
    expect(settled(report)).toEqual(settled(whole));
    expect(asked.size).toBe(functions);
    // Those of the calls that were under way, or not judged yet, are asked for again, and no others.
    const again = [...asked].filter(([functionUrn, count]) => count > (usual.get(functionUrn) ?? 0));
    expect(again.length).toBeLessThanOrEqual(2 * defaults.concurrency);
    await expect(access(join(folder, 'progress.ndjson'))).rejects.toThrow();
  },
  120_000,
);

test('a second signal ends a run at once, whatever it is doing', async () => {
  const { child, ended } = start();
  // Stopped in between, it cannot be done with the first before the second comes.
  onRequest = () => {
    for (const signal of ['SIGSTOP', 'SIGINT', 'SIGTERM', 'SIGCONT'] as const) child.kill(signal);
  };
  expect(await ended).toBe(130);
  await expect(access(join(folder, 'report.json'))).rejects.toThrow();
});

test.runIf(existsSync('/proc'))(
  'after SIGKILL no Prism is left',
  async () => {
    const args = [commandFile, '--fuzz', 'off', '--report-dir', folder, '--concurrency', '1', '--rate', '1'];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const prism = await eventually(async () => {
      const path = `/proc/${child.pid}/task/${child.pid}/children`;
      const [first] = (await readFile(path, 'utf8')).split(' ').filter((pid) => pid !== '');
      const line = first === undefined ? '' : await readFile(`/proc/${first}/cmdline`, 'utf8');
      return line.includes('prism') ? Number(first) : undefined;
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await eventually(async () => (existsSync(`/proc/${prism}`) ? undefined : true));
  },
  60_000,
);

/** Waits until something is there. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('--resume without an interrupted run is wrong usage', async () => {
  expect(await start('--resume').ended).toBe(2);
});
