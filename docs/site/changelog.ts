import { readFile } from 'node:fs/promises';
import { sectionOf } from '../../tools/release/changelog.ts';

/** One version in CHANGELOG.md. */
export interface Release {
  readonly version: string;
  /** The day of its release, as `2026-11-30`; none before it. */
  readonly date: string | undefined;
  /** What is new, as Markdown. */
  readonly notes: string;
}

/** The versions in the text of a changelog, the newest first. */
export function releasesOf(changelog: string): Release[] {
  return [...changelog.matchAll(/^## (\S+)/gm)].flatMap(([, version = '']) => {
    const section = sectionOf(changelog, version);
    if (section === undefined) return [];
    const date = /\d{4}-\d{2}-\d{2}/.exec(section.heading)?.[0];
    return [{ version, date, notes: section.notes }];
  });
}

/** Reads CHANGELOG.md. */
export async function readReleases(): Promise<Release[]> {
  return releasesOf(await readFile(new URL('../../CHANGELOG.md', import.meta.url), 'utf8'));
}
