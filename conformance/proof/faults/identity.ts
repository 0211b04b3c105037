import { onConfiguration } from '../alterations.ts';
import { type Fault, faultsOf, tableOf } from '../behaviour.ts';
import type { Json } from '../reference/index.ts';

/** URNs that are not the one that was asked for, made from its parts. */
const urns: {
  readonly [id: string]: readonly [what: string, change: (parts: readonly string[]) => readonly string[]];
} = {
  'other-function': ['of another function', (parts) => parts.with(6, 'other')],
  'other-package': ['of another package', (parts) => parts.with(5, 'other')],
  'other-version': ['of another version', (parts) => parts.with(7, 'v1')],
  'other-project': ['of another project', (parts) => parts.with(3, '5691ba790e2b46ceb383160000000002')],
  'other-region': ['of another region', (parts) => parts.with(2, 'cn-south-1')],
  'upper-case': ['in upper case', (parts) => parts.map((part) => part.toUpperCase())],
  'name-case': ['with its name in another case', (parts) => parts.with(6, String(parts[6]).toUpperCase())],
  'no-version': ['without its version', (parts) => parts.slice(0, -1)],
  'version-twice': ['with its version twice', (parts) => [...parts, String(parts.at(-1))]],
  'name-only': ['of which only the name is left', (parts) => parts.slice(6, 7)],
  'leading-space': ['with a space before it', (parts) => parts.with(0, ' urn')],
  'trailing-space': ['with a space after it', (parts) => parts.with(-1, `${parts.at(-1)} `)],
  'other-service': ['of another kind', (parts) => parts.with(1, 'fgs')],
  'longer-project': ['of a project whose ID goes on', (parts) => parts.with(3, `${parts[3]}0`)],
  'zero-width-space': [
    'of a function whose name ends in a zero-width space',
    (parts) => parts.with(6, `${parts[6]}\u200b`),
  ],
  homoglyph: [
    'of a function whose name has a Cyrillic letter',
    (parts) => parts.with(6, String(parts[6]).replace('a', '\u0430')),
  ],
  'percent-encoded': ['with its colons percent-encoded', (parts) => [parts.join('%3A')]],
  constant: [
    'of the documented example',
    () => ['urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest'],
  ],
};

/** Configurations of something else than what was asked for. */
export const identityFaults: readonly Fault[] = [
  ...faultsOf(
    'identity',
    'identity.func_urn',
    tableOf(urns, ([what, change]) => [
      `The configuration carries a URN ${what}.`,
      onConfiguration((body) => ({ ...body, func_urn: change(String(body.func_urn).split(':')).join(':') })),
    ]),
  ),
  ...faultsOf('identity', 'identity.func_urn', {
    'always-the-first': [
      'Every function is answered with the configuration of the first one.',
      onConfiguration((_body, { state }) => {
        const [configuration] = Object.values(state.projects).flatMap(({ functions }) => functions);
        return configuration as unknown as Json;
      }),
      { functions: 3 },
    ],
  }),
];
