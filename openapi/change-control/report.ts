import { bumpOf, type Change, type Effect } from './change.ts';

const effects: readonly Effect[] = [
  'breaking for consumers',
  'breaking for callers',
  'breaking for servers',
  'compatible',
];

/** Tells the changes in words, one paragraph for each effect, and what they ask of the next version. */
export function describeChanges(changes: readonly Change[]): string {
  const bump = bumpOf(changes);
  if (bump === undefined) return 'The contract is the same.';
  const paragraphs = effects.map((effect) => paragraph(effect, changes)).filter((text) => text !== '');
  return [...paragraphs, `The next version has to be a new ${bump} version.`].join('\n\n');
}

function paragraph(effect: Effect, changes: readonly Change[]): string {
  const lines = changes
    .filter((change) => change.effect === effect)
    .map(({ bump, words, pointer }) => `  ${bump === 'minor' ? '+' : '-'} ${words}\n      ${pointer}`);
  if (lines.length === 0) return '';
  const title = `${effect[0]?.toUpperCase()}${effect.slice(1)}`;
  return [`${title} (${lines.length})`, ...lines].join('\n');
}
