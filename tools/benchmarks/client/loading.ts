import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './stopwatch.ts';

/** What it costs a Node.js process to load something, beyond an empty process. */
export interface LoadingCost {
  /** In milliseconds. */
  readonly time: number;
  /** In bytes. */
  readonly memory: number;
}

/** The costs of loading our client and the official SDK. */
export interface LoadingFigures {
  readonly ours: LoadingCost;
  readonly sdk: LoadingCost;
}

const runs = 15;

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Loads the built packages, each in a process of its own, by turns. */
export async function measureLoading(): Promise<LoadingFigures> {
  const measured = { empty: [] as LoadingCost[], ours: [] as LoadingCost[], sdk: [] as LoadingCost[] };
  for (let run = 0; run < runs; run++) {
    measured.empty.push(await load('undefined'));
    measured.ours.push(await load(`await import('functiongraph-async-invoke-contract/client')`));
    measured.sdk.push(await load(`require('@huaweicloud/huaweicloud-sdk-functiongraph')`));
  }
  const empty = median(measured.empty.map(({ memory }) => memory));
  const cost = (costs: readonly LoadingCost[]): LoadingCost => ({
    time: median(costs.map(({ time }) => time)),
    memory: median(costs.map(({ memory }) => memory)) - empty,
  });
  return { ours: cost(measured.ours), sdk: cost(measured.sdk) };
}

/**
 * Each is loaded in the way that it is meant for: ours as an ES module, the SDK as a CommonJS module. The loader of
 * Node.js has loaded something before, as it has in every program.
 */
async function load(statement: string): Promise<LoadingCost> {
  const program = `
    import { createRequire } from 'node:module';
    const require = createRequire(${JSON.stringify(root)});
    await import('data:text/javascript,');
    const start = performance.now();
    ${statement};
    const time = performance.now() - start;
    console.log(JSON.stringify({ time, memory: process.memoryUsage.rss() }));
  `;
  const node = promisify(execFile);
  const { stdout } = await node(process.execPath, ['--input-type=module', '--eval', program], { cwd: root });
  return JSON.parse(stdout);
}
