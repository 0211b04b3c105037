import { describe, expect, it } from 'vitest';
import { type Manifest, manifestProblems, repositoryProblems } from './manifest.ts';

const manifest: Manifest = {
  version: '1.0.0',
  exports: {},
  publishConfig: { access: 'public', provenance: true },
};

describe('manifestProblems', () => {
  it('finds nothing in a package that everybody gets, with a proof of its origin', () => {
    expect(manifestProblems(manifest)).toEqual([]);
  });

  it('asks for both', () => {
    const { publishConfig: _none, ...silent } = manifest;
    expect(manifestProblems(silent)).toEqual([
      expect.stringContaining('provenance'),
      expect.stringContaining('access'),
    ]);
  });
});

describe('repositoryProblems', () => {
  it.each([
    'git+https://github.com/Owner/name.git',
    'https://github.com/owner/name',
    'git@github.com:owner/name.git',
    'github:owner/name',
    'owner/name',
  ])('finds nothing in %s', (url) => {
    expect(repositoryProblems({ ...manifest, repository: url }, 'owner/name')).toEqual([]);
    expect(repositoryProblems({ ...manifest, repository: { url } }, undefined)).toEqual([]);
  });

  it.each([
    [undefined, 'owner/name', /no "repository".*github\.com\/owner\/name\.git/],
    [{}, undefined, /no "repository".*<owner>\/<name>/],
    ['github:owner/fork', 'owner/name', /names the repository owner\/fork, but owner\/name is releasing/],
  ])('finds what is wrong with %o, released by %s', (repository, origin, problem) => {
    const named = repository === undefined ? manifest : { ...manifest, repository };
    expect(repositoryProblems(named, origin)).toEqual([expect.stringMatching(problem)]);
  });
});
