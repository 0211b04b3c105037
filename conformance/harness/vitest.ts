import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Report } from '../verdict/report.ts';
import { type FromVitest, startedByCommand, type Tally, type ToVitest } from './messages.ts';

/** Vitest did not show a run as it was judged. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/** Vitest, ready to show a report. */
export interface Harness {
  /**
   * Runs the tests of a report: one for each result, failing and skipped as they were judged.
   *
   * @throws HarnessError where the tests end in any other way than the report says.
   */
  show(report: Report): Promise<void>;
  /** Ends vitest, whatever it is doing. */
  close(): Promise<void>;
}

const folder = fileURLToPath(new URL('./', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));

/**
 * Starts vitest without any output of its own. It is a process of its own, so that it starts while the probes are
 * under way, in a group of its own, so that Ctrl-C leaves it the time to show what was found.
 */
export function openHarness(): Harness {
  const child = fork(vitest, ['run', '--reporter', './reporter.ts'], {
    cwd: folder,
    execArgv: [],
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, [startedByCommand]: 'yes' },
  });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = once(child, 'exit');
  const ready = messageOf(child, 'ready');
  const over = messageOf(child, 'over');
  const failed = ended.then(([code]) => {
    throw new HarnessError(`vitest ended with ${code} before it showed the run. ${output}`.trim());
  });
  failed.catch(() => undefined);
  return {
    async show(report) {
      await Promise.race([ready, failed]);
      child.send({ report } satisfies ToVitest);
      const { tally } = await Promise.race([over, failed]);
      check(report, tally);
    },
    async close() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function messageOf<Kind extends FromVitest['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromVitest, { kind: Kind }>> {
  return new Promise((resolve) => {
    child.on('message', (message: FromVitest) => {
      if (message.kind === kind) resolve(message as Extract<FromVitest, { kind: Kind }>);
    });
  });
}

function check({ results, counts }: Report, { tests, failed, errors }: Tally): void {
  const toFail = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'untested').length;
  if (failed === toFail && tests === results.length && errors.length === 0) return;
  throw new HarnessError(
    `vitest saw ${failed} of ${tests} tests fail, the report has ${counts.failed} violations. ${errors.join(' ')}`,
  );
}
