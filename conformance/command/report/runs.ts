import type { RecordedRun } from '../../report/merge.ts';
import { ReportFileError, readReportFile } from '../../report/report-file.ts';
import { UsageError } from '../configuration/usage-error.ts';

/** The runs of a report that somebody named. @throws UsageError where it cannot be read as one. */
export async function readRuns(file: string): Promise<RecordedRun[]> {
  try {
    return await readReportFile(file);
  } catch (error) {
    throw error instanceof ReportFileError ? new UsageError(error.message) : error;
  }
}
