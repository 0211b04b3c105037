import { readFile } from 'node:fs/promises';

/** Where the site and what belongs to it are on the web; each is left out where nobody says it. */
export interface Addresses {
  /** The root of the site, ending in `/`. Whatever needs an absolute address is made with it only. */
  readonly site: URL | undefined;
  /** The page of the repository, without a `/` at its end. */
  readonly repository: string | undefined;
}

/** What package.json says of addresses. */
export interface PackageAddresses {
  readonly homepage?: string;
  readonly repository?: string | { readonly url: string };
}

/** The environment variables that are read: those of the build, and those that GitHub sets in workflows. */
export interface AddressVariables {
  readonly [name: string]: string | undefined;
  readonly SITE_URL?: string;
  readonly REPOSITORY_URL?: string;
  readonly GITHUB_SERVER_URL?: string;
  readonly GITHUB_REPOSITORY?: string;
}

/**
 * The addresses: `SITE_URL`, or else `homepage` of package.json; `REPOSITORY_URL`, or else `repository` of package.json,
 * or else the repository of the workflow that builds the site.
 *
 * @throws TypeError where one of them is no URL.
 */
export function addressesOf(
  variables: AddressVariables,
  { homepage, repository }: PackageAddresses,
): Addresses {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = variables;
  const declared = typeof repository === 'string' ? repository : repository?.url;
  const site = variables.SITE_URL || homepage;
  const source = variables.REPOSITORY_URL || declared || (server && name && `${server}/${name}`);
  return {
    site: site ? new URL(site.endsWith('/') ? site : `${site}/`) : undefined,
    repository: source ? new URL(source.replace(/^git\+/, '').replace(/(\.git)?\/?$/, '')).href : undefined,
  };
}

/** The addresses by the environment and by package.json. */
export async function readAddresses(): Promise<Addresses> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return addressesOf(process.env, JSON.parse(text) as PackageAddresses);
}
