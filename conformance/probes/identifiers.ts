import { randomBytes } from 'node:crypto';

/** Where the parts stand in `urn:fss:<region>:<project>:function:<package>:<name>:<version>`. */
const position = { project: 3, name: 6, version: 7 } as const;

/** The URN of a function that does not exist, beside one that does, and no longer than `longest` characters. */
export function unknownFunction(functionUrn: string, longest: number): string {
  const parts = functionUrn.split(':');
  const at = parts.length > position.name ? position.name : parts.length - 1;
  const others = functionUrn.length - (parts[at] ?? '').length;
  const name = `no-such-function-${randomBytes(4).toString('hex')}`;
  parts[at] = name.slice(-Math.max(1, longest - others));
  return parts.join(':');
}

/** The same function with a version that it does not have; `undefined` for a URN without a version. */
export function unknownVersion(functionUrn: string, longest: number): string | undefined {
  const parts = functionUrn.split(':');
  if (parts.length <= position.version) return undefined;
  const others = functionUrn.length - (parts[position.version] ?? '').length;
  parts[position.version] = `no-such-version-${randomBytes(4).toString('hex')}`.slice(
    -Math.max(1, longest - others),
  );
  return parts.join(':');
}

/** The ID of a project of somebody else. */
export function foreignProject(projectId: string): string {
  const id = randomBytes(16).toString('hex');
  return id === projectId ? foreignProject(projectId) : id;
}

/** The same function in another project; `undefined` for a URN that names no project. */
export function foreignFunction(functionUrn: string, project: string): string | undefined {
  const parts = functionUrn.split(':');
  if (parts.length <= position.name) return undefined;
  parts[position.project] = project;
  return parts.join(':');
}

/** A project ID of exactly `length` characters. */
export function projectIdOfLength(projectId: string, length: number): string {
  return projectId.padEnd(length, '0').slice(0, length);
}

/** A URN of exactly `length` characters: the same function with a longer name. */
export function functionUrnOfLength(functionUrn: string, length: number): string {
  const parts = functionUrn.split(':');
  const at = parts.length > position.name ? position.name : parts.length - 1;
  const missing = length - functionUrn.length;
  parts[at] = `${parts[at]}${'x'.repeat(Math.max(0, missing))}`;
  return parts.join(':');
}

/**
 * Endings of a function's URN, percent-encoded, with which it names no function but may lead a careless server
 * astray: a slash, a zero byte, which may cut the text short, and a letter beyond ASCII.
 */
export const oddEndings = ['%2Fno-such-part', '%00', '%C3%BC'] as const;
