import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Har, HarEntry } from '../reading/har.ts';
import { type Report, reportVersion } from '../verdict/report.ts';
import type { MergedReport, RecordedRun } from './merge.ts';
import schema from './report.schema.json' with { type: 'json' };

/** A file is no report that this version can read. The message is one sentence that says why. */
export class ReportFileError extends Error {
  override readonly name = 'ReportFileError';
  readonly file: string;

  constructor(file: string, problem: string) {
    super(`${file} ${problem}`);
    this.file = file;
  }
}

const validate = new Ajv2020({ allErrors: false }).compile<Report>(schema);

/**
 * Reads the reports of a file: the one of a run, or those of a merged report.
 *
 * @param path - a `report.json`, or a folder that has one.
 * @returns at least one run; runs of a merged report have no exchanges.
 * @throws ReportFileError where there is no such file, or it is no report of a known version.
 */
export async function readReportFile(path: string): Promise<RecordedRun[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(path, 'report.json') : path;
  const content = await readJsonFile(file);
  if (content === undefined) throw new ReportFileError(file, 'cannot be read; is the path right?');
  checkVersion(content, file);
  if ('reports' in content && Array.isArray(content.reports) && content.reports.length > 0) {
    const { reports } = content as Pick<MergedReport, 'reports'>;
    return reports.map((report, index) => ({
      report: checked(report, file, `/reports/${index}`),
      exchanges: [],
    }));
  }
  return [{ report: checked(content, file, ''), exchanges: await readExchanges(dirname(file)) }];
}

function checkVersion(content: unknown, file: string): asserts content is { readonly reportVersion: number } {
  const version =
    typeof content === 'object' && content !== null && 'reportVersion' in content
      ? content.reportVersion
      : undefined;
  if (version === undefined) {
    throw new ReportFileError(file, 'is not a report: it has no reportVersion.');
  }
  if (version !== reportVersion) {
    throw new ReportFileError(
      file,
      `has the reportVersion ${JSON.stringify(version)}, and this version of the suite reads ${reportVersion}; make the report again, or use the version of the suite that made it.`,
    );
  }
}

function checked(content: unknown, file: string, base: string): Report {
  if (validate(content)) return content;
  const [error] = validate.errors ?? [];
  const place = `${base}${error?.instancePath ?? ''}` || 'it';
  throw new ReportFileError(
    file,
    `is not a valid report: ${place} ${error?.message ?? 'has the wrong shape'}.`,
  );
}

async function readExchanges(folder: string): Promise<readonly HarEntry[]> {
  const file = join(folder, 'exchanges.har');
  const content = (await readJsonFile(file)) as Partial<Har> | null | undefined;
  if (content === undefined) return [];
  const entries = content?.log?.entries;
  if (!Array.isArray(entries)) {
    throw new ReportFileError(file, 'has no log.entries, so it is no HAR file; remove or replace it.');
  }
  const wrong = entries.findIndex((entry) => !isEntry(entry));
  if (wrong < 0) return entries;
  throw new ReportFileError(
    file,
    `has an entry that is not an exchange, /log/entries/${wrong}; remove or replace it.`,
  );
}

function isEntry(entry: Partial<HarEntry> | null): boolean {
  const { request, response, time } = entry ?? {};
  const isField = (field: { name?: unknown; value?: unknown } | null) =>
    typeof field?.name === 'string' && typeof field.value === 'string';
  return (
    typeof time === 'number' &&
    typeof request?.method === 'string' &&
    typeof request.url === 'string' &&
    typeof response?.status === 'number' &&
    typeof response.statusText === 'string' &&
    typeof response.content === 'object' &&
    ['string', 'undefined'].includes(typeof response.content.text) &&
    [request.headers, response.headers].every((fields) => Array.isArray(fields) && fields.every(isField))
  );
}

/** The content of a JSON file; `undefined` where there is none. */
async function readJsonFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReportFileError(file, `is not JSON: ${reason}.`);
  }
}
