import { baseProfile } from './contract.ts';

/** A profile, and why it was chosen where it was not named. */
export interface ChosenProfile {
  readonly name: string;
  readonly reason?: string;
}

/** In place of a profile's name: the host decides. */
export const autoProfile = 'auto';

/** Which edition describes the endpoint of a host; the first that fits counts. */
const byHost: readonly (readonly [host: RegExp, profile: string, what: string])[] = [
  [/\.otc\.t-systems\.com$/, 'open-telekom-cloud', 'a host of Open Telekom Cloud'],
  [/\.cn-[a-z0-9-]+\.myhuaweicloud\.com$/, 'china-2025-07-31', 'in a region of China'],
  [/\.myhuaweicloud\.(com|eu)$/, 'international-2024-03-14', 'in an international region'],
];

/**
 * Chooses the profile to judge by.
 *
 * @param name - of a profile, which need not exist; `auto` goes by the host, and takes the base contract for one that
 *   is not known. The base contract by default.
 * @param baseUrl - where the API is, if that is known.
 */
export function chooseProfile(name: string = baseProfile, baseUrl?: string): ChosenProfile {
  if (name !== autoProfile) return { name };
  if (baseUrl === undefined || !URL.canParse(baseUrl))
    return { name: baseProfile, reason: 'there is no host to go by' };
  const { hostname } = new URL(baseUrl);
  const [, profile, what] = byHost.find(([pattern]) => pattern.test(hostname)) ?? [];
  return profile === undefined
    ? { name: baseProfile, reason: `no edition is known to be that of ${hostname}` }
    : { name: profile, reason: `${hostname} is ${what}` };
}
