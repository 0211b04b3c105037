import type { Reporter } from 'vitest/node';
import type { FromVitest } from './messages.ts';

/** Counts what vitest saw, and tells the command that started it. */
export default class TallyReporter implements Reporter {
  #tests = 0;
  #failed = 0;

  onTestCaseResult(testCase: Parameters<NonNullable<Reporter['onTestCaseResult']>>[0]): void {
    this.#tests += 1;
    if (testCase.result().state === 'failed') this.#failed += 1;
  }

  onTestRunEnd(
    modules: Parameters<NonNullable<Reporter['onTestRunEnd']>>[0],
    unhandled: Parameters<NonNullable<Reporter['onTestRunEnd']>>[1],
  ): void {
    const inModules = modules.flatMap((module) => module.errors());
    const errors = [...inModules, ...unhandled].map(({ message }) => message);
    const tally = { tests: this.#tests, failed: this.#failed, errors };
    process.send?.({ kind: 'over', tally } satisfies FromVitest);
  }
}
