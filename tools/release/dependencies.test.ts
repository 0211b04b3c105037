import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

interface Locked {
  readonly link?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: { [path: string]: Locked };
};
const installed = Object.entries(packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);

describe('package-lock.json', () => {
  it('has the hash of every package, for every platform, and no address', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity))).toEqual(
      [],
    );
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('has no install script but those known to be needless', () => {
    const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    // esbuild's checks its binary; scarf's reports the installation to its makers.
    expect(scripts).toEqual(['node_modules/@scarf/scarf', 'node_modules/esbuild']);
  });
});

describe('an installation', () => {
  // Without what an `npm run` around this test says.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|scarf_|do_not_track)/i.test(name)),
  );
  let project: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'installation-'));
  });

  afterEach(() => rmSync(project, { recursive: true, force: true }));

  it.each([
    { configuration: '.npmrc', runs: false },
    { configuration: undefined, runs: true },
  ])(
    'with $configuration as its configuration runs install scripts: $runs',
    async ({ configuration, runs }) => {
      const postinstall = "node -e \"require('fs').writeFileSync('ran', '')\"";
      writeFileSync(join(project, 'package.json'), JSON.stringify({ scripts: { postinstall } }));
      if (configuration !== undefined) copyFileSync(join(root, configuration), join(project, configuration));
      await promisify(execFile)('npm', ['install', '--offline'], { cwd: project, env });
      expect(existsSync(join(project, 'ran'))).toBe(runs);
    },
  );

  // Where the configuration of npm does not count, as in a monorepo that takes this project in.
  it.each([
    { settings: manifest.scarfSettings, calls: 0 },
    { settings: undefined, calls: 1 },
  ])('with scarfSettings $settings tells its makers of it $calls times', async ({ settings, calls }) => {
    const write = (folder: string, content: object) =>
      writeFileSync(join(project, folder, 'package.json'), JSON.stringify({ version: '1.0.0', ...content }));
    const scarf = join(project, 'node_modules/@scarf/scarf');
    cpSync(join(root, 'node_modules/@scarf/scarf'), scarf, { recursive: true });
    mkdirSync(join(project, 'node_modules/user'));
    write('node_modules/user', { name: 'user', dependencies: { '@scarf/scarf': '*' } });
    write('.', { name: 'project', dependencies: { user: '*' }, scarfSettings: settings });
    let called = 0;
    const makers = createServer((request, response) => {
      called += 1;
      request.resume();
      response.end();
    }).listen(0, '127.0.0.1');
    await once(makers, 'listening');
    try {
      const { port } = makers.address() as AddressInfo;
      await promisify(execFile)('node', [join(scarf, 'report.js')], {
        cwd: project,
        env: { ...env, TMPDIR: project, INIT_CWD: project, SCARF_LOCAL_PORT: String(port) },
      });
    } finally {
      makers.close();
    }
    expect(called).toBe(calls);
  });
});
