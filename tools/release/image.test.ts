import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
const user = Number(/^USER (\d+)$/m.exec(dockerfile)?.[1]);
const entrypoint: readonly string[] = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(dockerfile)?.[1] ?? '[]');

// Only root can make files that another user cannot write to.
describe.runIf(process.getuid?.() === 0)('a checkout that is not the user’s', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'image-'));
    chmodSync(folder, 0o755);
    const suite = join(folder, 'suite');
    mkdirSync(suite);
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
    for (const file of files.filter(Boolean)) cpSync(join(root, file), join(suite, file));
    // By hard links, where the file system is the same.
    const copy = 'cp -al "$0" "$1" 2>/dev/null || cp -a "$0" "$1"';
    execFileSync('bash', ['-c', copy, join(root, 'node_modules'), suite]);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    {
      by: 'the entry point of the image',
      home: undefined,
      command: (reports: string) => entrypoint.with(-1, reports),
    },
    {
      by: 'make',
      home: '/nonexistent',
      command: (reports: string) => ['make', 'conformance', `REPORT_DIR=${reports}`],
    },
  ])('is run by $by', ({ home, command }) => {
    const reports = mkdtempSync(join(folder, 'reports-'));
    chmodSync(reports, 0o777);
    const [program = '', ...args] = command(reports);
    const { status, stderr } = spawnSync(program, args, {
      cwd: join(folder, 'suite'),
      env: { PATH: process.env.PATH, HOME: home },
      uid: user,
      gid: user,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    expect(JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8')).verdict).toBe('conforms');
  });
});
