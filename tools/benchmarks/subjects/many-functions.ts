import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operationUrl } from '../../../conformance/probes/address.ts';
import {
  functionUrn,
  functionUrns,
  projectId,
  token,
} from '../../../conformance/reference/many-functions.ts';
import { defaults } from '../../../conformance/settings.ts';
import type { Report } from '../../../conformance/verdict/report.ts';
import { leastOf } from '../processes/compare.ts';
import { type Cost, measure } from '../processes/measure.ts';
import { program, suite } from '../processes/program.ts';
import { startEndpoint } from '../target/endpoint.ts';

const sizes = [1, 10, 100, 1000, 10_000];
const rounds = 3;

/** What it costs to test many functions. */
export interface SizeFigures {
  readonly functions: number;
  readonly requests: number;
  readonly cost: Cost;
  /** Requests per second while the suite runs, without the start and the end of its process. */
  readonly rate: number;
}

/** The costs for each size, and those of undici alone for as many requests as the largest size has. */
export interface ManyFunctionsFigures {
  readonly sizes: readonly SizeFigures[];
  readonly undici: { readonly cost: Cost; readonly rate: number };
  readonly concurrency: number;
}

/** Runs the suite against more and more functions, and undici alone after it, round by round. */
export async function measureManyFunctions(): Promise<ManyFunctionsFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-'));
  const most = Math.max(...sizes);
  const endpoint = await startEndpoint(most);
  try {
    const ofSuite = new Map<number, { cost: Cost; rate: number; requests: number }[]>();
    const ofUndici: { cost: Cost; rate: number }[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      for (const size of sizes) {
        console.error(`  ${size} functions, round ${round} of ${rounds}`);
        const run = await runSuite(endpoint.origin, size, folder);
        ofSuite.set(size, [...(ofSuite.get(size) ?? []), run]);
        if (size !== most) continue;
        console.error(`  undici alone, round ${round} of ${rounds}`);
        ofUndici.push(await runUndici(endpoint.origin, run.requests, size, folder));
      }
    }
    return {
      sizes: sizes.map((functions) => {
        const runs = ofSuite.get(functions) ?? [];
        const requests = runs[0]?.requests ?? Number.NaN;
        return { functions, requests, ...best(runs) };
      }),
      undici: best(ofUndici),
      concurrency: defaults.concurrency,
    };
  } finally {
    await endpoint.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function best(runs: readonly { cost: Cost; rate: number }[]): { cost: Cost; rate: number } {
  return { cost: leastOf(runs.map(({ cost }) => cost)), rate: Math.max(...runs.map(({ rate }) => rate)) };
}

async function runSuite(
  origin: string,
  size: number,
  folder: string,
): Promise<{ cost: Cost; rate: number; requests: number }> {
  const list = join(folder, 'functions.txt');
  await writeFile(list, functionUrns(size).join('\n'));
  const target = ['--base-url', origin, '--project-id', projectId, '--functions-file', list];
  const cost = await measure(suite(...target, '--fuzz', 'off', '--report-dir', folder), {
    env: { CONFORMANCE_TOKEN: token },
  });
  const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
  const { sent } = report.requests;
  return { cost, requests: sent, rate: (sent * 1000) / report.duration };
}

async function runUndici(
  origin: string,
  requests: number,
  size: number,
  folder: string,
): Promise<{ cost: Cost; rate: number }> {
  const list = join(folder, 'urls.txt');
  const urls = Array.from({ length: requests }, (_, index) =>
    operationUrl(origin, projectId, functionUrn(1 + (index % size))),
  );
  await writeFile(list, urls.join('\n'));
  const cost = await measure(program('undici-alone', list, String(defaults.concurrency)));
  return { cost, rate: (requests * 1000) / Number(cost.output) };
}
