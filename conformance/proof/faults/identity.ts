import { type JsonObject, onConfiguration } from '../alterations.ts';
import { type Fault, fault } from '../behaviour.ts';

/** Configurations of something else than what was asked for. */
export const identityFaults: readonly Fault[] = [
  urn('other-function', 'another function', (parts) => replace(parts, 6, 'other')),
  urn('other-package', 'another package', (parts) => replace(parts, 5, 'other')),
  urn('other-version', 'another version', (parts) => replace(parts, 7, 'v1')),
  urn('other-project', 'another project', (parts) => replace(parts, 3, '5691ba790e2b46ceb383160000000002')),
  urn('other-region', 'another region', (parts) => replace(parts, 2, 'cn-south-1')),
  urn('upper-case', 'its URN in upper case', (parts) => parts.map((part) => part.toUpperCase())),
  urn('name-case', 'its name in another case', (parts) => replace(parts, 6, String(parts[6]).toUpperCase())),
  urn('no-version', 'its URN without the version', (parts) => parts.slice(0, -1)),
  urn('version-twice', 'its URN with the version twice', (parts) => [...parts, String(parts.at(-1))]),
  urn('name-only', 'its name alone', (parts) => parts.slice(6, 7)),
  urn('trailing-space', 'a space after its URN', (parts) => [...parts.slice(0, -1), `${parts.at(-1)} `]),
  urn('other-service', 'another kind of URN', (parts) => replace(parts, 1, 'fgs')),
  urn('longer-project', 'a project whose ID goes on', (parts) => replace(parts, 3, `${parts[3]}0`)),
  urn('zero-width-space', 'a function whose name ends in a zero-width space', (parts) =>
    replace(parts, 6, `${parts[6]}\u200b`),
  ),
  urn('homoglyph', 'a function whose name has a Cyrillic letter', (parts) =>
    replace(parts, 6, String(parts[6]).replace('a', '\u0430')),
  ),
  {
    ...fault(
      'identity/always-the-first',
      'identity.func_urn',
      'Every function is answered with the configuration of the first one.',
      onConfiguration((_body, { state }) => {
        const [configuration] = Object.values(state.projects).flatMap(({ functions }) => functions);
        return configuration as unknown as JsonObject;
      }),
    ),
    functions: 3,
  },
  fault(
    'identity/percent-encoded',
    'identity.func_urn',
    'The configuration carries the URN percent-encoded.',
    onConfiguration((body) => ({ ...body, func_urn: String(body.func_urn).replaceAll(':', '%3A') })),
  ),
  fault(
    'identity/constant',
    'identity.func_urn',
    'Every configuration carries the URN of the documented example.',
    onConfiguration((body) => ({
      ...body,
      func_urn: 'urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest',
    })),
  ),
];

function urn(id: string, what: string, change: (parts: readonly string[]) => readonly string[]): Fault {
  return fault(
    `identity/${id}`,
    'identity.func_urn',
    `The configuration carries the URN of ${what}.`.replace(/the URN of (its|a) /, '$1 '),
    onConfiguration((body) => ({ ...body, func_urn: change(String(body.func_urn).split(':')).join(':') })),
  );
}

function replace(parts: readonly string[], index: number, part: string): readonly string[] {
  return parts.with(index, part);
}
