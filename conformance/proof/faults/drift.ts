import { edit, type JsonObject, onConfiguration } from '../alterations.ts';
import { type Fault, fault } from '../behaviour.ts';
import type { Json } from '../reference/index.ts';

/** Members that the document does not list: never wrong, but to be told. */
export const driftFaults: readonly Fault[] = [
  drift('root', [], 'The configuration'),
  drift('destination-config', ['destination_config'], 'destination_config'),
  drift('destination', ['destination_config', 'on_success'], 'A destination'),
  drift('param', ['destination_config', 'on_success', 'param'], 'A param'),
];

function drift(id: string, path: readonly string[], place: string): Fault {
  return fault(
    `drift/${id}`,
    'drift.unlisted-members',
    `${place} has a member that the document does not list.`,
    onConfiguration(
      (body) =>
        edit(body, path, (value) => {
          const text = typeof value === 'string';
          const object = (text ? JSON.parse(value) : value) as JsonObject;
          const more: JsonObject = { ...object, enable_async_status_log: true };
          return text ? JSON.stringify(more) : more;
        }) as Json,
    ),
  );
}
