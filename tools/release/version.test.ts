import { describe, expect, it } from 'vitest';
import { versionProblems } from './version.ts';

const places = {
  packageVersion: '1.2.3',
  documentVersion: '1.2.3',
  changelog: '# Changelog\n\n## 1.2.3 — 2026-11-30\n\n- A change.\n',
  tag: 'v1.2.3',
};

describe('versionProblems', () => {
  it('finds nothing where all places agree', () => {
    expect(versionProblems(places)).toEqual([]);
  });

  it.each([
    [{ documentVersion: '1.2.2' }, /OpenAPI document has version 1\.2\.2/],
    [{ changelog: '# Changelog\n\n## 1.2.30 — 2026-12-24\n' }, /no section "## 1\.2\.3"/],
    [{ tag: 'v1.2.4' }, /tag is v1\.2\.4/],
    [{ changelog: '## 1.2.3 — not released\n' }, /does not say when/],
  ])('finds %o', (change, problem) => {
    expect(versionProblems({ ...places, ...change })).toEqual([expect.stringMatching(problem)]);
  });

  it('lets a rehearsal pass without a date', () => {
    const changelog = '## 1.2.3 — not released\n';
    expect(versionProblems({ ...places, changelog, tag: undefined })).toEqual([]);
  });
});
