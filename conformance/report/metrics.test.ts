import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LeakError, openLastScan } from '../redaction/last-scan.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import { toMetrics } from './metrics.ts';
import { reportOf, resultOf } from './testing/sample-report.ts';
import { writeMetrics } from './write.ts';

interface Metric {
  readonly labels?: { readonly [name: string]: string };
  readonly value?: string;
  readonly buckets?: { readonly [le: string]: string };
}

type Families = readonly {
  readonly name: string;
  readonly help: string;
  readonly metrics: readonly Metric[];
}[];

// Without types, and without `exports` that Node.js could import.
const parse: (text: string) => Families = createRequire(import.meta.url)('parse-prometheus-text-format');

const urn = 'urn:fss:r:p:function:default:f:latest';
const results = [
  resultOf('a.x', 'passed', urn),
  resultOf('a.x', 'failed', `${urn}2`),
  resultOf('b.y', 'noted'),
];

function outcome(name: string, changes: Partial<RunOutcome> = {}): RunOutcome {
  const report = reportOf(results);
  const lastScan = openLastScan([]);
  return { report: { ...report, target: { ...report.target, name } }, exchanges: [], lastScan, ...changes };
}

function read(...runs: readonly RunOutcome[]) {
  const text = [...toMetrics(runs)].join('');
  const families = new Map(parse(text).map((family) => [family.name, family.metrics]));
  return { text, of: (name: string) => families.get(`functiongraph_conformance_${name}`) };
}

test('a run is read by a parser as what it is', () => {
  const { of, text } = read(outcome('staging', { durations: Float64Array.of(4, 5, 30, 20_000) }));
  const target = 'staging';
  expect(of('info')).toEqual([
    { labels: { target, version: '1.2.3', profile: 'base', contract_version: '1.0.0' }, value: '1' },
  ]);
  expect(of('verdict')?.map(({ labels, value }) => [labels?.verdict, value])).toEqual([
    ['conforms', '0'],
    ['violates', '1'],
    ['untested', '0'],
  ]);
  expect(of('last_run_timestamp_seconds')).toEqual([
    { labels: { target }, value: String(Date.parse('2026-01-02T03:04:06Z') / 1000) },
  ]);
  expect(of('rule_results')).toEqual([
    { labels: { target, rule: 'a.x', outcome: 'failed' }, value: '1' },
    { labels: { target, rule: 'a.x', outcome: 'passed' }, value: '1' },
    { labels: { target, rule: 'b.y', outcome: 'failed' }, value: '0' },
    { labels: { target, rule: 'b.y', outcome: 'noted' }, value: '1' },
  ]);
  const [histogram] = of('call_duration_seconds') ?? [];
  // The parser leaves these two out where a histogram has labels.
  expect(text).toMatch(/^functiongraph_conformance_call_duration_seconds_count\{target="staging"\} 4$/m);
  expect(text).toMatch(/^functiongraph_conformance_call_duration_seconds_sum\{target="staging"\} 20\.039/m);
  expect(histogram?.buckets).toMatchObject({
    '0.005': '2',
    '0.025': '2',
    '0.05': '3',
    '10': '3',
    '+Inf': '4',
  });
});

test('several runs are one file, each family once, told apart by the target', () => {
  const { of, text } = read(outcome('staging'), outcome('production'));
  expect(of('functions')?.map(({ labels }) => labels?.target)).toEqual(['staging', 'production']);
  expect(text.match(/# TYPE functiongraph_conformance_functions /g)).toHaveLength(1);
});

test('names are escaped, and no function has a series of its own', () => {
  const name = 'a "name"\\\nwith more';
  const { of, text } = read(outcome(name));
  expect(text).not.toContain('urn:fss');
  expect(text).toContain('target="a \\"name\\"\\\\\\nwith more"');
  expect(of('functions')).toHaveLength(1);
});

test('a file that would hold a credential is not written, and the one before stands', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'metrics-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'conformance.prom');
  const secret = 'a-secret-of-this-test';
  await writeMetrics([outcome('staging')], file);
  const before = await readFile(file, 'utf8');
  const leaky = outcome(secret);
  const others = outcome('other', { lastScan: openLastScan([secret]) });
  await expect(writeMetrics([leaky, others], file)).rejects.toThrow(LeakError);
  expect(await readFile(file, 'utf8')).toBe(before);
  expect(await readdir(folder)).toEqual(['conformance.prom']);
});
