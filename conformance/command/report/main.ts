import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { printable } from '../../reading/words.ts';
import { compareReports, comparisonSummary } from '../../report/compare.ts';
import { readHistory } from '../../report/history.ts';
import { renderHistory } from '../../report/html/history.ts';
import { renderPage } from '../../report/html/page.ts';
import { mergeRuns, worstVerdict } from '../../report/merge.ts';
import { exitCodes } from '../../verdict/verdict.ts';
import { readArguments } from '../configuration/flags.ts';
import { Settings } from '../configuration/settings.ts';
import { UsageError } from '../configuration/usage-error.ts';
import { print } from '../output.ts';
import { defaultPage, type ReportOption, reportOptions } from './options.ts';
import { asUsage, readRuns } from './runs.ts';

/**
 * The command: reads reports, merges them, and writes them as one page.
 *
 * @returns the exit code, which is that of the merged verdict.
 * @throws UsageError where a flag is wrong, or a report cannot be read.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { flags, operands } = readArguments(args, reportOptions);
  const settings = new Settings<ReportOption>(flags);
  const folder = settings.text('history');
  if (folder !== undefined) return history(folder, operands, settings);
  if (operands.length === 0)
    throw new UsageError('name at least one report.json, or a folder that has one; see --help.');
  return merge(operands, settings);
}

/** Writes the page of a history. The exit code is that of the latest runs: the worst where there are several targets. */
async function history(
  folder: string,
  operands: readonly string[],
  settings: Settings<ReportOption>,
): Promise<number> {
  const flags = (['json', 'compare'] as const).filter((flag) => settings.text(flag) !== undefined);
  const [useless] = [...operands, ...flags.map((flag) => `--${flag}`)];
  if (useless !== undefined) throw new UsageError(`${useless} has no effect with --history.`);
  const results = await asUsage(readHistory(folder));
  const page = settings.text('out') ?? defaultPage;
  await write(page, renderHistory(results));
  print(`report: ${page}, ${results.length} runs`);
  const latest = new Map(results.map(({ target, verdict }) => [target, verdict]));
  return exitCodes[worstVerdict([...latest.values()])];
}

async function merge(files: readonly string[], settings: Settings<ReportOption>): Promise<number> {
  const [mergedFile, earlierFile] = [settings.text('json'), settings.text('compare')];
  const page = settings.text('out') ?? defaultPage;
  const recorded = (await Promise.all(files.map(readRuns))).flat();
  const earlier = earlierFile === undefined ? undefined : mergeRuns(await readRuns(earlierFile));
  const { merged, runs } = mergeRuns(recorded);
  print(printable(merged.summary));
  const comparison = earlier && compareReports(earlier.merged.reports, merged.reports);
  await write(page, renderPage({ merged, runs, ...(comparison !== undefined && { comparison }) }));
  if (mergedFile !== undefined) await write(mergedFile, `${JSON.stringify(merged, null, 2)}\n`);
  if (comparison !== undefined) print(`${comparisonSummary(comparison)}, compared with ${earlierFile}`);
  print(`report: ${[page, mergedFile].filter((file) => file !== undefined).join(', ')}`);
  return merged.exitCode;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be written: ${reason}.`);
  }
}
