import { Redactor } from '../../src/redaction/redactor.ts';
import { openLastScan } from '../redaction/last-scan.ts';
import type { BaselineEntry } from '../verdict/baseline.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import { acquaint, judgeScenarios } from './judge.ts';
import type { Observation } from './observation.ts';
import { readOutput } from './output.ts';
import type { Program } from './program.ts';
import { buildClientReport } from './report.ts';
import type { Scenario } from './scenario.ts';
import { newWallet, setUp, type Wallet } from './stage.ts';

/** How a client is tested. */
export interface ClientSettings {
  /** What reports call it. */
  readonly name: string;
  readonly program: Program;
  readonly scenarios: readonly Scenario[];
  /** How long the program may take in one scenario, in seconds; it is told to wait a sixth of that for an answer. */
  readonly timeLimit: number;
  /** How many scenarios are run at once. */
  readonly concurrency: number;
  /** Warnings count as violations. */
  readonly strict: boolean;
  readonly baseline: readonly BaselineEntry[];
  /** The settings as the report shows them. */
  readonly shown: { readonly [name: string]: unknown };
}

/** What a run may be told, and what it tells. */
export interface ClientRunControl {
  /** Ends the run early, and the programs that are running. */
  readonly signal?: AbortSignal;
  /** How many scenarios are done, of how many, and how many requests came. */
  readonly onProgress?: (done: number, total: number, requests: number) => void;
}

/** Runs a client in every scenario, and judges what was seen. */
export async function testClient(
  settings: ClientSettings,
  control: ClientRunControl = {},
): Promise<RunOutcome> {
  const wallet = newWallet();
  const startedAt = Date.now();
  const observations = await observeAll(settings, wallet, control);
  const isInterrupted = control.signal?.aborted ?? false;
  const program = acquaint(observations, wallet);
  const judged = judgeScenarios(
    settings.scenarios.filter(
      (scenario) => scenario.over !== undefined || observations.some((seen) => seen.scenario === scenario),
    ),
    program,
  );
  const secrets = [
    wallet.token,
    wallet.renewedToken,
    ...[wallet.key, wallet.temporaryKey].flatMap(({ secretKey, securityToken = '' }) => [
      secretKey,
      securityToken,
    ]),
  ].filter((secret) => secret !== '');
  const report = buildClientReport({
    settings,
    observations,
    judged,
    redactor: new Redactor(secrets),
    startedAt,
    duration: Date.now() - startedAt,
    isInterrupted,
  });
  return { report, exchanges: [], lastScan: openLastScan(secrets) };
}

async function observeAll(
  { scenarios, program, timeLimit, concurrency }: ClientSettings,
  wallet: Wallet,
  { signal, onProgress }: ClientRunControl,
): Promise<Observation[]> {
  const own = scenarios.filter(({ over }) => over === undefined);
  const observations: Observation[] = [];
  let requests = 0;
  // Those in which a client waits come first, so that none of them is left to wait for in the end.
  const queue = own.toReversed().values();
  const work = async () => {
    for (const scenario of queue) {
      if (signal?.aborted) return;
      const observation = await observe(scenario, program, wallet, timeLimit, signal);
      if (signal?.aborted) return;
      observations.push(observation);
      requests += observation.arrivals.length;
      onProgress?.(observations.length, own.length, requests);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return own.flatMap((scenario) => observations.find((seen) => seen.scenario === scenario) ?? []);
}

/** Lets a client meet a scenario. */
async function observe(
  scenario: Scenario,
  program: Program,
  wallet: Wallet,
  timeLimit: number,
  signal: AbortSignal | undefined,
): Promise<Observation> {
  const stage = await setUp(scenario, wallet, timeLimit / 6);
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), 1000 * timeLimit);
  try {
    const run = await program(
      stage.environment,
      AbortSignal.any([limit.signal, ...(signal ? [signal] : [])]),
    );
    return { scenario, ...stage.seen, run, result: readOutput(run.stdout) };
  } finally {
    clearTimeout(timer);
    await stage.stop();
  }
}
