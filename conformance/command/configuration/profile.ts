import { baseProfile, profileNames } from '../../contract/contract.ts';
import { suggestion, UsageError } from './usage-error.ts';

/** A profile, and why it was chosen where it was not named. */
export interface ChosenProfile {
  readonly name: string;
  readonly reason?: string;
}

/** Which edition describes the endpoint of a host; the first that fits counts. */
const byHost: readonly (readonly [host: RegExp, profile: string, what: string])[] = [
  [/\.otc\.t-systems\.com$/, 'open-telekom-cloud', 'a host of Open Telekom Cloud'],
  [/^functiongraph\.cn-[a-z0-9-]+\.myhuaweicloud\.com$/, 'china-2025-07-31', 'a region in China'],
  [/\.myhuaweicloud\.(com|eu)$/, 'international-2024-03-14', 'an international region'],
];

/**
 * Chooses the profile to judge by.
 *
 * @param name - of a profile; `auto` chooses by the host, and takes the base contract for one that is not known.
 * @param baseUrl - where the API is, if that is known.
 * @throws UsageError where there is no such profile.
 */
export function chooseProfile(name: string | undefined, baseUrl: string | undefined): ChosenProfile {
  if (name === undefined || profileNames.includes(name)) return { name: name ?? baseProfile };
  if (name !== 'auto') {
    const names = [...profileNames, 'auto'];
    throw new UsageError(
      `there is no profile ${name}${suggestion(name, names) || `; there are ${names.join(', ')}.`}`,
    );
  }
  const host = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  const [, profile, what] = byHost.find(([pattern]) => pattern.test(host)) ?? [];
  return profile === undefined
    ? { name: baseProfile, reason: 'no edition is known to be that of the host' }
    : { name: profile, reason: `${host} is ${what}` };
}
