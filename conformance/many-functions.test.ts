import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeBaseline } from './command/configuration/baseline-file.ts';
import { configure } from './command/configuration/configuration.ts';
import type { EnvironmentSource } from './command/configuration/source.ts';
import { UsageError } from './command/configuration/usage-error.ts';
import { execute } from './command/execute.ts';
import { limits } from './exchange/limits.ts';
import { sampledFunctions } from './probes/plan.ts';
import type { HarEntry } from './reading/har.ts';
import { type Answer, jsonAnswer, serviceError } from './reference/answer.ts';
import {
  type AnswerContext,
  type ReferenceEndpoint,
  type ReferenceEndpointOptions,
  startReferenceEndpoint,
} from './reference/index.ts';
import { functionUrns, projectId, stateOfMany, token } from './reference/many-functions.ts';
import { toConsole } from './report/console.ts';
import { mergeRuns } from './report/merge.ts';
import { writeReports } from './report/write.ts';
import type { RunControl } from './run.ts';
import type { Report } from './verdict/report.ts';

// Thousands of requests take their time on a busy machine.

let folder: string;
const running: ReferenceEndpoint[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'many-functions-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((endpoint) => endpoint.stop()));
  await rm(folder, { recursive: true });
});

/** Serves many functions, and counts how often each is asked for. */
async function serve(functions: number, options: ReferenceEndpointOptions = {}) {
  const asked = new Map<string, number>();
  const outcomes = new Map<string, number>();
  const endpoint = await startReferenceEndpoint({
    state: stateOfMany(functions),
    ...options,
    observe(answer, context) {
      options.observe?.(answer, context);
      const { outcome, parameters } = context;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      const urn = parameters?.functionUrn;
      if (outcome === 'configuration' && urn !== undefined) asked.set(urn, (asked.get(urn) ?? 0) + 1);
    },
  });
  running.push(endpoint);
  return { origin: endpoint.origin, asked, outcomes };
}

/** Runs the suite as the command does. */
async function judge(origin: string, functions: number, flags: readonly string[], control?: RunControl) {
  const list = join(folder, 'functions.txt');
  await writeFile(list, functionUrns(functions).join('\n'));
  const target = ['--base-url', origin, '--project-id', projectId, '--functions-file', list];
  const args = [...target, '--fuzz', 'off', '--report-dir', folder, ...flags];
  const command = await configure(args, { CONFORMANCE_TOKEN: token });
  if (command.kind !== 'run') throw new Error(command.kind);
  return execute(command.configuration, [], control);
}

/** The same, with the reports written. */
async function run(origin: string, functions: number, flags: readonly string[] = [], control?: RunControl) {
  const outcome = await judge(origin, functions, flags, control);
  await writeReports(outcome, folder);
  return outcome.report;
}

/** Gives every tenth function a configuration with one bound broken. */
function breakEveryTenth(answer: Answer, { parameters, outcome }: AnswerContext): Answer {
  const isChosen = /-\d*0:latest$/.test(parameters?.functionUrn ?? '');
  if (!isChosen || outcome !== 'configuration') return answer;
  return jsonAnswer(200, { ...(answer.body as { [name: string]: string }), max_async_retry_attempts: 99 });
}

const isThere = (name: string) =>
  access(join(folder, name)).then(
    () => true,
    () => false,
  );

describe('shards', () => {
  async function shard(urns: readonly string[], index: number, count: number): Promise<readonly string[]> {
    const target = ['--base-url', 'http://127.0.0.1:1', '--project-id', projectId];
    const listed = urns.flatMap((urn) => ['--function-urn', urn]);
    const args = [...target, ...listed, '--shard', `${index}/${count}`];
    try {
      const command = await configure(args, { CONFORMANCE_TOKEN: token });
      if (command.kind !== 'run') throw new Error(command.kind);
      return (command.configuration.source as EnvironmentSource).functionUrns;
    } catch (error) {
      // There are more shards than functions.
      if (error instanceof UsageError && /has no function/.test(error.message)) return [];
      throw error;
    }
  }

  test('are disjoint, complete and as equal as can be, for every number of functions and shards', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 13 }),
        async (size, count) => {
          const urns = functionUrns(size);
          const shards: (readonly string[])[] = [];
          for (let index = 1; index <= count; index += 1) shards.push(await shard(urns, index, count));
          expect(shards.flat().toSorted()).toEqual(urns.toSorted());
          const sizes = shards.map(({ length }) => length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('merged say what one run of all functions says', async () => {
    const { origin } = await serve(100, { alter: breakEveryTenth });
    const whole = await run(origin, 100, ['--repeat', '2']);
    const recorded = [];
    for (const index of [1, 2, 3]) {
      // 34 and 33 functions are listed in full each, where 100 are not, but the counts are the same.
      const report = await run(origin, 100, ['--shard', `${index}/3`, '--repeat', '2']);
      const exchanges: readonly HarEntry[] = [];
      recorded.push({ report: JSON.parse(JSON.stringify(report)) as Report, exchanges });
    }
    const { merged } = mergeRuns(recorded);
    expect(merged.reports).toHaveLength(1);
    expect(merged.counts).toEqual(whole.counts);
    expect(merged.counts.failed).toBe(10);
    expect(merged.verdict).toBe(whole.verdict);
    expect(merged.reports[0]?.target.functions).toBe(100);
    const failed = ({ results }: Report) =>
      results
        .filter(({ outcome }) => outcome === 'failed')
        .map((result) => `${result.rule} ${result.function}`);
    expect(merged.reports.flatMap(failed).toSorted()).toEqual(failed(whole).toSorted());
  });
});

describe('what is asked once', () => {
  test('is asked once for thousands of functions', async () => {
    const { origin, asked, outcomes } = await serve(2000);
    const report = await run(origin, 2000);
    expect(report.verdict).toBe('conforms');
    expect(outcomes.get('out of bounds')).toBe(5);
    expect(asked.size).toBe(2000);
    expect(report.requests.sent).toBeLessThan(3 * 2000 + 6 * sampledFunctions + 60);
  });

  test('and the refusals are tried on a sample, which the report names', async () => {
    const { origin, outcomes } = await serve(200);
    const report = await run(origin, 200, ['--only', 'input.foreign-project', '--repeat', '1']);
    expect(outcomes.get('foreign project')).toBe(sampledFunctions);
    expect(report.sample).toHaveLength(sampledFunctions);
    expect(report.counts).toMatchObject({ passed: sampledFunctions, 'not-applicable': 150 });
  });

  test('is left to the first shard', async () => {
    const { origin, outcomes } = await serve(20);
    const report = await run(origin, 20, ['--shard', '2/2', '--repeat', '1']);
    expect(report.verdict).toBe('conforms');
    expect(outcomes.get('missing credentials')).toBe(10);
    expect(outcomes.has('out of bounds')).toBe(false);
  });
});

describe('what is kept', () => {
  test('plain passes of many functions are counted and not listed', async () => {
    const { origin } = await serve(60, { alter: breakEveryTenth });
    const report = await run(origin, 60);
    const listed = report.results.filter((result) => result.function !== undefined);
    const isUnasked = ({ outcome }: (typeof listed)[number]) =>
      outcome === 'not-applicable' || outcome === 'not-exercised';
    const unasked = listed.filter(isUnasked).map(({ rule }) => rule);
    expect(unasked).toEqual([...new Set(unasked)]);
    expect(listed.flatMap((result) => (isUnasked(result) ? [] : [result.outcome]))).toEqual(
      Array(6).fill('failed'),
    );
    expect(report.counts.failed).toBe(6);
    expect(report.counts.passed).toBeGreaterThan(60 * 30);
  });

  test('no more than 1,000 functions are listed for one rule, the others counted, and no exchange is kept of those', async () => {
    const { origin } = await serve(1100, {
      alter: (answer, { outcome }) =>
        outcome === 'configuration'
          ? { ...answer, body: { ...(answer.body as object), func_urn: 1 } }
          : answer,
    });
    const report = await run(origin, 1100, ['--only', 'body.types', '--repeat', '1']);
    expect(report.counts.failed).toBe(1100);
    expect(report.results.filter(({ outcome }) => outcome === 'failed')).toHaveLength(1000);
    expect(report.omitted).toBe(100);
    const archive = JSON.parse(await readFile(join(folder, 'exchanges.har'), 'utf8'));
    expect(archive.log.entries).toHaveLength(1000);
  });

  test('bodies are kept up to a bound in all, however many functions answer with large ones', async () => {
    const large = Buffer.alloc(limits.bodyBytes, 'x');
    const { origin } = await serve(80, {
      alter: (answer, { outcome }) => (outcome === 'configuration' ? { ...answer, body: large } : answer),
    });
    const { report, exchanges } = await judge(origin, 80, ['--only', 'body.json', '--repeat', '1']);
    expect(report.counts.failed).toBe(80);
    const kept = exchanges.map(({ response }) => response?.body.length ?? 0);
    const sum = kept.reduce((all, length) => all + length);
    expect(sum).toBeLessThanOrEqual(limits.keptBytes);
    expect(sum).toBeGreaterThan(limits.keptBytes - 2 * limits.bodyBytes);
  });
});

test('Retry-After is obeyed by all calls, those of other functions too', async () => {
  const [seconds, concurrency, trigger] = [2, 4, 60];
  let refusedAt = 0;
  let early = 0;
  const { origin } = await serve(50, {
    async alter(answer, { sequence }) {
      if (sequence < trigger) return answer;
      if (sequence === trigger) {
        refusedAt = performance.now();
        return { ...answer, status: 429, headers: { ...answer.headers, 'Retry-After': String(seconds) } };
      }
      const isBefore = refusedAt > 0 && performance.now() < refusedAt + seconds * 1000;
      // The calls that were under way are answered while nothing new may begin.
      if (isBefore && sequence < trigger + concurrency) await sleep((seconds * 1000) / 2);
      else if (isBefore) early += 1;
      return answer;
    },
  });
  const report = await run(origin, 50, ['--concurrency', String(concurrency), '--repeat', '2']);
  expect(report.verdict).toBe('conforms');
  expect(report.requests.retried).toHaveLength(1);
  expect(early).toBe(0);
});

describe('three faults of many functions', () => {
  /** Every tenth function breaks a bound, others a media type or the URN. */
  const threeFaults = (answer: Answer, context: AnswerContext): Answer => {
    const { parameters, outcome } = context;
    const urn = parameters?.functionUrn ?? '';
    if (outcome !== 'configuration') return answer;
    if (/3:latest$/.test(urn))
      return { ...answer, headers: { ...answer.headers, 'Content-Type': 'text/plain' } };
    if (/7:latest$/.test(urn)) return jsonAnswer(200, { ...(answer.body as object), func_urn: `${urn}x` });
    return breakEveryTenth(answer, context);
  };
  const printed = async (functions: number) => {
    const { origin } = await serve(functions, { alter: threeFaults });
    const report = await run(origin, functions);
    return { report, text: toConsole(report, { color: false, verbose: false }) };
  };

  test('are three causes at the beginning and at the end of less than 100 lines', async () => {
    const { report, text } = await printed(1500);
    expect(report.causes).toMatchObject([{ functions: 150 }, { functions: 150 }, { functions: 150 }]);
    const lines = text.split('\n');
    expect(lines.length).toBeLessThan(100);
    expect(lines[1]).toMatch(/^✗ .*: 150 functions, first: urn:/);
    expect(lines.slice(-8).filter((line) => line.includes('150 functions, first: '))).toHaveLength(3);
    expect(text).toContain('1,500 ✓');
    expect(report.summary).toContain('450 violations of 3 causes');
    const junit = await readFile(join(folder, 'junit.xml'), 'utf8');
    expect(junit.match(/<testcase /g)).toHaveLength(report.rules.length);
    expect(junit.match(/<failure /g)).toHaveLength(3);
    expect(junit).toContain('(150 failed, 1350 passed)');
  });

  test('are three entries of a baseline, with which the run is green', async () => {
    const { origin } = await serve(1100, { alter: threeFaults });
    const baseline = join(folder, 'baseline.yaml');
    const entries = await writeBaseline(baseline, await run(origin, 1100), []);
    expect(entries).toBe(3);
    const again = await run(origin, 1100, ['--baseline', baseline]);
    expect(again).toMatchObject({ verdict: 'conforms', counts: { known: 330, failed: 0 } });
    const some = (await readFile(baseline, 'utf8')).replaceAll(
      /^( +)reason:/gm,
      '$1function: "*-1*:latest"\n$1reason:',
    );
    await writeFile(baseline, some);
    const { counts } = await run(origin, 1100, ['--baseline', baseline]);
    expect(counts.known).toBeGreaterThan(0);
    expect(counts.known + counts.failed).toBe(330);
  });

  test('look the same whether there are 50 functions or 51, but that the refusals are tried on a sample', async () => {
    const shape = ({ text }: { text: string }) =>
      text
        .replaceAll(/urn:\S*|\d[\d.,]*/g, '#')
        .split('\n')
        .filter((line) => !line.startsWith('refusals were tried on'))
        // Which rules share a line depends on the sample.
        .map((line) => line.replace(/^(\w+ +)# .*/, '$1'));
    expect([...new Set(shape(await printed(51)))]).toEqual([...new Set(shape(await printed(50)))]);
  });
});

describe('a target that bears less than it is asked', () => {
  test('and says 429 without a word on when to come back is asked more slowly, until all is tested', async () => {
    const window = { since: 0, calls: 0 };
    const { origin } = await serve(60, {
      alter: (answer) => {
        if (performance.now() - window.since > 200)
          Object.assign(window, { since: performance.now(), calls: 0 });
        window.calls += 1;
        return window.calls > 8 ? serviceError(429, 'Too many requests.') : answer;
      },
    });
    const report = await run(origin, 60);
    expect(report).toMatchObject({ verdict: 'conforms', requests: { unanswered: 0 } });
    expect(report.requests.busy).toBeLessThan(20);
  });

  test('or dies in the middle leaves the rest untested, with the reason, and no rule without its row', async () => {
    let calls = 0;
    const { origin } = await serve(120, {
      observe: () => {
        calls += 1;
        if (calls === 300) void running[0]?.stop();
      },
    });
    const report = await run(origin, 120);
    expect(report.verdict).toBe('untested');
    const { counts } = await run((await serve(120)).origin, 120);
    const untested = report.results.filter(({ outcome }) => outcome === 'untested');
    expect(report.counts['not-applicable']).toBe(counts['not-applicable']);
    expect(report.counts.passed + report.counts['not-exercised'] + untested.length).toBe(
      counts.passed + counts['not-exercised'],
    );
    const reasons = untested.map(({ reason }) => reason?.replace(/:\d+$/, ''));
    const refused = 'the connection was refused: connect ECONNREFUSED 127.0.0.1';
    expect([...new Set(reasons)].sort()).toEqual([`not sent: ${refused}`, refused]);
  });
});

describe('an interrupted run', () => {
  const functions = 120;

  /** Functions that are done are not read again at the end, for which a rule has then nothing to judge. */
  function judgedIn({ counts: { passed, 'not-applicable': unasked, ...counts } }: Report) {
    return { ...counts, judgedOrUnasked: passed + unasked };
  }

  /** Runs until some functions are done, and is interrupted then. */
  async function interrupted(origin: string, flags: readonly string[] = []): Promise<Report> {
    const interrupt = new AbortController();
    return run(origin, functions, flags, {
      signal: interrupt.signal,
      onProgress: ({ functionsDone }) => {
        if (functionsDone >= 40) interrupt.abort();
      },
    });
  }

  test('says so, and goes on to the same counts without asking for a function that is done', async () => {
    const { origin, asked } = await serve(functions, { alter: breakEveryTenth });
    const whole = await run(origin, functions);
    asked.clear();

    const part = await interrupted(origin);
    const done = part.interrupted?.functionsDone ?? 0;
    const words = `topped after ${done} of 120 functions.`;
    for (const text of [
      part.summary,
      toConsole(part, { color: false, verbose: false }),
      await readFile(join(folder, 'summary.md'), 'utf8'),
      await readFile(join(folder, 'report.html'), 'utf8'),
    ])
      expect(text).toContain(words);
    expect(part.summary).toContain('breaks the contract');
    expect(part.interrupted?.resume).toMatch(
      /^npx functiongraph-async-invoke-contract --base-url .* --resume$/,
    );
    expect(done).toBeGreaterThanOrEqual(40);
    expect(done).toBeLessThan(functions);
    expect(part.exitCode).not.toBe(0);
    expect(await isThere('progress.ndjson')).toBe(true);

    const rest = await run(origin, functions, ['--resume']);
    expect(rest.interrupted).toBeUndefined();
    expect(judgedIn(rest)).toEqual(judgedIn(whole));
    expect(rest.verdict).toBe(whole.verdict);
    expect(rest.editions).toEqual(whole.editions);
    expect(await isThere('progress.ndjson')).toBe(false);
    const again = [...asked.values()].filter((count) => count > 5);
    // Those under way when the run was interrupted, and the first, which probes of the environment ask for, too.
    expect(again.length).toBeLessThanOrEqual(5);
    const archive = JSON.parse(await readFile(join(folder, 'exchanges.har'), 'utf8'));
    const ids = archive.log.entries.map((entry: HarEntry) => entry._exchange?.id);
    for (const { exchange } of rest.results.flatMap(({ findings }) => findings))
      expect(ids).toContain(exchange);
  });

  test('is not taken up with other settings', async () => {
    const { origin } = await serve(functions);
    await interrupted(origin);
    await expect(run(origin, functions, ['--resume', '--repeat', '3'])).rejects.toThrow(/other settings/);
    await expect(run(origin, functions - 1, ['--resume'])).rejects.toThrow(/other settings/);
    expect((await run(origin, functions, ['--resume'])).verdict).toBe('conforms');
  });

  test('keeps its place where the target is down when it is to go on', async () => {
    const { origin } = await serve(functions);
    const { port } = new URL(origin);
    await interrupted(origin);
    await running.splice(0)[0]?.stop();
    expect((await run(origin, functions, ['--resume'])).verdict).toBe('untested');
    running.push(await startReferenceEndpoint({ state: stateOfMany(functions), port: Number(port) }));
    const rest = await run(origin, functions, ['--resume']);
    expect(rest.verdict).toBe('conforms');
    expect(rest.requests.sent).toBeLessThan(3 * (functions - 40) + 5 * sampledFunctions + 60);
  });

  test('remembers which known failures it has met', async () => {
    const { origin } = await serve(functions, {
      // Only functions of the first part fail, and none of the second.
      alter: (answer, context) =>
        /-(1?\d|20):latest$/.test(context.parameters?.functionUrn ?? '')
          ? breakEveryTenth(answer, context)
          : answer,
    });
    const baseline = join(folder, 'baseline.yaml');
    await writeFile(baseline, `- { rule: ranges.max_async_retry_attempts.maximum, reason: known }\n`);
    const part = await interrupted(origin, ['--baseline', baseline]);
    expect(part.counts.known).toBe(2);
    const rest = await run(origin, functions, ['--resume', '--baseline', baseline]);
    expect(rest.counts.known).toBe(2);
    expect(rest.baseline?.stale).toEqual([]);
    expect(rest.verdict).toBe('conforms');
  });
});
