import type { Json } from '../../reference/index.ts';
import { edit, onConfiguration } from '../alterations.ts';
import { type Fault, faultsOf } from '../behaviour.ts';
import { destinations, exampleWithDestination } from '../sites.ts';

/** What a destination is replaced by. */
const replacements: readonly (readonly [
  id: string,
  rule: string,
  what: string,
  change: (target: DestinationLike) => Json,
])[] = [
  ['empty', 'destinations.unset', 'is there and has no members', () => ({})],
  [
    'empty-strings',
    'destinations.unset',
    'has empty strings for its members',
    () => ({ destination: '', param: '' }),
  ],
  [
    'param-is-object',
    'destinations.param',
    'has its parameters as an object and not in a string',
    (target) => ({ ...target, param: JSON.parse(target.param) as Json }),
  ],
  [
    'param-is-empty-object',
    'destinations.param-members',
    'has a param without parameters',
    (target) => ({ ...target, param: '{}' }),
  ],
];

interface DestinationLike {
  readonly [name: string]: Json;
  readonly param: string;
}

/** Destinations whose parts do not fit together. */
export const destinationFaults: readonly Fault[] = [
  ...destinations().flatMap((destination) =>
    destinations()
      .filter((other) => other !== destination)
      .flatMap((other) =>
        faultsOf(`destinations/${destination}`, 'destinations.param-members', {
          [`with-param-of-${other}`]: [
            `A destination ${destination} has the param of ${other}.`,
            onConfiguration((body) => ({
              ...body,
              destination_config: { on_success: { destination, param: paramOf(other) } },
            })),
          ],
        }),
      ),
  ),
  ...(['on_success', 'on_failure'] as const).flatMap((outcome) =>
    replacements.flatMap(([id, rule, what, change]) =>
      faultsOf(`destinations/${outcome}`, rule, {
        [id]: [
          `${outcome} ${what}.`,
          onConfiguration(
            (body) =>
              edit(body, ['destination_config', outcome], (target) =>
                change(target as DestinationLike),
              ) as Json,
          ),
        ],
      }),
    ),
  ),
];

function paramOf(destination: string): string {
  const { destination_config: config } = exampleWithDestination(destination);
  return (config as { readonly on_success: DestinationLike }).on_success.param;
}
