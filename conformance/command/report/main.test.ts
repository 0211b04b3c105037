import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  type MockInstance,
  test,
  vi,
} from 'vitest';
import { readReportFile } from '../../report/report-file.ts';
import { reportOf, resultOf } from '../../report/testing/sample-report.ts';
import { main } from './main.ts';

let folder: string;
let [kept, broken] = ['', ''];
let output: MockInstance<typeof console.log>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-command-'));
  const production = { target: { ...reportOf([]).target, name: 'production' } };
  [kept, broken] = [join(folder, 'kept.json'), join(folder, 'broken.json')];
  await writeFile(kept, JSON.stringify(reportOf([resultOf('body.a', 'passed')])));
  await writeFile(broken, JSON.stringify(reportOf([resultOf('body.a', 'failed')], production)));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  output = vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => vi.restoreAllMocks());

const printed = () => output.mock.calls.flat().join('\n');

describe('the report command', () => {
  test('writes one page and one merged report, and ends with the merged verdict', async () => {
    const [page, merged] = [join(folder, 'new', 'page.html'), join(folder, 'merged.json')];
    expect(await main([kept, broken, '--out', page, '--json', merged])).toBe(1);
    expect(await readFile(page, 'utf8')).toContain('production');
    expect(JSON.parse(await readFile(merged, 'utf8'))).toMatchObject({ verdict: 'violates', exitCode: 1 });
    expect(await readReportFile(merged)).toHaveLength(2);
    expect(printed()).toContain('Of 2 runs, 1 breaks the contract, 1 keeps it.');
  });

  test('compares with an earlier report', async () => {
    expect(await main([kept, '--compare', broken, '--out', join(folder, 'page.html')])).toBe(0);
    expect(printed()).toContain('0 newly broken, 1 newly fixed, 0 still broken');
  });

  test.each([
    ['no file', [], 'name at least one report.json'],
    ['an unknown flag', ['--jsno', 'x'], 'there is no flag --jsno, did you mean --json?'],
    ['a flag without its value', ['x', '--out'], '--out needs a value'],
    ['a flag twice', ['x', '--out', 'a', '--out', 'b'], '--out is given twice'],
    ['a value that a flag does not take', ['--help=x'], '--help takes no value'],
    ['a history with more beside it', ['x', '--history', 'y'], 'x has no effect with --history'],
    ['a history that is merged', ['--history', 'y', '--json', 'z'], '--json has no effect with --history'],
    ['a file that is not there', ['nowhere.json'], 'nowhere.json cannot be read'],
  ])('refuses %s, and says what to do', async (_, args, message) => {
    await expect(main(args)).rejects.toThrow(message);
  });

  test('says so where the page cannot be written', async () => {
    await expect(main([kept, '--out', join(kept, 'page.html')])).rejects.toThrow('cannot be written');
    expect(printed()).not.toBe('');
  });
});
