import { isDeepStrictEqual } from 'node:util';
import { type Json, pointerToken } from '../json.ts';

/**
 * The places where two values differ, as JSON pointers. Lists that hold nothing but plain values are one place.
 */
export function differingLeaves(base: Json | undefined, revision: Json | undefined, pointer = '#'): string[] {
  if (isDeepStrictEqual(base, revision)) return [];
  if (!isBranch(base) || !isBranch(revision)) return [pointer];
  const names = new Set([...Object.keys(base), ...Object.keys(revision)]);
  return [...names].flatMap((name) =>
    differingLeaves(memberOf(base, name), memberOf(revision, name), `${pointer}/${pointerToken(name)}`),
  );
}

type Branch = Json[] | { [name: string]: Json };

function isBranch(value: Json | undefined): value is Branch {
  if (Array.isArray(value)) return value.some((item) => item !== null && typeof item === 'object');
  return value !== null && typeof value === 'object';
}

function memberOf(branch: Branch, name: string): Json | undefined {
  return Array.isArray(branch) ? branch[Number(name)] : branch[name];
}
