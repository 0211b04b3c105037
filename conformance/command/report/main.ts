import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { compareReports, comparisonSummary } from '../../report/compare.ts';
import { renderPage } from '../../report/html/page.ts';
import { mergeRuns } from '../../report/merge.ts';
import { ReportFileError, readReportFile } from '../../report/report-file.ts';
import { tool } from '../../tool.ts';
import { exitCodes } from '../../verdict/verdict.ts';
import { UsageError } from '../configuration/usage-error.ts';
import { type ReportCommand, readArguments } from './arguments.ts';
import { helpText } from './help.ts';

/**
 * The command: reads reports, merges them, and writes them as one page.
 *
 * @returns the exit code, which is that of the merged verdict.
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const command = readArguments(args);
    switch (command.kind) {
      case 'help':
        console.log(helpText());
        return exitCodes.conforms;
      case 'version':
        console.log(tool.version);
        return exitCodes.conforms;
      case 'merge':
        return await merge(command);
    }
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ReportFileError)) throw error;
    console.error(error.message);
    return exitCodes.usage;
  }
}

async function merge(command: Extract<ReportCommand, { kind: 'merge' }>): Promise<number> {
  const { files, page, merged: mergedFile, earlier: earlierFile } = command;
  const recorded = (await Promise.all(files.map(readReportFile))).flat();
  const earlier = earlierFile === undefined ? undefined : mergeRuns(await readReportFile(earlierFile));
  const { merged, runs } = mergeRuns(recorded);
  const comparison = earlier && compareReports(earlier.merged.reports, merged.reports);
  await write(page, renderPage({ merged, runs, ...(comparison !== undefined && { comparison }) }));
  if (mergedFile !== undefined) await write(mergedFile, `${JSON.stringify(merged, null, 2)}\n`);
  if (comparison !== undefined) console.log(`${comparisonSummary(comparison)}, compared with ${earlierFile}`);
  console.log(`report: ${[page, mergedFile].filter((file) => file !== undefined).join(', ')}`);
  console.log(merged.summary);
  return merged.exitCode;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be written: ${reason}.`);
  }
}
