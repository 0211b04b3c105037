import { regions } from '../../generated/constants.ts';
import type { Region } from './types.ts';

/** Says whether a text, such as one from a configuration, names a region that the contract lists. */
export function isRegion(value: unknown): value is Region {
  return regions.some((region) => region === value);
}
