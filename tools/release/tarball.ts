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
  /^dist\/((profiles|testing)\/)?[\w.-]+\.(js|js\.map|d\.ts)$/,
  /^dist\/conformance\/[\w.-]+\.(js|d\.ts)$/,
  /^dist\/command\/([\w.-]+\.js|LICENCES\.txt|files\/[\w-]+\.(css|js|py|lock|yaml))$/,
  /^dist\/sbom\.cdx\.json$/,
  /^openapi\/functiongraph-async-invoke\.yaml$/,
  /^generated\/openapi\.json$/,
];

const forbidden = /\.test\.|\.test-d\.|(^|\/)(fixtures|self-test|__\w+__)\/|\.tsbuildinfo$|\.env/;

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
  const needed = [
    'README.md',
    'LICENSE',
    'dist/command/LICENCES.txt',
    'dist/sbom.cdx.json',
    ...publishedFiles(manifest),
  ];
  return [
    ...foreign.map((path) => `${path} does not belong into the package; see "files" in package.json.`),
    ...needed.filter((path) => !paths.has(path)).map((path) => `${path} is missing in the package.`),
    ...files
      .filter(({ path, size }) => size === 0 && !path.endsWith('.js'))
      .map(({ path }) => `${path} is empty.`),
  ];
}

/** What the manifest names: exports and commands. */
function publishedFiles({ exports, bin = {} }: Manifest): string[] {
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  // What a pattern stands for is not known here.
  const named = targets.filter((target) => !target.includes('*'));
  return [...new Set([...named, ...Object.values(bin)].map((target) => target.replace(/^\.\//, '')))];
}
