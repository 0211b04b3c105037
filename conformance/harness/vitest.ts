import { fileURLToPath } from 'node:url';
import { createVitest, type Reporter, type Vitest } from 'vitest/node';
import type { Report } from '../report/report.ts';

/** The name of the vitest project that shows a run as tests. */
export const projectName = 'conformance';

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
  close(): Promise<void>;
}

/** Starts vitest without any output of its own; it may be started while the probes are under way. */
export async function openHarness(): Promise<Harness> {
  const tally = new Tally();
  const vitest = await createVitest('test', {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    project: [projectName],
    run: true,
    watch: false,
    reporters: [tally],
    passWithNoTests: false,
  });
  return {
    show: (report) => show(vitest, tally, report),
    close: () => vitest.close(),
  };
}

async function show(vitest: Vitest, tally: Tally, report: Report): Promise<void> {
  for (const project of vitest.projects) project.provide('report', report);
  await vitest.start();
  const { counts } = report;
  const failed = report.results.filter(
    ({ outcome }) => outcome === 'failed' || outcome === 'untested',
  ).length;
  const isAgreed =
    tally.failed === failed && tally.tests === report.results.length && tally.errors.length === 0;
  if (isAgreed) return;
  throw new HarnessError(
    `vitest saw ${tally.failed} of ${tally.tests} tests fail, the report has ${counts.failed} violations. ${tally.errors.join(' ')}`,
  );
}

/** Counts what vitest saw. */
class Tally implements Reporter {
  tests = 0;
  failed = 0;
  readonly errors: string[] = [];

  onTestCaseResult(testCase: Parameters<NonNullable<Reporter['onTestCaseResult']>>[0]): void {
    this.tests += 1;
    if (testCase.result().state === 'failed') this.failed += 1;
  }

  onTestRunEnd(
    modules: Parameters<NonNullable<Reporter['onTestRunEnd']>>[0],
    unhandled: Parameters<NonNullable<Reporter['onTestRunEnd']>>[1],
  ): void {
    const inModules = modules.flatMap((module) => module.errors());
    this.errors.push(...[...inModules, ...unhandled].map(({ message }) => message));
  }
}
