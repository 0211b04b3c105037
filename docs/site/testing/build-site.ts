import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built site, without a `/` at its end. */
    site: string;
  }
}

/** The address that the site is built for. */
export const siteUrl = new URL('https://site.example/any/sub-path/');

/** Builds the site once for all tests of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  const addresses = { site: siteUrl, repository: 'https://git.example/owner/name' };
  await buildSite(pathToFileURL(`${folder}/`), addresses, () => {});
  project.provide('site', folder);
  return () => rm(folder, { recursive: true, force: true });
}
