import { type Bump, bumpOf, type Change } from './change.ts';

/** What the version and the changelog say about a change. */
export interface Announcement {
  /** The version of the latest release, such as `1.2.3`. */
  readonly releasedVersion: string;
  /** The version of the package as it is now. */
  readonly version: string;
  /** The changelog of the latest release; `''` for none. */
  readonly releasedChangelog: string;
  /** The changelog as it is now; `''` for none. */
  readonly changelog: string;
}

/**
 * Judges whether a change of the contract is announced as it has to be: a breaking change by a new major
 * version, an addition by a new minor one, and any change by an entry in the changelog. The same holds below
 * version 1.0.0.
 *
 * @returns why the change is refused, in words; nothing where it is announced well.
 */
export function refusals(changes: readonly Change[], announcement: Announcement): string[] {
  const bump = bumpOf(changes);
  if (bump === undefined) return [];
  const { releasedVersion, version, releasedChangelog, changelog } = announcement;
  const reasons: string[] = [];
  if (bump !== 'patch' && !isBumped(bump, releasedVersion, version)) {
    const what = bump === 'major' ? 'A breaking change' : 'An addition';
    reasons.push(
      `${what} needs a new ${bump} version: ${next(bump, releasedVersion)} or later in package.json, not ${version}.`,
    );
  }
  const known = new Set(entries(releasedChangelog));
  if (!entries(changelog).some((entry) => !known.has(entry))) {
    reasons.push('CHANGELOG.md says nothing about the change. Add an entry: a line that begins with "- ".');
  }
  return reasons;
}

function isBumped(bump: Bump, from: string, to: string): boolean {
  const [major, minor] = numbers(from);
  const [newMajor, newMinor] = numbers(to);
  return newMajor > major || (bump === 'minor' && newMajor === major && newMinor > minor);
}

function next(bump: Bump, from: string): string {
  const [major, minor] = numbers(from);
  return bump === 'major' ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

function numbers(version: string): [major: number, minor: number] {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return [major, minor];
}

function entries(changelog: string): string[] {
  return changelog.split('\n').filter((line) => /^\s*[-*] \S/.test(line));
}
