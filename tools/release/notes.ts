import { readFile } from 'node:fs/promises';
import { sectionOf } from './changelog.ts';
import { readManifest } from './manifest.ts';

/** Prints what is new in the version of package.json, for the page of the release. */
const { version } = await readManifest();
const section = sectionOf(await readFile(new URL('../../CHANGELOG.md', import.meta.url), 'utf8'), version);
if (section === undefined) throw new Error(`CHANGELOG.md has no section "## ${version}".`);
console.log(section.notes);
