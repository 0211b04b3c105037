import type { Manifest } from './manifest.ts';

/** A file of the package, as `npm pack --json` lists it. */
export interface PackedFile {
  /** Its path in the package. */
  readonly path: string;
  /** Its size in bytes. */
  readonly size: number;
}

/** Everything that consumers need, and nothing besides: no tests, and no sources of the suite. */
const allowed = [
  /^package\.json$/,
  /^(README|LICENSE|CHANGELOG)(\.md)?$/,
  /^dist\/(?:(?:profiles|testing)\/)?[\w.-]+\.(js|js\.map|d\.ts)$/,
  /^dist\/conformance\/[\w./-]+\.(js|d\.ts|json|py|html|css)$/,
  /^openapi\/functiongraph-async-invoke\.yaml$/,
  /^generated\/openapi\.json$/,
];

const forbidden =
  /\.test\.|\.test-d\.|(^|\/)(fixtures|self-test|__\w+__)\/|\.d\.ts\.map$|\.tsbuildinfo$|\.env/;

/**
 * Judges what the package holds. A module of nothing but types is an empty `.js`; no other file may be empty.
 *
 * @returns what is wrong with it, in words; nothing where all is well.
 */
export function tarballProblems(files: readonly PackedFile[], manifest: Manifest): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const foreign = [...paths].filter(
    (path) => forbidden.test(path) || !allowed.some((test) => test.test(path)),
  );
  const needed = ['README.md', 'LICENSE', ...exportedFiles(manifest)];
  return [
    ...foreign.map((path) => `${path} does not belong into the package; see "files" in package.json.`),
    ...needed.filter((path) => !isThere(path, paths)).map((path) => `${path} is missing in the package.`),
    ...files
      .filter(({ path, size }) => size === 0 && !path.endsWith('.js'))
      .map(({ path }) => `${path} is empty.`),
  ];
}

/** A star stands for any name: one file at least. */
function isThere(path: string, paths: ReadonlySet<string>): boolean {
  const [start = '', end] = path.split('*');
  if (end === undefined) return paths.has(path);
  return [...paths].some((each) => each.startsWith(start) && each.endsWith(end));
}

function exportedFiles({ exports }: Manifest): string[] {
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  return [...new Set(targets.map((target) => target.replace(/^\.\//, '')))];
}
