import type { RunOutcome } from '../verdict/outcome.ts';
import type { Tally } from '../verdict/report.ts';
import type { Verdict } from '../verdict/verdict.ts';

type Labels = { readonly [name: string]: string };

/** One number of a family. `suffix` is that of a histogram's series. */
interface Sample {
  readonly suffix?: '_bucket' | '_sum' | '_count';
  readonly labels?: Labels;
  readonly value: number;
}

interface Family {
  readonly name: string;
  readonly type: 'gauge' | 'histogram';
  readonly help: string;
  readonly samples: (run: RunOutcome) => readonly Sample[];
}

const verdicts = ['conforms', 'violates', 'untested'] as const satisfies readonly Verdict[];

/** How metrics are told, in the order of the file. Each has a series for each rule at the most, and none for a function. */
const families: readonly Family[] = [
  {
    name: 'info',
    type: 'gauge',
    help: 'The suite and the contract that the last run judged by.',
    samples: ({ report: { tool, contract } }) => [
      {
        labels: { version: tool.version, profile: contract.profile, contract_version: contract.version },
        value: 1,
      },
    ],
  },
  {
    name: 'verdict',
    type: 'gauge',
    help: 'Whether this is the verdict of the last run.',
    samples: ({ report }) =>
      verdicts.map((verdict) => ({ labels: { verdict }, value: Number(report.verdict === verdict) })),
  },
  {
    name: 'last_run_timestamp_seconds',
    type: 'gauge',
    help: 'When the last run ended, in seconds since 1970.',
    samples: ({ report }) => [{ value: (Date.parse(report.startedAt) + report.duration) / 1000 }],
  },
  {
    name: 'run_duration_seconds',
    type: 'gauge',
    help: 'How long the last run took.',
    samples: ({ report }) => [{ value: report.duration / 1000 }],
  },
  {
    name: 'functions',
    type: 'gauge',
    help: 'How many functions there were to test.',
    samples: ({ report }) => [{ value: report.target.functions }],
  },
  {
    name: 'rule_results',
    type: 'gauge',
    help: 'How many results of a rule had an outcome, over all functions.',
    samples: ({ report }) =>
      report.rules.flatMap(({ id }) =>
        // What alerts ask for is there in every run.
        Object.entries<number>({ failed: 0, ...(report.tallies[id] satisfies Tally | undefined) }).map(
          ([outcome, value]) => ({ labels: { rule: id, outcome }, value }),
        ),
      ),
  },
  {
    name: 'requests',
    type: 'gauge',
    help: 'How many requests the last run sent, those that were repeated included.',
    samples: ({ report }) => [{ value: report.requests.sent }],
  },
  {
    name: 'unanswered_calls',
    type: 'gauge',
    help: 'How many calls of the last run got no whole answer.',
    samples: ({ report }) => [{ value: report.requests.unanswered }],
  },
  {
    name: 'call_duration_seconds',
    type: 'histogram',
    help: 'How long the calls of the last run took.',
    samples: ({ durations }) => (durations === undefined ? [] : histogram(durations)),
  },
];

/** The upper bounds of the histogram, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** @param durations - in milliseconds. */
function histogram(durations: Float64Array): readonly Sample[] {
  const within = new Array<number>(bounds.length).fill(0);
  let sum = 0;
  for (const duration of durations) {
    sum += duration / 1000;
    const first = bounds.findIndex((bound) => duration / 1000 <= bound);
    if (first >= 0) within[first] = (within[first] ?? 0) + 1;
  }
  let cumulated = 0;
  return [
    ...bounds.map((bound, index): Sample => {
      cumulated += within[index] ?? 0;
      return { suffix: '_bucket', labels: { le: String(bound) }, value: cumulated };
    }),
    { suffix: '_bucket', labels: { le: '+Inf' }, value: durations.length },
    { suffix: '_sum', value: sum },
    { suffix: '_count', value: durations.length },
  ];
}

/**
 * Runs in Prometheus's text format, as the textfile collector of node_exporter reads it.
 *
 * @param runs - of targets with different names, or shards.
 */
export function* toMetrics(runs: readonly RunOutcome[]): Generator<string> {
  const ofRun = ({ report: { target, configuration } }: RunOutcome): Labels => ({
    target: target.name,
    ...(typeof configuration.shard === 'string' && { shard: configuration.shard }),
  });
  for (const { name, type, help, samples } of families) {
    const family = `functiongraph_conformance_${name}`;
    const lines = runs.flatMap((run) =>
      samples(run).map(({ suffix = '', labels, value }) => {
        const all = { ...ofRun(run), ...labels };
        return `${family}${suffix}{${Object.entries(all).map(label).join(',')}} ${value}\n`;
      }),
    );
    if (lines.length > 0) yield `# HELP ${family} ${help}\n# TYPE ${family} ${type}\n${lines.join('')}`;
  }
}

function label([name, value]: [string, string]): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `${name}="${escaped}"`;
}
