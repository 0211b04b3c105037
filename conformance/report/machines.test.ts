import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'ctrf';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../verdict/result.ts';
import { toBadge, toBadgeSvg } from './badge.ts';
import { toCtrf } from './ctrf.ts';
import { readHistory } from './history.ts';
import { renderHistory } from './html/history.ts';
import { toResults } from './results.ts';
import { bySeverity } from './severity.ts';
import { reportOf, resultOf } from './testing/sample-report.ts';

const finding = { where: '/a', expected: 'at most 8', actual: '9', pointer: '#/a', count: 1 };
const ofEach = reportOf(
  bySeverity.map((outcome) => ({
    ...resultOf(`body.${outcome}`, outcome, 'urn', outcome === 'failed' ? [finding] : []),
    reason: `it is ${outcome}`,
  })),
);

test('CTRF: a test for each result, valid by the schema of the format, with its reason', () => {
  const ctrf = toCtrf(ofEach) as {
    results: { summary: object; tests: { rawStatus: Outcome; status: string; message: string }[] };
  };
  expect(validate(ctrf)).toMatchObject({ valid: true });
  expect(ctrf.results.summary).toMatchObject({ tests: bySeverity.length, passed: 3, failed: 2, pending: 0 });
  const by = Object.fromEntries(ctrf.results.tests.map((each) => [each.rawStatus, each]));
  expect(by.failed).toMatchObject({ status: 'failed', message: '/a: expected at most 8, got 9' });
  expect(by.untested).toMatchObject({ status: 'failed', message: 'it is untested' });
  expect(by.blocked).toMatchObject({ status: 'skipped', message: 'it is blocked' });
});

describe('the badge', () => {
  test.each([
    [reportOf([resultOf('a', 'passed')]), 'conforms'],
    [reportOf([resultOf('a', 'failed')]), '1 violation'],
    [reportOf([resultOf('a', 'failed'), resultOf('b', 'failed')]), '2 violations'],
    [reportOf([resultOf('a', 'warned')], { verdict: 'violates' }), '1 violation'],
    [reportOf([resultOf('a', 'untested')]), 'could not be tested'],
  ])('says the verdict, %#', (report, message) => {
    const badge = toBadge(report);
    expect(badge).toMatchObject({ schemaVersion: 1, label: 'contract', message });
    expect(badge.isError).toBe(message !== 'conforms');
    const svg = toBadgeSvg(badge);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain(`>${message}</text>`);
  });
});

describe('a history', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'history-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const on = (day: string, ...results: Parameters<typeof reportOf>) =>
    JSON.stringify(toResults({ ...reportOf(...results), startedAt: `2026-01-${day}T00:00:00.000Z` }));

  test('calls a rule of which nothing is listed passed only where some function exercised it', () => {
    const idle = ['a', 'b'].map((rule) => resultOf(rule, 'not-exercised', 'urn:1'));
    const report = reportOf([...idle, resultOf('a', 'passed', 'urn:2')]);
    expect(toResults({ ...report, results: [] }).rules).toEqual({ a: 'passed', b: 'not-exercised' });
  });

  test('is read from wherever results are, in the order of the runs, and shown rule by date', async () => {
    await mkdir(join(folder, 'later'));
    await writeFile(
      join(folder, 'later/results.json'),
      on('02', [resultOf('a', 'failed'), resultOf('b', 'passed')]),
    );
    await writeFile(
      join(folder, 'first.json'),
      on('01', [resultOf('a', 'passed', 'f'), resultOf('a', 'warned', 'g')]),
    );
    await writeFile(join(folder, 'other.json'), '{"something":"else"}');
    const history = await readHistory(folder);
    expect(history.map(({ rules }) => rules)).toEqual([{ a: 'warned' }, { a: 'failed', b: 'passed' }]);
    const page = renderHistory(history);
    expect(page).toMatch(/2026-01-01 00:00 UTC.*2026-01-02 00:00 UTC/);
    expect(page).toMatch(/<code>a<\/code><\/th><td class="warned".*<td class="failed"/);
    expect(page).toMatch(/<code>b<\/code><\/th><td><\/td><td class="passed"/);
  });

  test.each([
    ['no-such-folder', 'cannot be read as a folder'],
    ['empty', 'has no results.json'],
    ['broken', 'does not hold results of a run'],
  ])('of %s is an error that says so', async (name, problem) => {
    await mkdir(join(folder, 'empty'), { recursive: true });
    await mkdir(join(folder, 'broken'), { recursive: true });
    await writeFile(
      join(folder, 'broken/results.json'),
      on('01', [resultOf('a', 'passed')]).replace('passed', '<b>'),
    );
    await expect(readHistory(join(folder, name))).rejects.toThrow(problem);
  });
});
