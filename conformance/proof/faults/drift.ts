import type { Json } from '../../reference/index.ts';
import { edit, type JsonObject, onConfiguration } from '../alterations.ts';
import { type Fault, faultsOf, type Subject } from '../behaviour.ts';

/** Members that the document does not list: never wrong, but to be told. */
export const driftFaults: readonly Fault[] = [
  ...faultsOf('drift', 'drift.unlisted-members', {
    root: member('The configuration'),
    'destination-config': member('destination_config', 'destination_config'),
    destination: member('A destination', 'destination_config', 'on_success'),
    param: member('A param', 'destination_config', 'on_success', 'param'),
  }),
];

function member(place: string, ...path: readonly string[]): readonly [string, Subject['serve']] {
  const added = (value: Json): Json =>
    typeof value === 'string'
      ? JSON.stringify(added(JSON.parse(value) as Json))
      : { ...(value as JsonObject), enable_async_status_log: true };
  return [
    `${place} has a member that the document does not list.`,
    onConfiguration((body) => edit(body, path, added) as Json),
  ];
}
