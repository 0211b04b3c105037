import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { command } from '../../command/subcommands.ts';
import { findLeak } from '../hostile/search.ts';

const only = ['reading.documented', 'request.path', 'request.token', 'errors.renewed-token', 'safety.output'];
const ask =
  'curl -s -H "X-Auth-Token: $FGS_TOKEN" "$FGS_ENDPOINT/v2/$FGS_PROJECT_ID/fgs/functions/$FGS_FUNCTION_URN/async-invoke-config" >/dev/null';
// The notes of a program tell what it was given, so that it can be searched for.
const start = `echo "$FGS_TOKEN\n$HUAWEICLOUD_SDK_SK" >> "$NOTES"; ${ask};`;
const node = (code: string) => `"${process.execPath}" -e '${code}'`;
const line = (value: string) => node(`console.log(JSON.stringify(${value}))`);
const env = 'const {FGS_TOKEN: t = "", HUAWEICLOUD_SDK_SK: s = ""} = process.env;';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-programs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['prints without end', 'yes'],
  ['prints a line without end', node('for (;;) require("fs").writeSync(1, "x".repeat(65536))')],
  ['prints bytes of any kind', 'head -c 3000000 /dev/urandom; head -c 100000 /dev/urandom >&2'],
  ['prints commands to terminals and runners', `printf '\\033[2J\\n::error::pwned\\n##[error]pwned\\n'`],
  ['skips with commands', line('{skip: "\\u001b[2J\\n::error::pwned\\n##[error]pwned\\u202e"}')],
  ['fails with commands', line('{error: {message: "\\u001b[2J\\n::error::pwned##[error]pwned"}}')],
  ['prints a million braces', 'yes "{" | head -n 1000000'],
  [
    'nests what it prints',
    node('console.log("{\\"config\\":{\\"func_urn\\":" + "[".repeat(4e5) + "]".repeat(4e5) + "}}")'),
  ],
  ['ignores signals', 'trap "" TERM INT HUP QUIT; while :; do sleep 1; done'],
  ['stops itself', 'kill -STOP $$'],
  ['ends by a signal', 'kill -SEGV $$'],
  ['closes its outputs', 'exec >&- 2>&-; sleep 0.1'],
  ['reads its input', 'cat; read -r answer; echo "$answer"'],
  ['leaves a hundred processes behind', 'for i in $(seq 100); do sleep 60 & done'],
  ['has grandchildren that keep its output', '(sleep 60 & sleep 60 &) ; sleep 0.1'],
  ['removes what it was given', 'rm -rf "$(dirname "$FGS_TOKEN_FILE")"'],
  ['prints its credentials', 'env; env >&2'],
  ['prints its credentials in base64', 'env | base64; env | base64 >&2'],
  ['prints its credentials as digits', 'printf "%s" "$FGS_TOKEN" | od -An -tx1 >&2'],
  [
    'has its credentials in an error',
    node(
      `${env} console.log(JSON.stringify({error: {message: encodeURIComponent(t), error_code: Buffer.from("x" + t).toString("base64"), request_id: Buffer.from(s).toString("hex")}}))`,
    ),
  ],
  [
    'has its credentials in a skip',
    node(`${env} console.log(JSON.stringify({skip: t + " " + [...s].reverse().join("")}))`),
  ],
  ['asks for its credentials', 'curl -s "$FGS_ENDPOINT/v1/$FGS_TOKEN?key=$HUAWEICLOUD_SDK_SK"'],
])(
  'a program that %s ends in time, and leaves nothing in reports',
  async (what, program) => {
    const reports = join(folder, what);
    const notes = join(folder, `${what}.notes`);
    await mkdir(reports);
    vi.stubEnv('NOTES', notes);
    let printed = '';
    const print = (...words: unknown[]) => {
      printed += `${words.join(' ')}\n`;
    };
    vi.spyOn(console, 'log').mockImplementation(print);
    vi.spyOn(console, 'error').mockImplementation(print);
    const flags = [...only.flatMap((id) => ['--only', id]), '--name', 'program', '--time-limit', '3'];
    const code = await command(
      ['client', '--command', `${start} ${program}`, ...flags, '--report-dir', reports],
      {},
    );
    vi.restoreAllMocks();
    vi.unstubAllEnvs();

    expect(code).toBeLessThan(4);
    expect(printed).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|##\[|^\s*::/mu);
    const secrets = new Set((await readFile(notes, 'utf8')).split('\n').filter(Boolean));
    expect(secrets.size).toBeGreaterThan(0);
    const files = await Promise.all(
      (await readdir(reports)).map((name) => readFile(join(reports, name), 'utf8')),
    );
    expect(findLeak([printed, ...files].join('\n'), [...secrets])).toBeUndefined();
  },
  120_000,
);
