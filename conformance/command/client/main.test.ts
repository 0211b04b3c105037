import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Report } from '../../verdict/report.ts';
import { command } from '../subcommands.ts';

const curl =
  'curl -s -H "X-Auth-Token: $FGS_TOKEN" "$FGS_ENDPOINT/v2/$FGS_PROJECT_ID/fgs/functions/$FGS_FUNCTION_URN/async-invoke-config"';
const right = `printf '{"config": %s}\\n' "$(${curl} | tr -d '\\n')"`;
const wrong = `${curl} -X PUT`;
const talkative = `echo "$FGS_TOKEN" >&2; ${right}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-command-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command, and gives what it printed and the report that it wrote. */
async function run(...args: string[]) {
  let printed = '';
  const print = (...words: unknown[]) => {
    printed += `${words.join(' ')}\n`;
  };
  vi.spyOn(console, 'log').mockImplementation(print);
  vi.spyOn(console, 'error').mockImplementation(print);
  const code = await command(['client', ...args, '--report-dir', folder], {});
  vi.restoreAllMocks();
  const report = async () => JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
  return { code, printed, report };
}

const only = ['--only', 'reading.documented', '--only', 'request.only-get', '--only', 'safety.output'];

test.each([
  ['a client that is right', right, 0, 'keeps the contract'],
  ['a client that sends PUT', wrong, 1, 'method'],
  ['a client that prints its token', talkative, 1, 'no credential and no signature'],
  ['a program that does not exist', 'no-such-program-anywhere', 3, 'no-such-program-anywhere'],
  ['a program that sends nothing', 'true', 3, 'no request came'],
])('%s ends in its exit code', async (_what, command, expected, words) => {
  const { code, printed, report } = await run('--command', command, ...only);
  expect({ code, printed }).toMatchObject({ code: expected, printed: expect.stringContaining(words) });
  expect((await report()).exitCode).toBe(expected);
});

test.each([
  [[], 'either --command'],
  [['--command', 'true', '--serve', 'reading.documented'], 'either --command'],
  [['--command', 'true', '--only', 'reading.documentd'], 'did you mean reading.documented?'],
  [['--serve', 'request.only-get'], 'no run of its own'],
  [['python3', 'client.py'], 'in quotes after --command'],
  [['--comand', 'true'], 'did you mean --command?'],
  [['--command', 'true', '--update-baseline'], 'needs --baseline'],
])('wrong usage %j ends in a sentence and 2', async (args, words) => {
  expect(await run(...args)).toMatchObject({ code: 2, printed: expect.stringContaining(words) });
});

test('a known failure does not count, and one that is none any more does', async () => {
  const baseline = join(folder, 'baseline.yaml');
  const known = ['--command', wrong, ...only, '--baseline', baseline];
  expect((await run(...known, '--update-baseline')).code).toBe(1);
  expect((await run(...known)).code).not.toBe(1);
  await writeFile(baseline, '- { rule: request.only-get, reason: it was so }\n');
  const fixed = await run('--command', right, ...only, '--baseline', baseline);
  expect(fixed).toMatchObject({ code: 1, printed: expect.stringContaining('no longer fails') });
});

test('an archive of exchanges, of which a client run has none, is neither written nor left over', async () => {
  await writeFile(join(folder, 'exchanges.har'), '{}');
  const { printed } = await run('--command', right, ...only);
  expect(printed).toContain('report.json');
  expect(printed).not.toContain('exchanges.har');
  expect(await readdir(folder)).not.toContain('exchanges.har');
});

test('the scenarios are listed, and can be listed as JSON', async () => {
  expect((await run('--list')).printed).toContain('reading.documented (MUST)');
  expect(JSON.parse((await run('--list', '--json')).printed)).toContainEqual(
    expect.objectContaining({ id: 'safety.redirect', level: 'MUST', part: 'safety' }),
  );
});
