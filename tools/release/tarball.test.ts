import { describe, expect, it } from 'vitest';
import type { Manifest } from './manifest.ts';
import { tarballProblems } from './tarball.ts';

const manifest: Manifest = {
  version: '1.0.0',
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './profiles/*': './dist/profiles/*.js',
    './openapi.json': './generated/openapi.json',
  },
};
const paths = [
  'package.json',
  'README.md',
  'LICENSE',
  'dist/index.js',
  'dist/index.d.ts',
  'dist/index.js.map',
  'dist/profiles/elsewhere.js',
  'generated/openapi.json',
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
    'dist/client.test.js',
    'dist/site/index.html',
    '.env',
  ])('finds %s, which nobody needs', (path) => {
    expect(tarballProblems(pack(path), manifest)).toEqual([
      expect.stringContaining(`${path} does not belong`),
    ]);
  });

  it.each(['dist/index.js', 'generated/openapi.json', 'LICENSE'])('misses %s', (path) => {
    const files = pack().filter((file) => file.path !== path);
    expect(tarballProblems(files, manifest)).toEqual([`${path} is missing in the package.`]);
  });

  it('misses what a star stands for', () => {
    const files = pack().filter(({ path }) => !path.startsWith('dist/profiles/'));
    expect(tarballProblems(files, manifest)).toEqual(['dist/profiles/*.js is missing in the package.']);
  });

  it('finds an empty file, but for a module of types alone', () => {
    const empty = ['dist/client.d.ts', 'dist/schema.js'].map((path) => ({ path, size: 0 }));
    expect(tarballProblems([...pack(), ...empty], manifest)).toEqual(['dist/client.d.ts is empty.']);
  });
});
