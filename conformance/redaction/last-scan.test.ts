import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordRun } from '../report/testing/record-run.ts';
import { writeReports } from '../report/write.ts';
import { LeakError, openLastScan } from './last-scan.ts';

const secret = 'MIIR+a/real+looking/token==';
const scan = openLastScan([secret, 'secret']);

test.each([
  ['as it is', secret],
  ['in JSON in JSON', JSON.stringify(JSON.stringify(secret).replaceAll('/', '\\/'))],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
  ['as entities', [...secret].map((character) => `&#${character.charCodeAt(0)};`).join('')],
  ['in base64', Buffer.from(`token: ${secret}`).toString('base64')],
])('a secret is found %s, also where pieces of it come one by one', (_how, spelled) => {
  const text = `${'.'.repeat(300_000)}${spelled}${'.'.repeat(300_000)}`;
  expect(scan.finds(text)).toBe(true);
  const pieces = text.match(/.{1,1000}/gs) ?? [];
  expect(() => [...scan.guard('a report', pieces)]).toThrow(new LeakError('a report'));
});

test.each([
  ['part of a secret', secret.slice(0, 12)],
  ['words that are a short secret', 'no secret is known'],
])('%s is passed on', (_what, text) => {
  expect([...scan.guard('a report', [text, text])].join('')).toBe(text + text);
});

test('a report with a secret in it is not written, and the others are', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'last-scan-'));
  const outcome = await recordRun();
  const summary = `keeps the contract ${secret}`;
  await expect(
    writeReports({ ...outcome, report: { ...outcome.report, summary }, lastScan: scan }, directory),
  ).rejects.toThrow(LeakError);
  expect(await readdir(directory)).toEqual(['badge.json', 'badge.svg', 'exchanges.har', 'junit.xml']);
  await rm(directory, { recursive: true });
});
