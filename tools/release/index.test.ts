import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('refuses a release without a proof of origin before anything is built', () => {
  const script = fileURLToPath(new URL('index.ts', import.meta.url));
  const github = { GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v0.0.1', GITHUB_REPOSITORY: 'some/fork' };
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', script], {
    encoding: 'utf8',
    env: { ...process.env, ...github },
  });
  expect(stderr).toMatch(/^Refused: The tag is v0\.0\.1/m);
  expect(stderr).toMatch(/^Refused: .*repository.*some\/fork/m);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});
