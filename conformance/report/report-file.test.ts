import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mergeRuns } from './merge.ts';
import schema from './report.schema.json' with { type: 'json' };
import { ReportFileError, readReportFile } from './report-file.ts';
import { recordRun } from './testing/record-run.ts';
import { reportOf, resultOf } from './testing/sample-report.ts';
import { writeReports } from './write.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reports-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(content: unknown): Promise<string> {
  const file = join(folder, 'report.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const report = reportOf([resultOf('a', 'passed', 'urn:1')]);

describe('reading a report', () => {
  test('takes a file, and a folder with a report.json', async () => {
    const file = await fileWith(report);
    expect(await readReportFile(file)).toEqual([{ report, exchanges: [] }]);
    expect(await readReportFile(folder)).toEqual([{ report, exchanges: [] }]);
  });

  test('takes the runs of a merged report', async () => {
    const { merged } = mergeRuns([
      { report, exchanges: [] },
      { report, exchanges: [] },
    ]);
    expect(await readReportFile(await fileWith(merged))).toHaveLength(2);
  });

  test.each([
    ['no JSON', '{', 'is not JSON'],
    ['another file', [], 'it has no reportVersion'],
    [
      'another version',
      { ...report, reportVersion: 2 },
      'has the reportVersion 2, and this version of the suite reads 1',
    ],
    ['a missing member', { ...report, counts: undefined }, "it must have required property 'counts'"],
    ['a wrong value', { ...report, verdict: 'fine' }, '/verdict must be equal to one of the allowed values'],
    [
      'a wrong run of several',
      { reportVersion: 1, reports: [report, {}] },
      '/reports/1 must have required property',
    ],
  ])('refuses %s', async (_, content, message) => {
    const file = await fileWith(content);
    const refusal = await readReportFile(file).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ReportFileError);
    expect(refusal).toMatchObject({ file, message: expect.stringContaining(message) });
  });

  test('refuses a file that is not there', async () => {
    await expect(readReportFile(join(folder, 'nowhere.json'))).rejects.toThrow('cannot be read');
  });

  test.each([
    ['no archive', { log: {} }, 'has no log.entries'],
    ['an entry that is not an exchange', { log: { entries: [{}] } }, '/log/entries/0'],
  ])('refuses %s beside it', async (_, archive, message) => {
    const file = await fileWith(report);
    const har = join(folder, 'exchanges.har');
    await writeFile(har, JSON.stringify(archive));
    await expect(readReportFile(file)).rejects.toThrow(message);
    await rm(har);
  });
});

test('a report of a run, written and read again, is the same, and the schema knows each of its members', async () => {
  const outcome = await recordRun({ alter: (answer) => ({ ...answer, headers: {} }) });
  const directory = join(folder, 'run');
  await writeReports(outcome, directory);
  const [read] = await readReportFile(directory);
  expect(read?.report).toEqual(JSON.parse(JSON.stringify(outcome.report)));
  expect(read?.exchanges).toHaveLength(outcome.exchanges.length);
  const closed = JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.properties !== undefined && value.type === 'object'
      ? { ...value, additionalProperties: false }
      : value,
  );
  const validate = new Ajv2020({ allErrors: true }).compile(closed);
  validate(read?.report);
  expect(validate.errors).toBeNull();
});
