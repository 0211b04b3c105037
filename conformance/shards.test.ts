import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { jsonAnswer } from './reference/answer.ts';
import { startReferenceEndpoint } from './reference/index.ts';
import { functionUrns, projectId, stateOfMany, token } from './reference/many-functions.ts';
import type { MergedReport } from './report/merge.ts';
import { startCommand } from './testing/command.ts';
import type { Report, ReportedFinding } from './verdict/report.ts';
import { unremarkable } from './verdict/result.ts';

/** `make shards` takes 20,000. With more than 50 in each shard, none lists what is right. */
const functions = Number(process.env.FUNCTIONS ?? 300);
const shards = 4;

test(`${functions} functions in ${shards} processes at once, merged, say what one process says of all`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shards-'));
  const endpoint = await startReferenceEndpoint({
    state: stateOfMany(functions),
    // Four in each hundred break a bound, one of them in each shard.
    alter: (answer, { outcome, parameters }) =>
      outcome === 'configuration' && /(00|17|38|59):latest$/.test(parameters?.functionUrn ?? '')
        ? jsonAnswer(200, { ...(answer.body as { [name: string]: string }), max_async_retry_attempts: 99 })
        : answer,
  });
  onTestFinished(async () => {
    await endpoint.stop();
    await rm(folder, { recursive: true });
  });
  const list = join(folder, 'functions.txt');
  await writeFile(list, functionUrns(functions).join('\n'));
  const run = async (name: string, ...flags: readonly string[]) => {
    const directory = join(folder, name);
    const target = ['--base-url', endpoint.origin, '--project-id', projectId, '--functions-file', list];
    const { code, stderr } = await startCommand(
      [...target, '--fuzz', 'off', '--report-dir', directory, ...flags],
      { CONFORMANCE_TOKEN: token },
    ).ended;
    expect(code, stderr).toBe(1);
    return directory;
  };

  const whole = await run('whole');
  const parts = await Promise.all(
    Array.from({ length: shards }, (_, index) => run(`shard-${index}`, '--shard', `${index + 1}/${shards}`)),
  );
  const merged = join(folder, 'merged.json');
  const page = join(folder, 'merged.html');
  const { code } = await startCommand(['report', ...parts, '--json', merged, '--out', page]).ended;

  expect(code).toBe(1);
  const { reports } = JSON.parse(await readFile(merged, 'utf8')) as MergedReport;
  expect(reports).toHaveLength(1);
  const expected = comparable(JSON.parse(await readFile(join(whole, 'report.json'), 'utf8')));
  expect(expected.counts?.failed).toBe(functions / 25);
  expect(comparable(reports[0])).toEqual(expected);
}, 1_800_000);

/** A report without what is a matter of time, of the order of answers, and of how the run was called. */
function comparable(report: Report | undefined) {
  const { tool, contract, target, verdict, exitCode, counts, rules, tallies, editions, requests } =
    report ?? {};
  const keyOf = ({ rule, outcome, function: urn = '' }: Report['results'][number]) =>
    `${rule} ${outcome} ${urn}`;
  return {
    ...{ tool, contract, target, verdict, exitCode, counts, rules, tallies, editions },
    sample: report?.sample?.toSorted(),
    unanswered: requests?.unanswered,
    sent: requests?.sent,
    causes: report?.causes.map(({ first: _first, finding, ...cause }) => ({
      ...cause,
      finding: withoutExchange(finding),
    })),
    results: report?.results
      .map(({ function: urn, ...result }) => ({
        ...result,
        // Which function stands for those that gave a rule nothing to judge is a matter of the order.
        ...(urn !== undefined && !unremarkable.has(result.outcome) && { function: urn }),
        findings: result.findings.map(withoutExchange),
      }))
      .toSorted((one, other) => keyOf(one).localeCompare(keyOf(other))),
  };
}

function withoutExchange({ exchange: _exchange, curl: _curl, again: _again, ...finding }: ReportedFinding) {
  return finding;
}
