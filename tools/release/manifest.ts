import { readFile } from 'node:fs/promises';

/** What package.json says about the package that is published. */
export interface Manifest {
  readonly version: string;
  readonly exports: { readonly [subpath: string]: string | { readonly [condition: string]: string } };
  readonly bin?: { readonly [command: string]: string };
  readonly publishConfig?: { readonly access?: string; readonly provenance?: boolean };
  readonly repository?: string | { readonly url?: string };
}

/** Reads package.json. */
export async function readManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
}

/** @returns what is wrong with how package.json has the package published, in words; nothing where all is well. */
export function manifestProblems({ publishConfig }: Manifest): string[] {
  return [
    ...(publishConfig?.provenance === true
      ? []
      : [
          'publishConfig.provenance in package.json is not true, so the package would carry no proof of its origin.',
        ]),
    ...(publishConfig?.access === 'public' ? [] : ['publishConfig.access in package.json is not "public".']),
  ];
}

/**
 * The registry takes a proof of origin only from the repository that package.json names.
 *
 * @param origin - the repository that releases, as `owner/name`; `undefined` where it is not known.
 * @returns what is wrong, in words; nothing where all is well.
 */
export function repositoryProblems({ repository }: Manifest, origin: string | undefined): string[] {
  const url = typeof repository === 'string' ? repository : repository?.url;
  if (url === undefined) {
    return [
      `package.json has no "repository", which the proof of origin needs: add { "type": "git", "url": "git+https://github.com/${origin ?? '<owner>/<name>'}.git" }.`,
    ];
  }
  const named = /([\w.-]+\/[\w.-]+?)(\.git)?$/.exec(url)?.[1] ?? url;
  return origin === undefined || named.toLowerCase() === origin.toLowerCase()
    ? []
    : [
        `package.json names the repository ${named}, but ${origin} is releasing, so its proof of origin is refused.`,
      ];
}
