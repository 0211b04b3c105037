import { describe, expect, it } from 'vitest';
import type { Bump, Change } from './change.ts';
import { refusals } from './release-rule.ts';

const changeOf = (bump: Bump): Change => ({
  effect: bump === 'major' ? 'breaking for consumers' : 'compatible',
  bump,
  words: 'A change.',
  pointer: '#',
});

const announcement = {
  releasedVersion: '1.2.3',
  releasedChangelog: '## 1.2.3\n\n- The first.\n',
  changelog: '## 2.0.0\n\n- The second.\n\n## 1.2.3\n\n- The first.\n',
};

describe('refusals', () => {
  it.each<[Bump, string]>([
    ['major', '2.0.0'],
    ['major', '3.1.4'],
    ['minor', '1.3.0'],
    ['minor', '2.0.0'],
    ['patch', '1.2.3'],
    ['patch', '1.2.4'],
  ])('lets a %s change pass in %s', (bump, version) => {
    expect(refusals([changeOf(bump)], { ...announcement, version })).toEqual([]);
  });

  it.each<[Bump, string, string]>([
    ['major', '1.2.3', '2.0.0'],
    ['major', '1.3.0', '2.0.0'],
    ['minor', '1.2.3', '1.3.0'],
    ['minor', '1.2.4', '1.3.0'],
    ['minor', '0.9.0', '1.3.0'],
  ])('refuses a %s change in %s, and names the version that it needs', (bump, version, needed) => {
    const reasons = refusals([changeOf(bump)], { ...announcement, version });
    expect(reasons).toEqual([expect.stringContaining(`${needed} or later in package.json, not ${version}`)]);
  });

  it('goes by the greatest of several changes', () => {
    const changes = [changeOf('patch'), changeOf('major'), changeOf('minor')];
    expect(refusals(changes, { ...announcement, version: '1.3.0' })).toHaveLength(1);
  });

  it('asks for a new major below 1.0.0 too', () => {
    const early = { ...announcement, releasedVersion: '0.1.0' };
    expect(refusals([changeOf('major')], { ...early, version: '0.2.0' })).toHaveLength(1);
    expect(refusals([changeOf('major')], { ...early, version: '1.0.0' })).toEqual([]);
  });

  it.each(['', '## 2.0.0\n', announcement.releasedChangelog])(
    'refuses any change that the changelog says nothing new about',
    (changelog) => {
      const reasons = refusals([changeOf('patch')], { ...announcement, version: '2.0.0', changelog });
      expect(reasons).toEqual([expect.stringContaining('CHANGELOG.md')]);
    },
  );

  it('asks nothing where nothing changed', () => {
    expect(refusals([], { ...announcement, version: '1.2.3', changelog: '' })).toEqual([]);
  });
});
