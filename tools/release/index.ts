import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readDocument } from '../../openapi/generate/document.ts';
import { type Manifest, tarballProblems } from './tarball.ts';
import { versionProblems } from './version.ts';

const root = new URL('../../', import.meta.url);
const cwd = fileURLToPath(root);

/** What has to succeed before anything is published, in this order. */
const steps = [
  ['The change is announced', 'change:check'],
  ['The editions are built', 'editions'],
  ['The site is built', 'site'],
  ['The package is built, packed, installed and tried out', 'package:check'],
] as const;

function script(name: string): boolean {
  try {
    execFileSync('npm', ['run', '--silent', name], {
      cwd,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    return true;
  } catch {
    return false;
  }
}

async function problems(): Promise<string[]> {
  const manifest: Manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  const pack = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const [{ files }] = JSON.parse(pack);
  const { GITHUB_REF_TYPE, GITHUB_REF_NAME } = process.env;
  return [
    ...tarballProblems(files, manifest),
    ...versionProblems({
      packageVersion: manifest.version,
      documentVersion: (await readDocument()).info.version,
      changelog: await readFile(new URL('CHANGELOG.md', root), 'utf8'),
      tag: GITHUB_REF_TYPE === 'tag' ? GITHUB_REF_NAME : undefined,
    }),
  ];
}

const failed = steps.filter(([title, name]) => {
  console.log(`\n${title}: npm run ${name}`);
  return !script(name);
});
const found = [...failed.map(([, name]) => `npm run ${name} failed.`), ...(await problems())];
for (const problem of found) console.error(`Refused: ${problem}`);
console.log(found.length === 0 ? '\nReady to be released.' : `\nNot ready: ${found.length} problems.`);
if (found.length > 0) process.exitCode = 1;
