import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HeaderFields } from '../../../conformance/exchange/exchange.ts';
import { operationUrl } from '../../../conformance/probes/address.ts';
import { signedFields } from '../../../conformance/probes/authentication.ts';
import {
  accessKey,
  functionUrn,
  functionUrns,
  projectId,
  token,
} from '../../../conformance/reference/many-functions.ts';
import { defaults } from '../../../conformance/settings.ts';
import type { Report } from '../../../conformance/verdict/report.ts';
import { median } from '../client/stopwatch.ts';
import { leastOf } from '../processes/compare.ts';
import { type Cost, measure } from '../processes/measure.ts';
import { type Profile, profile } from '../processes/profile.ts';
import { program, source, suite } from '../processes/program.ts';
import { startEndpoint } from '../target/endpoint.ts';

const sizes = [1, 10, 100, 1000, 10_000, 100_000];

/** The size at which the suite is compared with undici. */
const compared = 10_000;

const rounds = 3;

/** What it costs to test many functions. */
export interface SizeFigures {
  readonly functions: number;
  readonly requests: number;
  readonly cost: Cost;
  /** Requests per second while the suite runs, without the start and the end of its process. */
  readonly rate: number;
}

/** How the suite and undici alone do with the same credentials, round by round by turns. */
export interface RateFigures {
  readonly suite: SizeFigures;
  readonly undici: { readonly cost: Cost; readonly rate: number };
  /** The suite's rate to that of undici in the same round: the median. */
  readonly share: number;
}

/** The costs for each size, and how they compare with those of undici alone for as many requests. */
export interface ManyFunctionsFigures {
  readonly sizes: readonly SizeFigures[];
  readonly token: RateFigures;
  readonly signature: RateFigures;
  /** What the time of the one thread goes into, and for how many requests. */
  readonly profiles: {
    readonly suite: Profile;
    readonly signature: Profile;
    readonly undici: Profile;
    readonly requests: number;
  };
  readonly concurrency: number;
}

/** Credentials, as the suite takes them and as a request carries them. */
interface Contender {
  readonly env: NodeJS.ProcessEnv;
  fields(url: string): Promise<HeaderFields>;
}

const contenders: Readonly<Record<'token' | 'signature', Contender>> = {
  token: {
    env: { CONFORMANCE_TOKEN: token },
    fields: async () => [['X-Auth-Token', token]],
  },
  signature: {
    env: {
      CONFORMANCE_TOKEN: undefined,
      HUAWEICLOUD_SDK_AK: accessKey.accessKey,
      HUAWEICLOUD_SDK_SK: accessKey.secretKey,
    },
    fields: async (url) => [
      ['Content-Type', 'application/json'],
      ...(await signedFields(url, accessKey, projectId)),
    ],
  },
};

/** Runs the suite against more and more functions, and by turns with undici alone. */
export async function measureManyFunctions(): Promise<ManyFunctionsFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-'));
  const endpoint = await startEndpoint(Math.max(...sizes));
  const { origin } = endpoint;
  try {
    const figures: SizeFigures[] = [];
    for (const size of sizes) {
      console.error(`  ${size} functions`);
      figures.push(await runSuite(origin, size, folder, contenders.token));
    }
    const ofToken = await race(origin, folder, contenders.token);
    const ofSignature = await race(origin, folder, contenders.signature);
    console.error('  profiles');
    const { requests } = ofToken.suite;
    const args = await suiteArguments(origin, compared, folder);
    const undici = await undiciArguments(origin, requests, folder, contenders.token);
    return {
      sizes: figures.map((each) => (each.functions === compared ? ofToken.suite : each)),
      token: ofToken,
      signature: ofSignature,
      profiles: {
        suite: await profile(source('conformance/command/cli.ts', ...args), contenders.token.env),
        signature: await profile(source('conformance/command/cli.ts', ...args), contenders.signature.env),
        undici: await profile(program('undici-alone', ...undici)),
        requests,
      },
      concurrency: defaults.concurrency,
    };
  } finally {
    await endpoint.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function race(origin: string, folder: string, contender: Contender): Promise<RateFigures> {
  const ofSuite: SizeFigures[] = [];
  const ofUndici: { cost: Cost; rate: number }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`  ${compared} functions and undici alone, round ${round} of ${rounds}`);
    const run = await runSuite(origin, compared, folder, contender);
    ofSuite.push(run);
    const args = await undiciArguments(origin, run.requests, folder, contender);
    const cost = await measure(program('undici-alone', ...args));
    ofUndici.push({ cost, rate: (run.requests * 1000) / Number(cost.output) });
  }
  const shares = ofSuite.map(({ rate }, round) => rate / (ofUndici[round]?.rate ?? Number.NaN));
  const [first] = ofSuite;
  if (first === undefined) throw new Error('there was no round');
  return { suite: { ...first, ...best(ofSuite) }, undici: best(ofUndici), share: median(shares) };
}

function best(runs: readonly { cost: Cost; rate: number }[]): { cost: Cost; rate: number } {
  return { cost: leastOf(runs.map(({ cost }) => cost)), rate: Math.max(...runs.map(({ rate }) => rate)) };
}

async function runSuite(
  origin: string,
  functions: number,
  folder: string,
  { env }: Contender,
): Promise<SizeFigures> {
  const args = await suiteArguments(origin, functions, folder);
  const cost = await measure(suite(...args), { env });
  const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
  const { sent } = report.requests;
  return { functions, cost, requests: sent, rate: (sent * 1000) / report.duration };
}

async function suiteArguments(origin: string, functions: number, folder: string): Promise<string[]> {
  const list = join(folder, 'functions.txt');
  await writeFile(list, functionUrns(functions).join('\n'));
  const target = ['--base-url', origin, '--project-id', projectId, '--functions-file', list];
  return [...target, '--fuzz', 'off', '--report-dir', folder];
}

/** The file of as many requests as the suite sends, signed beforehand, and how many are under way at once. */
async function undiciArguments(
  origin: string,
  requests: number,
  folder: string,
  { fields }: Contender,
): Promise<[file: string, concurrency: string]> {
  const list = join(folder, 'requests.json');
  const all: { url: string; headers: unknown }[] = [];
  for (let index = 0; index < requests; index += 1) {
    const url = operationUrl(origin, projectId, functionUrn(1 + (index % compared)));
    all.push({ url, headers: Object.fromEntries(await fields(url)) });
  }
  await writeFile(list, JSON.stringify(all));
  return [list, String(defaults.concurrency)];
}
