import { detailedFunctions } from '../../conformance/verdict/judge.ts';
import { type Footprint, mostInstalled } from '../package-check/footprint.ts';
import { type ClientFigures, formatClientFigures } from './client/index.ts';
import type { Cost } from './processes/measure.ts';
import { type Part, parts, total } from './processes/profile.ts';
import type { JudgingFigures } from './subjects/judging.ts';
import type { ManyFunctionsFigures, RateFigures } from './subjects/many-functions.ts';
import type { TargetContender, TargetFigures } from './subjects/one-target.ts';

/** Everything that was measured in one run. */
export interface Figures {
  readonly oneTarget: TargetFigures;
  /** What `npx` installs. */
  readonly installation: Footprint;
  readonly judging: JudgingFigures;
  readonly manyFunctions: ManyFunctionsFigures;
  readonly client: ClientFigures;
  /** The times of the page before, by the first cell of their row. */
  readonly last: ReadonlyMap<string, string>;
  readonly machine: {
    readonly cores: number;
    readonly node: string;
    readonly platform: string;
    /** How many processes wanted to run, on the average of a minute, when the run began and when it was over. */
    readonly load: readonly [begin: number, end: number];
  };
}

/** The figures as a page of the documentation. */
export function toMarkdown(figures: Figures): string {
  const { cores, node, platform, load } = figures.machine;
  const [begin, end] = load.map((average) => average.toFixed(1));
  return [
    '# Benchmarks',
    '',
    `Written by \`make bench\`, in one run, on ${cores} cores with Node.js ${node} on ${platform}. Times depend on the machine,`,
    'ratios much less, so look at those. What is compared runs by turns; each figure is the best of several rounds, since noise',
    'makes none better.',
    `The load average of the machine was ${begin} when it began, and ${end} when it was over.`,
    '*Processor time* is that of a command and of all the processes that it started.',
    '',
    ...oneTarget(figures),
    '',
    ...manyFunctions(figures),
    '',
    ...judging(figures.judging),
    '',
    '## The client and the validators',
    '',
    'Command: `npm run bench:client`. A ratio above 1 means that ours is that many times better.',
    '',
    formatClientFigures(figures.client),
    '',
  ].join('\n');
}

const suite = 'node dist/command/cli.js';
const target = '--base-url … --project-id … --function-urn …';

const contenders: { readonly [name in TargetContender]: readonly [what: string, command: string] } = {
  node: ['Node.js alone', 'node -e 0'],
  version: ['the version of the suite', `${suite} --version`],
  rules: ['the suite, rules only', `${suite} ${target} --fuzz off`],
  respect: [
    'Redocly Respect, one request',
    'redocly respect openapi/functiongraph-async-invoke.arazzo.yaml …',
  ],
  mock: ['the suite against its own mock, which it starts', `${suite} --mock --fuzz off`],
  full: ['the suite with Schemathesis', `${suite} ${target} --fuzz required`],
  schemathesis: [
    'Schemathesis alone, default settings',
    "schemathesis run generated/openapi.json --url … --header 'X-Auth-Token: …'",
  ],
  prism: ["Prism's proxy, with the requests of the rules", 'prism proxy <the document> <the target>'],
  vitest: ['an empty vitest run', 'vitest run --globals --root <a folder with one empty test>'],
};

function oneTarget({ oneTarget: figures, installation, last }: Figures): string[] {
  const { costs, requests, latency, throughPrism, schemathesisVersion } = figures;
  const { node, version, rules, respect } = costs;
  const rows = Object.entries(contenders).map(([name, [what, command]]) => {
    const cost = costs[name as TargetContender];
    const ratios = [node, respect].map((other) => ratio(cost.wall, other.wall)).join(' | ');
    return `| ${what} | ${seconds(cost.wall)} | ${last.get(what) ?? ''} | ${cpuOf(cost)} | ${ratios} | \`${command}\` |`;
  });
  const limits: [what: string, measured: number, most: number, unit: string][] = [
    ['`--version`', version.wall / node.wall, 2, '× Node.js alone'],
    ['the rules, with all reports', rules.wall / node.wall, 6, '× Node.js alone'],
    ['the rules, with all reports', rules.wall / respect.wall, 0.6, '× one request of Respect'],
    ['what `npx` installs', installation.packages.length, mostInstalled.packages, ' packages'],
    ['what `npx` installs', installation.bytes / 1e6, mostInstalled.bytes / 1e6, ' MB'],
  ];
  return [
    '## One target with one function',
    '',
    'The target is the reference endpoint, in a process of its own. All times include the start of the program.',
    '',
    '| What | Time | On the page before | Processor time | To Node.js alone | To Respect | Command |',
    '| --- | --: | --: | --: | --: | --: | --- |',
    ...rows,
    '',
    `The rules send ${requests} requests; undici alone takes ${milliseconds(latency)} for them, Prism's proxy ${milliseconds(throughPrism)} without its start.`,
    `Schemathesis is version ${schemathesisVersion}. Prism and Schemathesis take most of their time to start; Schemathesis then makes`,
    'up calls at random by default, which the suite leaves out unless it is asked for them (`--max-examples`).',
    '',
    '| What | Measured | At most | |',
    '| --- | --: | --: | --- |',
    ...limits.map(
      ([what, measured, most, unit]) =>
        `| ${what} | ${Number(measured.toFixed(2))}${unit} | ${most} | ${measured <= most ? 'kept' : 'missed'} |`,
    ),
  ];
}

/** What is aimed at with many functions: a share of the rate of undici alone, and memory in bytes. */
const aims = { token: 0.85, signature: 0.75, memory: 250e6 };

function manyFunctions({ manyFunctions: figures, judging, last }: Figures): string[] {
  const { sizes, token, signature, profiles, concurrency } = figures;
  const rows = sizes.map(({ functions, requests, cost, rate }) => {
    const each = milliseconds(cost.wall / functions);
    return `| ${count(functions)} | ${count(requests)} | ${seconds(cost.wall)} | ${last.get(count(functions)) ?? ''} | ${each} | ${cpuOf(cost)} | ${memoryOf(cost)} | ${count(rate)} |`;
  });
  const { functions, requests } = token.suite;
  const of = `with ${count(functions)} functions`;
  const rates: [what: string, figures: RateFigures, aim: number][] = [
    [`${of} and a token`, token, aims.token],
    [`${of} and an access key`, signature, aims.signature],
  ];
  const memory = sizes.filter((size) => size.functions >= functions);
  const columns = [profiles.suite, profiles.signature, profiles.undici];
  return [
    '## Many functions',
    '',
    `Command: \`${suite} --base-url … --project-id … --functions-file … --fuzz off\`, ${concurrency} calls at once. With more than`,
    `${detailedFunctions} functions each is asked for three times, else thirteen times. The rate leaves out the start of the process.`,
    '',
    '| Functions | Requests | Time | On the page before | Time per function | Processor time | Memory | Requests per second |',
    '| --: | --: | --: | --: | --: | --: | --: | --: |',
    ...rows,
    '',
    'Against undici alone, which sends as many requests to the same endpoint at the same concurrency and reads the answers',
    '(`node --import tsx tools/benchmarks/programs/undici-alone.ts <requests.json> 4`); with an access key its requests are',
    'signed before the clock starts. The two run by turns, and the share is the median of the rounds.',
    '',
    '| What | Share of the rate of undici alone | On the page before | Requests per second | undici alone | At least | |',
    '| --- | --: | --: | --: | --: | --: | --- |',
    ...rates.map(
      ([what, { share, suite: ours, undici }, aim]) =>
        `| ${what} | ${percent(share)} | ${last.get(what) ?? ''} | ${count(ours.rate)} | ${count(undici.rate)} | ${percent(aim)} | ${share >= aim ? 'kept' : 'missed'} |`,
    ),
    '',
    '| What | Memory | At most | |',
    '| --- | --: | --: | --- |',
    ...memory.map(({ functions: size, cost }) => {
      const isKept = (cost.memory ?? Number.NaN) < aims.memory;
      return `| ${count(size)} functions | ${memoryOf(cost)} | ${(aims.memory / 1e6).toFixed(0)} MB | ${isKept ? 'kept' : 'missed'} |`;
    }),
    '',
    '### Where the time goes',
    '',
    "By Node.js's profiler (`--cpu-prof`), in microseconds of the one thread for each request; the profiler itself takes its part.",
    '',
    '| What | with a token | with an access key | undici alone |',
    '| --- | --: | --: | --: |',
    ...Object.entries(parts).map(([part, words]) => {
      const cells = columns.map((profile) => microseconds(profile[part as Part] / requests));
      return `| ${words} | ${cells.join(' | ')} |`;
    }),
    `| all | ${columns.map((profile) => microseconds(total(profile) / requests)).join(' | ')} |`,
    '',
    `One thread does everything. Judging alone, in a loop that does nothing else, takes ${judging.timeOfOne.toFixed(0)} µs for each exchange (see below).`,
    'The work is kept small where answers repeat: equal bodies and header fields are searched for secrets once, equal bodies are',
    'read and held against the schema once for each function, and equal calls of one second are signed once. Threads for judging',
    'would have to be given a copy of each exchange. More is to be had by more processes (`--shard`, see [scaling](scaling/README.md)).',
    'More calls at once (`--concurrency`) help',
    'where the target is slow, because the thread is idle then.',
  ];
}

function judging({ exchangesPerSecond, timeOfOne }: JudgingFigures): string[] {
  return [
    '## Rules alone, on recorded exchanges',
    '',
    'Nothing is sent; all rules of a function judge exchanges that were recorded before, bodies read anew each time.',
    '',
    '| Answers of each function | Exchanges per second | Command |',
    '| --- | --: | --- |',
    `| 3, as with many functions | ${count(exchangesPerSecond.few)} (${timeOfOne.toFixed(0)} µs each) | \`npm run bench\` |`,
    `| 13, as with few | ${count(exchangesPerSecond.many)} | \`npm run bench\` |`,
    '',
    'Equal bodies are read and held against the schema once for each function, so more answers of one function cost less each.',
  ];
}

function seconds(time: number): string {
  return `${(time / 1000).toFixed(2)} s`;
}

/** @param time - in milliseconds. */
function microseconds(time: number): string {
  return `${(time * 1000).toFixed(0)} µs`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}

function cpuOf({ cpu }: Cost): string {
  return cpu === undefined ? 'not known' : seconds(cpu);
}

function memoryOf({ memory }: Cost): string {
  return memory === undefined ? 'not known' : `${(memory / 1e6).toFixed(0)} MB`;
}

function ratio(ours: number, theirs: number): string {
  return (ours / theirs).toFixed(2);
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en');
}
