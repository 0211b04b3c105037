import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Journal, type JournalEntry, JournalError } from './journal.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  file = join(folder, 'reports', 'progress.ndjson');
});
afterEach(() => rm(folder, { recursive: true }));

const key = { target: 'https://api.example', functions: ['a', 'b', 'c'] };
const passed = (name: string): JournalEntry => ({ function: name, outcomes: {}, results: [] });
const failed: JournalEntry = {
  function: 'b',
  outcomes: { 'body.json': 'failed' },
  results: [{ rule: 'body.json', function: 'b', outcome: 'failed', findings: [] }],
  baseline: { judged: [0], met: [0] },
};

async function interrupted(...entries: readonly JournalEntry[]): Promise<void> {
  const journal = await Journal.begin(file, key);
  for (const entry of entries) journal.add(entry);
  await journal.close(false);
}

test('an interrupted run goes on with the functions that are not done, as often as it is interrupted', async () => {
  await interrupted(passed('a'));
  const first = await Journal.resume(file, key);
  expect(first.done).toEqual([passed('a')]);
  first.journal.add(failed);
  await first.journal.close(false);
  const second = await Journal.resume(file, key);
  expect(second.done).toEqual([passed('a'), failed]);
  await second.journal.close(true);
});

test('a run that is over leaves nothing to go on with', async () => {
  const journal = await Journal.begin(file, key);
  journal.add(passed('a'));
  await journal.close(true);
  await expect(Journal.resume(file, key)).rejects.toThrow(/no interrupted run/);
});

test('a run that begins anew forgets an interrupted one', async () => {
  await interrupted(passed('a'));
  await interrupted();
  const { journal, done } = await Journal.resume(file, key);
  expect(done).toEqual([]);
  await journal.close(true);
});

test('a last line that was cut short is left out, and what is added next is whole', async () => {
  await interrupted(passed('a'), failed);
  const text = await readFile(file, 'utf8');
  for (const length of [1, 20, JSON.stringify(failed).length]) {
    await writeFile(file, text.slice(0, -length));
    const { journal, done } = await Journal.resume(file, key);
    expect(done).toEqual([passed('a')]);
    journal.add(passed('c'));
    await journal.close(false);
    const next = await Journal.resume(file, key);
    expect(next.done).toEqual([passed('a'), passed('c')]);
    await next.journal.close(false);
  }
});

describe('a journal is of no use', () => {
  const resume = () => Journal.resume(file, key);

  test('that is not there', async () => {
    await expect(resume()).rejects.toThrow(JournalError);
    await expect(resume()).rejects.toThrow(/no interrupted run/);
  });

  test.each([
    ['another function', { ...key, functions: ['a', 'b'] }],
    ['another order', { ...key, functions: ['c', 'b', 'a'] }],
    ['another target', { ...key, target: 'https://other.example' }],
  ])('of a run with %s', async (_what, other) => {
    await interrupted(passed('a'));
    await expect(Journal.resume(file, other)).rejects.toThrow(/other settings/);
  });

  test('that lost its first line', async () => {
    await interrupted();
    await writeFile(file, '{"key":"0');
    await expect(resume()).rejects.toThrow(/other settings/);
  });

  test('that is damaged in the middle', async () => {
    await interrupted(passed('a'));
    await appendFile(file, '{"function":"b"\n{"function":"c"}\n');
    await expect(resume()).rejects.toThrow(/damaged/);
  });
});
