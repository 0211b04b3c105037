import { onConfiguration, without } from '../alterations.ts';
import { type Fault, faultsOf, tableOf } from '../behaviour.ts';

const spellings: { readonly [id: string]: (name: string) => string } = {
  'camel-case': camelCase,
  'pascal-case': (name) => camelCase(`_${name}`),
  'kebab-case': (name) => name.replaceAll('_', '-'),
};

/** What is wrong with the members of a configuration together. */
export const bodyFaults: readonly Fault[] = [
  ...faultsOf(
    'body/all-names',
    'body.names',
    tableOf(spellings, (rename) => [
      `All members have names like ${rename('func_urn')}.`,
      onConfiguration((body) =>
        Object.fromEntries(Object.entries(body).map(([name, value]) => [rename(name), value])),
      ),
    ]),
  ),
  ...faultsOf('body', 'body.required-members', {
    'required-members-missing': [
      'None of the members is there that are required.',
      onConfiguration((body) =>
        ['func_urn', 'max_async_event_age_in_seconds', 'max_async_retry_attempts'].reduce(without, body),
      ),
    ],
  }),
];

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
