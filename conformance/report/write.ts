import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toHar } from '../reading/har.ts';
import type { LastScan } from '../redaction/last-scan.ts';
import type { RunOutcome } from '../verdict/outcome.ts';
import { toBadge, toBadgeSvg } from './badge.ts';
import type { Comparison } from './compare.ts';
import { toCtrf } from './ctrf.ts';
import type { PageInput } from './html/model.ts';
import { renderPage } from './html/page.ts';
import { toJunit } from './junit.ts';
import { singleRun } from './merge.ts';
import { toMetrics } from './metrics.ts';
import { toResults } from './results.ts';
import { toSummary } from './summary.ts';

/** The files that a run's reports are. */
export const reportFiles = [
  'report.html',
  'report.json',
  'junit.xml',
  'ctrf.json',
  'results.json',
  'summary.md',
  'badge.svg',
  'badge.json',
  'exchanges.har',
] as const;

/**
 * Writes a run's reports, {@link reportFiles}. Where one cannot be written, the others are. A run without exchanges, such
 * as that of a client, has no archive of them, and an earlier run's is taken away.
 *
 * @param directory - is made where it is not there.
 * @param comparison - with earlier reports, for `report.html`.
 * @returns the names of the files.
 * @throws the first error, once everything was tried.
 */
export async function writeReports(
  { report, exchanges, lastScan }: RunOutcome,
  directory: string,
  comparison?: Comparison,
): Promise<readonly string[]> {
  await mkdir(directory, { recursive: true });
  const har = toHar(exchanges);
  const page = {
    ...singleRun({ report, exchanges: har.log.entries }),
    ...(comparison !== undefined && { comparison }),
  };
  const badge = toBadge(report);
  const files: { readonly [name in (typeof reportFiles)[number]]: () => Iterable<string> } = {
    'report.json': () => jsonPieces(report),
    'exchanges.har': () => jsonPieces(har),
    'junit.xml': () => [toJunit(report)],
    'ctrf.json': () => jsonPieces(toCtrf(report)),
    'results.json': () => [`${JSON.stringify(toResults(report))}\n`],
    'badge.json': () => [`${JSON.stringify(badge)}\n`],
    'badge.svg': () => [toBadgeSvg(badge)],
    'summary.md': () => [toSummary(report)],
    'report.html': () => [renderPage(page)],
  };
  const names = reportFiles.filter((name) => name !== 'exchanges.har' || exchanges.length > 0);
  if (exchanges.length === 0) await rm(join(directory, 'exchanges.har'), { force: true });
  const errors: unknown[] = [];
  for (const name of names) {
    try {
      await writeWhole(join(directory, name), lastScan.guard(name, files[name]()));
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return names;
}

/** The files that merged runs are. */
export const mergedFiles = ['report.html', 'report.json'] as const;

/**
 * Writes merged runs, {@link mergedFiles}.
 *
 * @param lastScans - of each run.
 */
export async function writeMerged(
  page: PageInput,
  directory: string,
  lastScans: readonly LastScan[],
): Promise<void> {
  const files: { readonly [name in (typeof mergedFiles)[number]]: Iterable<string> } = {
    'report.html': [renderPage(page)],
    'report.json': jsonPieces(page.merged),
  };
  for (const [name, pieces] of Object.entries(files))
    await writeWhole(join(directory, name), guardedByAll(lastScans, name, pieces));
}

/**
 * Writes the metrics of runs to a file of their own.
 *
 * @throws {@link LeakError} where a credential would stand in it.
 */
export async function writeMetrics(runs: readonly RunOutcome[], file: string): Promise<void> {
  const lastScans = runs.map(({ lastScan }) => lastScan);
  await writeWhole(file, guardedByAll(lastScans, 'the metrics', toMetrics(runs)));
}

/** Pieces of a text in which the secrets of no run may stand. */
function guardedByAll(
  lastScans: readonly LastScan[],
  artefact: string,
  pieces: Iterable<string>,
): Iterable<string> {
  return lastScans.reduce((passed, scan) => scan.guard(artefact, passed), pieces);
}

/** Writes a file under its name once all of it was written, so that nothing stands there of one that was not. */
async function writeWhole(file: string, pieces: Iterable<string>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** How many levels of objects and arrays are written piece by piece. */
const levels = 3;

/** A value as JSON, never all of it at once. */
function* jsonPieces(value: unknown, level = 0): Generator<string> {
  if (level === levels || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value, null, 2);
    return;
  }
  const isArray = Array.isArray(value);
  yield isArray ? '[' : '{';
  let separator = '\n';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield isArray ? separator : `${separator}${JSON.stringify(name)}: `;
    yield* jsonPieces(member, level + 1);
    separator = ',\n';
  }
  yield isArray ? '\n]' : '\n}';
  if (level === 0) yield '\n';
}
