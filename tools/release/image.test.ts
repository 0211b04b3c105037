import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../conformance/reference/index.ts';
import { functionUrns, projectId, stateOfMany, token } from '../../conformance/reference/many-functions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll(/ *\\\n */g, ' ');
const instruction = (name: string) => new RegExp(`^${name} (.+)$`, 'm').exec(dockerfile)?.[1] ?? '';
const user = Number(instruction('USER'));

// Only root can make files that another user cannot write to.
describe.runIf(process.getuid?.() === 0)('for a user who cannot write to it', () => {
  let folder: string;
  let endpoint: ReferenceEndpoint;
  let target: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'image-'));
    chmodSync(folder, 0o755);
    endpoint = await startReferenceEndpoint({ state: stateOfMany(1) });
    target = ['--base-url', endpoint.origin, '--project-id', projectId, '--function-urn', ...functionUrns(1)];
  });

  afterAll(async () => {
    await endpoint.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a command as that user; throws where it does not end with 0. */
  function start([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv, cwd: string) {
    const { PATH } = process.env;
    const variables = { PATH, CONFORMANCE_TOKEN: token, ...env };
    return promisify(execFile)(program, args, { cwd, env: variables, uid: user, gid: user });
  }

  const verdictIn = (reports: string) =>
    JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8')).verdict as string;

  it('the image runs, made of the package by the very commands of the Dockerfile', async () => {
    /** The same place, below the folder. */
    const inside = (text: string) => text.replaceAll(/(?<=^|[\s=:"])\/(?=opt|usr|reports)/g, `${folder}/`);
    const [tarball = '', place = ''] = instruction('ADD').split(' ');
    const [added = ''] = JSON.parse(
      execFileSync('npm', ['pack', '--json'], { cwd: root, encoding: 'utf8' }),
    ).map(({ filename }: { filename: string }) => filename);
    try {
      expect(added).toMatch(new RegExp(`^${tarball.replaceAll('.', '\\.').replace('*', '.*')}$`));
      mkdirSync(inside(place));
      execFileSync('tar', ['xzf', join(root, added), '-C', inside(place)]);
    } finally {
      rmSync(join(root, added));
    }
    const bin = inside('/usr/local/bin');
    mkdirSync(bin, { recursive: true });
    const commands = instruction('RUN').split(/ *&& */);
    for (const command of commands.filter((each) => /^(ln|install) /.test(each)))
      execFileSync('bash', ['-c', inside(command)]);
    const variables = instruction('ENV')
      .split(' ')
      .map((each) => inside(each).split('='));
    const reports = inside(instruction('WORKDIR'));
    const { PATH: _path, ...env } = Object.fromEntries(variables) as { [name: string]: string };
    const PATH = [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
    await start([...JSON.parse(instruction('ENTRYPOINT')), ...target], { PATH, ...env }, reports);
    expect(verdictIn(reports)).toBe('conforms');
  });

  it('a checkout runs by make', async () => {
    const suite = join(folder, 'suite');
    mkdirSync(suite);
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
    for (const file of [...files.filter(Boolean), 'dist/command'])
      cpSync(join(root, file), join(suite, file), { recursive: true });
    // By hard links, where the file system is the same.
    const copy = 'cp -al "$0" "$1" 2>/dev/null || cp -a "$0" "$1"';
    execFileSync('bash', ['-c', copy, join(root, 'node_modules'), suite]);
    const reports = mkdtempSync(join(folder, 'reports-'));
    chmodSync(reports, 0o777);
    await start(['make', 'conformance', `REPORT_DIR=${reports}`], { HOME: '/nonexistent' }, suite);
    expect(verdictIn(reports)).toBe('conforms');
  });
});
