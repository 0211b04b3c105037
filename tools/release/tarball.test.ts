import { describe, expect, it } from 'vitest';
import type { Manifest } from './manifest.ts';
import { tarballProblems } from './tarball.ts';

const manifest: Manifest = {
  version: '1.0.0',
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './profiles/*': { types: './dist/profiles/*.d.ts', default: './dist/profiles/*.js' },
    './openapi.json': './generated/openapi.json',
  },
  bin: { command: 'dist/command/cli.js' },
};
const paths = [
  'package.json',
  'README.md',
  'LICENSE',
  'dist/index.js',
  'dist/index.d.ts',
  'generated/openapi.json',
  'dist/command/cli.js',
  'dist/command/sdk-3.1.211-x.js',
  'dist/command/LICENCES.txt',
  'dist/sbom.cdx.json',
];
const pack = (...more: string[]) => [...paths, ...more].map((path) => ({ path, size: 1 }));

describe('tarballProblems', () => {
  it('finds nothing in a package of what consumers need', () => {
    expect(tarballProblems(pack(), manifest)).toEqual([]);
  });

  it.each([
    'src/client.ts',
    'src/client.test.ts',
    'conformance/command/cli.ts',
    'dist/command/.compile-cache/v22/x',
    'dist/client.test.js',
    'dist/command/cli.js.map',
    'dist/site/index.html',
    '.env',
  ])('finds %s, which nobody needs', (path) => {
    expect(tarballProblems(pack(path), manifest)).toEqual([
      expect.stringContaining(`${path} does not belong`),
    ]);
  });

  it.each([
    'dist/sbom.cdx.json',
    'dist/index.js',
    'generated/openapi.json',
    'LICENSE',
    'dist/command/cli.js',
  ])('misses %s', (path) => {
    const files = pack().filter((file) => file.path !== path);
    expect(tarballProblems(files, manifest)).toEqual([`${path} is missing in the package.`]);
  });

  it('finds an empty file, but for a module of types alone', () => {
    const empty = ['dist/client.d.ts', 'dist/schema.js'].map((path) => ({ path, size: 0 }));
    expect(tarballProblems([...pack(), ...empty], manifest)).toEqual(['dist/client.d.ts is empty.']);
  });
});
