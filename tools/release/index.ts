import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readDocument } from '../../openapi/generate/document.ts';
import { type Manifest, manifestProblems, readManifest, repositoryProblems } from './manifest.ts';
import { tarballProblems } from './tarball.ts';
import { versionProblems } from './version.ts';

const root = new URL('../../', import.meta.url);
const cwd = fileURLToPath(root);

/** What has to succeed before anything is published, in this order. */
const steps = [
  ['The change is announced', 'change:check'],
  ['The editions are built', 'editions'],
  ['The site is built', 'site'],
  ['The package is built, packed, installed and tried out', 'package:check'],
  ['Both packages are published to a registry on this machine, and run from there', 'release:rehearse'],
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

/** What is wrong with what package.json and the changelog say, found before anything is built. */
async function problemsOfWords(manifest: Manifest, tag: string | undefined): Promise<string[]> {
  return [
    ...manifestProblems(manifest),
    ...versionProblems({
      packageVersion: manifest.version,
      documentVersion: (await readDocument()).info.version,
      changelog: await readFile(new URL('CHANGELOG.md', root), 'utf8'),
      tag,
    }),
  ];
}

function problemsOfTarball(manifest: Manifest): string[] {
  const pack = execFileSync('npm', ['pack', '--dry-run', '--json'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const [{ files }] = JSON.parse(pack);
  return tarballProblems(files, manifest);
}

function refuse(problems: readonly string[]): never {
  for (const problem of problems) console.error(`Refused: ${problem}`);
  console.error(`Not ready: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`);
  process.exit(1);
}

const { GITHUB_REF_TYPE, GITHUB_REF_NAME, GITHUB_REPOSITORY } = process.env;
const tag = GITHUB_REF_TYPE === 'tag' ? GITHUB_REF_NAME : undefined;
const manifest = await readManifest();
// A rehearsal may come before there is a repository; a release may not.
const unpublishable = repositoryProblems(manifest, tag === undefined ? undefined : GITHUB_REPOSITORY);
const early = [...(await problemsOfWords(manifest, tag)), ...(tag === undefined ? [] : unpublishable)];
if (early.length > 0) refuse(early);

const failed = steps.filter(([title, name]) => {
  console.log(`\n${title}: npm run ${name}`);
  return !script(name);
});
const late = [...failed.map(([, name]) => `npm run ${name} failed.`), ...problemsOfTarball(manifest)];
if (late.length > 0) refuse(late);
console.log(unpublishable.length === 0 ? '\nReady to be released.' : '\nRehearsed, but not publishable yet:');
for (const problem of unpublishable) console.log(problem);
