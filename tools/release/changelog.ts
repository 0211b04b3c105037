/** What CHANGELOG.md says about one version. */
export interface ChangelogSection {
  /** Its heading without the marks, such as `1.2.3 — 2026-11-30`. */
  readonly heading: string;
  /** What stands below the heading, without the empty lines around it. */
  readonly notes: string;
}

/** @returns the section of a version; `undefined` where there is none. */
export function sectionOf(changelog: string, version: string): ChangelogSection | undefined {
  for (const section of changelog.split(/^## /m).slice(1)) {
    const [heading = '', ...lines] = section.split('\n');
    if (heading.split(' ')[0] === version) return { heading: heading.trim(), notes: lines.join('\n').trim() };
  }
  return undefined;
}
