import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

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
    // One checks a binary, one copies a file where a package.json asks for it.
    expect(scripts).toEqual(['node_modules/esbuild', 'node_modules/msw']);
  });
});

describe('an installation', () => {
  // Without what an `npm run` around this test says.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
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
});
