import { describe } from 'vitest';
import { type ConformanceOptions, checkConformance } from '../index.ts';
import { registerTests } from './tests.ts';

/**
 * Checks a target while vitest collects the tests of a file, and registers one test for each rule and function. The
 * target has to be running by then: start it at the top level of the file.
 *
 * @throws what {@link checkConformance} throws, as a failure of the file.
 */
export function conformanceTests(options: ConformanceOptions): void {
  describe(`conformance of ${options.baseUrl}`, async () => registerTests(await checkConformance(options)));
}
