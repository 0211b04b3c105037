import { describe, expect, it } from 'vitest';
import { sectionOf } from './changelog.ts';

const changelog = `# Changelog

What changes.

## 1.2.30 — 2026-12-24

- Later.

## 1.2.3 — 2026-11-30

- A change.

### Breaking

- Another.

## 1.2.2

- Earlier.
`;

describe('sectionOf', () => {
  it.each([
    ['1.2.30', '1.2.30 — 2026-12-24', '- Later.'],
    ['1.2.3', '1.2.3 — 2026-11-30', '- A change.\n\n### Breaking\n\n- Another.'],
    ['1.2.2', '1.2.2', '- Earlier.'],
  ])('is what the changelog says about %s, and no more', (version, heading, notes) => {
    expect(sectionOf(changelog, version)).toEqual({ heading, notes });
  });

  it('is nothing for another version', () => {
    expect(sectionOf(changelog, '1.2')).toBeUndefined();
  });
});
