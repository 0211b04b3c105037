import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkChange } from './check-change.ts';
import { ShallowHistoryError } from './source.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const document = 'openapi/functiongraph-async-invoke.yaml';
let repository: string;

function git(...args: string[]): void {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...identity, ...args], { cwd: repository, stdio: 'pipe' });
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'A change');
}

function setVersion(version: string): void {
  writeFileSync(join(repository, 'package.json'), JSON.stringify({ version }));
}

function replace(path: string, from: string, to: string): void {
  const text = readFileSync(join(repository, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  writeFileSync(join(repository, path), text.replace(from, to));
}

/** A repository with the contract as it is, one profile, and a changelog, before anything was released. */
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'check-change-'));
  mkdirSync(join(repository, 'openapi/overlays'), { recursive: true });
  for (const path of [document, 'openapi/overlays/sdk-3.1.211.yaml']) {
    cpSync(join(project, path), join(repository, path));
  }
  writeFileSync(join(repository, 'CHANGELOG.md'), '# Changelog\n\n## 1.0.0\n\n- The first version.\n');
  setVersion('1.0.0');
  git('init', '--quiet');
  commit();
});

afterEach(() => rmSync(repository, { recursive: true, force: true }));

describe('checkChange', () => {
  it('lets everything pass before the first release', async () => {
    git('tag', 'not-a-release');
    git('tag', 'v1.0.0-rc.1');
    replace(document, 'maximum: 8\n', 'maximum: 9\n');
    commit();
    expect(await checkChange(repository)).toEqual({ release: undefined, changes: [], refusals: [] });
  });

  it('finds no change right after a release, whose own tag does not count', async () => {
    git('tag', 'v1.0.0');
    appendFileSync(join(repository, 'CHANGELOG.md'), '\n');
    commit();
    git('tag', 'v1.0.1');
    expect(await checkChange(repository)).toEqual({ release: 'v1.0.0', changes: [], refusals: [] });
  });

  it('measures from the latest release by version, not by date or alphabet', async () => {
    for (const tag of ['v1.10.0', 'v1.9.0']) {
      git('tag', tag);
      appendFileSync(join(repository, 'CHANGELOG.md'), '\n');
      commit();
    }
    expect((await checkChange(repository)).release).toBe('v1.10.0');
  });

  it('refuses a breaking change until it has a new major version and an entry in the changelog', async () => {
    git('tag', 'v1.0.0');
    replace(document, 'maximum: 8\n', 'maximum: 9\n');
    setVersion('1.1.0');
    commit();
    const before = await checkChange(repository);
    expect(before.changes.map(({ effect }) => effect)).toEqual(['breaking for consumers']);
    expect(before.refusals).toEqual([
      expect.stringContaining('A breaking change needs a new major version: 2.0.0'),
      expect.stringContaining('CHANGELOG.md'),
    ]);

    setVersion('2.0.0');
    appendFileSync(join(repository, 'CHANGELOG.md'), '- A ninth attempt.\n');
    commit();
    expect((await checkChange(repository)).refusals).toEqual([]);
  });

  it('counts what is not committed yet', async () => {
    git('tag', 'v1.0.0');
    git('commit', '--quiet', '--allow-empty', '--message', 'Nothing');
    replace(document, 'name: X-Auth-Token', 'name: X-Token');
    expect((await checkChange(repository)).refusals).toHaveLength(2);
  });

  it('sees the change of a profile, and tells one that it inherits only once', async () => {
    git('tag', 'v1.0.0');
    replace('openapi/overlays/sdk-3.1.211.yaml', 'type: boolean', 'type: string');
    replace(document, 'maximum: 365\n', 'maximum: 366\n');
    commit();
    const { changes } = await checkChange(repository);
    expect(changes.map(({ words }) => words)).toEqual([
      "Upper bound of `expires` changed from '<= 365' to '<= 366'.",
      "In the profile `sdk-3.1.211`: Type of `enable_async_status_log` widened from 'boolean' to 'string'.",
      'In the profile `sdk-3.1.211`: `type` of `enable_async_status_log` changed from `"boolean"` to `"string"`.',
    ]);
  });

  it('tells that something is gone, although a profile changes it', async () => {
    git('tag', 'v1.0.0');
    replace(document, '            destination-functiongraph:\n', '            to-a-function:\n');
    commit();
    const { changes } = await checkChange(repository);
    expect(changes.map(({ words }) => words)).toEqual([
      'Example `to-a-function` was added.',
      'Example `destination-functiongraph` was removed.',
    ]);
  });

  it('takes a new profile for an addition, and one that goes for a breaking change', async () => {
    git('tag', 'v1.0.0');
    git('mv', 'openapi/overlays/sdk-3.1.211.yaml', 'openapi/overlays/sdk-4.yaml');
    commit();
    const { changes } = await checkChange(repository);
    expect(changes.map(({ bump, words }) => `${bump}: ${words}`)).toEqual([
      'minor: Profile `sdk-4` was added.',
      'major: Profile `sdk-3.1.211` was removed.',
    ]);
  });

  it('cannot tell without the whole history, and says how to get it', async () => {
    git('commit', '--quiet', '--allow-empty', '--message', 'Nothing');
    const origin = repository;
    repository = mkdtempSync(join(tmpdir(), 'check-change-shallow-'));
    try {
      git('clone', '--quiet', '--depth', '1', pathToFileURL(origin).href, '.');
      const error = await checkChange(repository).catch((reason) => reason);
      expect(error).toBeInstanceOf(ShallowHistoryError);
      expect(error.message).toContain('git fetch --unshallow --tags');
    } finally {
      rmSync(repository, { recursive: true, force: true });
      repository = origin;
    }
  });
});
