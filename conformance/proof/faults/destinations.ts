import { edit, type JsonObject, onConfiguration } from '../alterations.ts';
import { type Fault, fault } from '../behaviour.ts';
import type { Json } from '../reference/index.ts';
import { destinations, exampleWithDestination } from '../sites.ts';

const outcomes = ['on_success', 'on_failure'] as const;

/** Destinations whose parts do not fit together. */
export const destinationFaults: readonly Fault[] = [
  ...destinations().flatMap((destination) =>
    destinations()
      .filter((other) => other !== destination)
      .map((other) =>
        fault(
          `destinations/${destination}/with-param-of-${other}`,
          'destinations.param-members',
          `A destination ${destination} has the param of ${other}.`,
          onConfiguration((body) => ({
            ...body,
            destination_config: edit(
              exampleWithDestination(destination).destination_config ?? null,
              ['on_success', 'param'],
              () => paramOf(other),
            ) as Json,
          })),
        ),
      ),
  ),
  ...outcomes.flatMap((outcome) => [
    fault(
      `destinations/${outcome}/empty`,
      'destinations.unset',
      `${outcome} is there and has no members.`,
      onConfiguration((body) => edit(body, ['destination_config', outcome], () => ({})) as Json),
    ),
    fault(
      `destinations/${outcome}/empty-strings`,
      'destinations.unset',
      `${outcome} has empty strings for its members.`,
      onConfiguration(
        (body) => edit(body, ['destination_config', outcome], () => ({ destination: '', param: '' })) as Json,
      ),
    ),
    fault(
      `destinations/${outcome}/param-is-object`,
      'destinations.param',
      `${outcome} has its parameters as an object and not in a string.`,
      onConfiguration(
        (body) =>
          edit(
            body,
            ['destination_config', outcome, 'param'],
            (param) => JSON.parse(String(param)) as Json,
          ) as Json,
      ),
    ),
    fault(
      `destinations/${outcome}/param-is-empty-object`,
      'destinations.param-members',
      `${outcome} has a param without parameters.`,
      onConfiguration((body) => edit(body, ['destination_config', outcome, 'param'], () => '{}') as Json),
    ),
  ]),
];

function paramOf(destination: string): string {
  const config = exampleWithDestination(destination).destination_config as JsonObject;
  return String((config.on_success as JsonObject).param);
}
