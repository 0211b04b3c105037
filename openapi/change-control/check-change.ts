import type { Change } from './change.ts';
import { compareProfiles } from './compare-profiles.ts';
import { readContracts } from './contracts.ts';
import { refusals } from './release-rule.ts';
import { gitRef, latestRelease, type Source, workingTree } from './source.ts';

/** What the check of a change found. */
export interface ChangeCheck {
  /** The tag of the release that the change is measured from; `undefined` where nothing was released yet. */
  readonly release: string | undefined;
  readonly changes: readonly Change[];
  /** Why the change is refused, in words; empty where it is not. */
  readonly refusals: readonly string[];
}

/**
 * Checks that the contract on the disk, compared with the latest release, is announced as it has to be.
 *
 * @param repository the root of the project, which is a git repository.
 * @throws ShallowHistoryError where the clone cannot tell the latest release.
 */
export async function checkChange(repository: string): Promise<ChangeCheck> {
  const release = await latestRelease(repository);
  if (release === undefined) return { release, changes: [], refusals: [] };
  const released = gitRef(repository, release);
  const current = workingTree(repository);
  const contracts = await Promise.all([readContracts(released), readContracts(current)]);
  const [base = new Map(), revision = new Map()] = contracts;
  const changes = await compareProfiles(base, revision);
  const announcement = {
    releasedVersion: await versionOf(released),
    version: await versionOf(current),
    releasedChangelog: (await released.read('CHANGELOG.md')) ?? '',
    changelog: (await current.read('CHANGELOG.md')) ?? '',
  };
  return { release, changes, refusals: refusals(changes, announcement) };
}

async function versionOf(source: Source): Promise<string> {
  return JSON.parse((await source.read('package.json')) ?? '{}').version ?? '0.0.0';
}
