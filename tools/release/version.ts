import { sectionOf } from './changelog.ts';

/** Where the version of a release is written. */
export interface VersionPlaces {
  /** `version` of package.json. */
  readonly packageVersion: string;
  /** `info.version` of the OpenAPI document. */
  readonly documentVersion: string;
  /** CHANGELOG.md. */
  readonly changelog: string;
  /** The tag that is being released, such as `v1.2.3`; `undefined` for a rehearsal. */
  readonly tag: string | undefined;
}

/**
 * Judges whether all places agree on the version. A rehearsal may find the version not dated yet.
 *
 * @returns what is wrong, in words; nothing where all is well.
 */
export function versionProblems({
  packageVersion,
  documentVersion,
  changelog,
  tag,
}: VersionPlaces): string[] {
  const heading = sectionOf(changelog, packageVersion)?.heading;
  const isDated = /\b\d{4}-\d{2}-\d{2}$/.test(heading ?? '');
  return [
    ...(documentVersion === packageVersion
      ? []
      : [
          `The OpenAPI document has version ${documentVersion}, package.json ${packageVersion}. They are released together.`,
        ]),
    ...(heading === undefined ? [`CHANGELOG.md has no section "## ${packageVersion}".`] : []),
    ...(tag !== undefined && tag !== `v${packageVersion}`
      ? [`The tag is ${tag}, but the version of package.json is ${packageVersion}.`]
      : []),
    ...(tag !== undefined && heading !== undefined && !isDated
      ? [`CHANGELOG.md does not say when ${packageVersion} is released: "## ${packageVersion} — YYYY-MM-DD".`]
      : []),
  ];
}
