import type { Exchange } from '../exchange/exchange.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { Report } from './report.ts';

/** What a run leaves behind. */
export interface RunOutcome {
  readonly report: Report;
  /** The exchanges that the report refers to, with credentials in them: only a redactor may print those. */
  readonly exchanges: readonly Exchange[];
  readonly redactor: Redactor;
}
