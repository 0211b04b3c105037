import { detailedFunctions } from '../../conformance/verdict/judge.ts';
import { type ClientFigures, formatClientFigures } from './client/index.ts';
import type { Cost } from './processes/measure.ts';
import type { JudgingFigures } from './subjects/judging.ts';
import type { ManyFunctionsFigures } from './subjects/many-functions.ts';
import type { TargetContender, TargetFigures } from './subjects/one-target.ts';

/** Everything that was measured in one run. */
export interface Figures {
  readonly oneTarget: TargetFigures;
  readonly judging: JudgingFigures;
  readonly manyFunctions: ManyFunctionsFigures;
  readonly client: ClientFigures;
  readonly machine: { readonly cores: number; readonly node: string; readonly platform: string };
}

/** The figures as a page of the documentation. */
export function toMarkdown(figures: Figures): string {
  const { cores, node, platform } = figures.machine;
  return [
    '# Benchmarks',
    '',
    `Written by \`make bench\`, in one run, on ${cores} cores with Node.js ${node} on ${platform}. Times depend on the machine,`,
    'ratios much less, so look at those. What is compared runs by turns; each figure is the median of several rounds.',
    '*Processor time* is that of a command and of all the processes that it started.',
    '',
    ...oneTarget(figures.oneTarget),
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

const target = '--base-url … --project-id … --function-urn …';

const contenders: { readonly [name in TargetContender]: readonly [what: string, command: string] } = {
  vitest: ['an empty vitest run', 'vitest run --globals --root <a folder with one empty test>'],
  rules: ['the suite, rules only', `node --import tsx conformance/command/cli.ts ${target} --fuzz off`],
  mock: [
    'the suite against its own mock, which it starts',
    'node --import tsx conformance/command/cli.ts --mock --fuzz off',
  ],
  full: [
    'the suite with Schemathesis',
    `node --import tsx conformance/command/cli.ts ${target} --fuzz required`,
  ],
  schemathesis: [
    'Schemathesis alone, default settings',
    "schemathesis run generated/openapi.json --url … --header 'X-Auth-Token: …'",
  ],
  prism: ["Prism's proxy, with the requests of the rules", 'prism proxy <the document> <the target>'],
};

function oneTarget({ costs, requests, latency, throughPrism, schemathesisVersion }: TargetFigures): string[] {
  const { vitest, rules } = costs;
  const rows = Object.entries(contenders).map(([name, [what, command]]) => {
    const cost = costs[name as TargetContender];
    return `| ${what} | ${seconds(cost.wall)} | ${cpuOf(cost)} | ${ratio(cost.wall, vitest.wall)} | ${ratio(cost.wall, rules.wall)} | \`${command}\` |`;
  });
  const limit = 2 * vitest.wall + latency;
  return [
    '## One target with one function',
    '',
    'The target is the reference endpoint, in a process of its own. All times include the start of the program.',
    '',
    '| What | Time | Processor time | To vitest | To rules only | Command |',
    '| --- | --: | --: | --: | --: | --- |',
    ...rows,
    '',
    `The rules send ${requests} requests; undici alone takes ${milliseconds(latency)} for them, Prism's proxy ${milliseconds(throughPrism)} without its start.`,
    `Schemathesis is version ${schemathesisVersion}.`,
    '',
    `A run of the rules should take less than twice an empty vitest run and the target's own latency together. It took ${seconds(rules.wall)}, and the`,
    `limit was ${seconds(limit)}: ${rules.wall < limit ? 'kept' : 'missed'}. Nearly all of that time is the start: tsx loads the suite's TypeScript sources, module by`,
    'module, while vitest, which shows the results as tests, starts in a process of its own beside it. Prism and Schemathesis take most of their time to start, too; Schemathesis then makes up calls at',
    'random by default, which the suite leaves out unless it is asked for them (`--max-examples`).',
  ];
}

function manyFunctions({ manyFunctions: { sizes, undici, concurrency }, judging }: Figures): string[] {
  // Vitest is not part of it where there are so many functions.
  const small = sizes.find(({ functions }) => functions > detailedFunctions);
  const largest = sizes.at(-1);
  if (small === undefined || largest === undefined) return [];
  const rows = sizes.map(({ functions, requests, cost, rate }) => {
    const each = milliseconds(cost.wall / functions);
    return `| ${count(functions)} | ${count(requests)} | ${seconds(cost.wall)} | ${each} | ${cpuOf(cost)} | ${memoryOf(cost)} | ${count(rate)} |`;
  });
  const share = largest.rate / undici.rate;
  const cpu = ({ cpu: time = Number.NaN }: Cost) => time * 1000;
  const each = (cpu(largest.cost) - cpu(small.cost)) / (largest.requests - small.requests);
  const start = cpu(small.cost) - each * small.requests;
  const theirs = cpu(undici.cost) / largest.requests;
  return [
    '## Many functions',
    '',
    `Command: \`node --import tsx conformance/command/cli.ts --base-url … --project-id … --functions-file … --fuzz off\`, ${concurrency} calls at once. With more than`,
    '50 functions each is asked for three times, else thirteen times. The rate leaves out the start of the process.',
    '',
    '| Functions | Requests | Time | Time per function | Processor time | Memory | Requests per second |',
    '| --: | --: | --: | --: | --: | --: | --: |',
    ...rows,
    `| undici alone | ${count(largest.requests)} | ${seconds(undici.cost.wall)} | | ${cpuOf(undici.cost)} | ${memoryOf(undici.cost)} | ${count(undici.rate)} |`,
    '',
    `With ${count(largest.functions)} functions the suite reaches ${(share * 100).toFixed(0)} % of the rate that undici alone reaches at the same concurrency with the same`,
    `endpoint (\`node --import tsx tools/benchmarks/programs/undici-alone.ts\`); at least 50 % is the aim, and less than 300 MB of memory.`,
    '',
    '### Where the limit is',
    '',
    `One thread does everything, so processor time is the limit. Each further request costs the suite ${each.toFixed(0)} µs of it; undici alone`,
    `needs ${theirs.toFixed(0)} µs, most of it in the kernel's sockets and in parsing HTTP, which no change in the suite can save. Judging costs`,
    `${judging.timeOfOne.toFixed(0)} µs for each exchange: its body is tokenised to find names that occur twice, held against the schema, and looked at by`,
    'some forty rules. What is left goes into the record of each exchange with its raw header fields, time limits that hold for',
    'every wait, the journal that an interrupted run goes on from, and the memory that all this leaves to collect. The start of the',
    `process comes on top once: ${(start / 1e6).toFixed(1)} s of processor time.`,
    'More is to be had by more processes (`--shard`, see [scaling](scaling/README.md)). More calls at once (`--concurrency`) help where the',
    'target is slow, because the thread is idle then.',
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
