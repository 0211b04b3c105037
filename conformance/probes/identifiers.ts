import { randomBytes } from 'node:crypto';

/** Where the parts stand in `urn:fss:<region>:<project>:function:<package>:<name>:<version>`. */
const position = { region: 2, project: 3, package: 5, name: 6, version: 7 } as const;

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
  const { name, with: replaced } = partsOf(functionUrn);
  return name === undefined ? undefined : replaced(position.project, project);
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
 * astray: a slash, a zero byte, which may cut the text short, and one part more than a URN has, a letter beyond ASCII.
 */
export const oddEndings = ['%2Fno-such-part', '%00', ':%C3%BC'] as const;

/** A URN, and in a few words how it differs from that of a function. */
export interface Neighbour {
  readonly what: string;
  readonly functionUrn: string;
}

/** The one neighbour that may exist after all. */
export const shortened = 'name-cut-short';

/** Well-formed URNs beside that of a function, which a careless look-up takes for it; none for a URN of another form. */
export function neighbours(functionUrn: string, longest: number): Neighbour[] {
  const { name, with: replaced } = partsOf(functionUrn);
  if (name === undefined) return [];
  const random = randomBytes(4).toString('hex');
  return [
    { what: 'another-package', functionUrn: replaced(position.package, `no-such-package-${random}`) },
    ...(name.length > 1
      ? [{ what: shortened, functionUrn: replaced(position.name, name.slice(0, -1)) }]
      : []),
    { what: 'name-made-longer', functionUrn: replaced(position.name, `${name}-${random}`) },
  ].filter((neighbour) => neighbour.functionUrn.length <= longest);
}

/** URNs that no function can have: a region that there is not, a wildcard in its name, and a single character. */
export function malformedUrns(functionUrn: string): Neighbour[] {
  const { name, with: replaced } = partsOf(functionUrn);
  const single = { what: 'one-character', functionUrn: 'x' };
  if (name === undefined) return [single];
  const wildcard = (what: string, character: string): Neighbour => ({
    what,
    functionUrn: replaced(position.name, name.slice(0, -1) + character),
  });
  const region = `no-such-region-${randomBytes(4).toString('hex')}`;
  return [
    { what: 'another-region', functionUrn: replaced(position.region, region) },
    wildcard('wildcard', '%'),
    wildcard('star', '*'),
    single,
  ];
}

/** The URN with the letters of its name in the other case; `undefined` where there are none. */
export function inOtherCase(functionUrn: string): string | undefined {
  const { name = '', with: replaced } = partsOf(functionUrn);
  const other = swapCase(name);
  return other === name ? undefined : replaced(position.name, other);
}

/** A text with each of its letters in the other case. */
export function swapCase(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
}

/** A URN of a function that does not exist, of exactly `length` characters. */
export function unknownFunctionOfLength(functionUrn: string, length: number): string {
  return functionUrnOfLength(unknownFunction(functionUrn, length), length);
}

/** The name in a URN, and the URN with another part; without a name for a URN of another form. */
function partsOf(functionUrn: string): {
  readonly name?: string;
  readonly with: (at: number, part: string) => string;
} {
  const parts = functionUrn.split(':');
  const name = parts.length > position.name ? parts[position.name] : undefined;
  return { ...(name !== undefined && { name }), with: (at, part) => parts.with(at, part).join(':') };
}
