import { expect, test, vi } from 'vitest';
import { commandProgram, outputLimit } from './program.ts';

const node = `"${process.execPath}"`;
const never = new AbortController().signal;

test('a program gets what it is told, and no credentials of whoever runs it', async () => {
  vi.stubEnv('MY_TOKEN', 'secret');
  vi.stubEnv('HTTPS_PROXY', 'http://proxy.example');
  const run = await commandProgram('echo "$FGS_SCENARIO,$MY_TOKEN,$HTTPS_PROXY"; echo oops >&2; exit 7')(
    { FGS_SCENARIO: 'a.b' },
    never,
  );
  vi.unstubAllEnvs();
  expect(run).toEqual({ stdout: 'a.b,,\n', stderr: 'oops\n', exitCode: 7 });
});

test('the end of an output without bounds is kept', async () => {
  const program = commandProgram(`${node} -e 'process.stdout.write("x".repeat(3e6) + "end")'`);
  const { stdout } = await program({}, never);
  expect(stdout.length).toBe(outputLimit);
  expect(stdout.endsWith('xend')).toBe(true);
});

test('a program is ended with all that it started, whether it is late or leaves something behind', async () => {
  const time = new AbortController();
  setTimeout(() => time.abort(), 1000);
  const late = await commandProgram('sleep 600 & echo $!; trap "" INT; wait; sleep 600')({}, time.signal);
  const left = await commandProgram('sleep 600 & echo $!')({}, never);
  expect([late.exitCode, left.exitCode]).toEqual([undefined, 0]);
  for (const { stdout } of [late, left])
    await expect.poll(() => isRunning(Number(stdout)), { timeout: 10_000 }).toBe(false);
}, 20_000);

const withoutProc = process.platform !== 'linux';

test.skipIf(withoutProc).each([
  ['ends by itself', '', undefined],
  ['is ended', 'wait', 500],
])(
  'what makes itself independent and holds the outputs open is ended, too, where the program %s',
  async (_how, then, limit) => {
    const time = new AbortController();
    if (limit !== undefined) setTimeout(() => time.abort(), limit);
    const { stdout } = await commandProgram(`setsid sh -c 'echo $$; exec sleep 600' & sleep 0.3; ${then}`)(
      {},
      time.signal,
    );
    expect(Number(stdout)).toBeGreaterThan(0);
    await expect.poll(() => isRunning(Number(stdout)), { timeout: 10_000 }).toBe(false);
  },
  20_000,
);

test('what cannot be ended does not hold a run up', async () => {
  // Without its environment, nobody knows whose it is.
  const program = commandProgram(
    `env -i "$(command -v setsid)" "$(command -v sleep)" 20 & sleep 0.3; echo done`,
  );
  const startedAt = Date.now();
  expect((await program({}, never)).stdout).toBe('done\n');
  expect(Date.now() - startedAt).toBeLessThan(15_000);
}, 30_000);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
