import type { Change } from './change.ts';
import { compareContracts } from './compare.ts';
import { baseContract, type Contracts } from './contracts.ts';

/**
 * Compares the contract and every profile that both sides have. A change that a profile only inherits from the
 * contract is told once. A profile that goes breaks the callers who name it; one that comes is an addition.
 */
export async function compareProfiles(base: Contracts, revision: Contracts): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [name, document] of revision) {
    const earlier = base.get(name);
    if (earlier === undefined) {
      changes.push({
        effect: 'compatible',
        bump: 'minor',
        words: `Profile \`${name}\` was added.`,
        pointer: '#',
      });
      continue;
    }
    const told = new Set(changes.map(key));
    const found = (await compareContracts(earlier, document)).filter((change) => !told.has(key(change)));
    changes.push(...(name === baseContract ? found : found.map((change) => inProfile(name, change))));
  }
  for (const name of base.keys()) {
    if (!revision.has(name)) {
      changes.push({
        effect: 'breaking for callers',
        bump: 'major',
        words: `Profile \`${name}\` was removed.`,
        pointer: '#',
      });
    }
  }
  return changes;
}

function key({ words, pointer }: Change): string {
  return `${pointer} ${words}`;
}

function inProfile(name: string, change: Change): Change {
  return { ...change, words: `In the profile \`${name}\`: ${change.words}` };
}
