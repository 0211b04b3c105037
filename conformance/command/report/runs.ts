import type { RecordedRun } from '../../report/merge.ts';
import { ReportFileError, readReportFile } from '../../report/report-file.ts';
import { UsageError } from '../configuration/usage-error.ts';

/** The runs of a report that somebody named. @throws UsageError where it cannot be read as one. */
export function readRuns(file: string): Promise<RecordedRun[]> {
  return asUsage(readReportFile(file));
}

/** What somebody named. @throws UsageError where it cannot be read. */
export async function asUsage<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof ReportFileError ? new UsageError(error.message) : error;
  }
}
