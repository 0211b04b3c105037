import type { Report } from '../verdict/report.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run that the tests show, rule by rule. */
    report: Report;
  }
}
