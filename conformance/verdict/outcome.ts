import type { Exchange } from '../exchange/exchange.ts';
import type { LastScan } from '../redaction/last-scan.ts';
import type { Report } from './report.ts';

/** What a run leaves behind. */
export interface RunOutcome {
  readonly report: Report;
  /** The exchanges that the report refers to. */
  readonly exchanges: readonly Exchange[];
  /** How long each call took, in milliseconds; absent where the run calls nobody. */
  readonly durations?: Float64Array;
  /** Knows the secrets of the run, for a last look at what is printed and written. */
  readonly lastScan: LastScan;
}
