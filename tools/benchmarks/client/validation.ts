import document from '../../../generated/openapi.json' with { type: 'json' };
import { bounds } from '../../../src/index.ts';
import { race } from './stopwatch.ts';
import { type Library, validators } from './validators.ts';

const example = document.components.responses.Ok.content['application/json'].examples.documented.value;
const { max_async_event_age_in_seconds: age } = bounds.AsyncInvokeConfig;

/** What is validated: the documented example, and the same with one fault each. */
const values: { readonly [title: string]: unknown } = {
  valid: example,
  'age too small': { ...example, max_async_event_age_in_seconds: age.minimum - 1 },
  'unknown destination': {
    ...example,
    destination_config: { on_failure: { destination: 'Kafka', param: '{}' } },
  },
  'malformed time': { ...example, last_modified: '2021-03-04 14:50:02' },
  'nothing there': {},
};

/** How long each library takes, in microseconds. */
export type ValidationFigures = { readonly [value: string]: Readonly<Record<Library, number>> };

/** @throws Error where a library judges a value wrongly, because it would be compared for other work. */
export async function measureValidation(): Promise<ValidationFigures> {
  const libraries = validators();
  const figures: Record<string, Record<Library, number>> = {};
  for (const [title, value] of Object.entries(values)) {
    for (const [library, check] of Object.entries(libraries)) {
      if (check(value) !== (title === 'valid')) throw new Error(`${library} judges "${title}" wrongly`);
    }
    figures[title] = await race({
      ours: () => libraries.ours(value),
      ajv: () => libraries.ajv(value),
      zod: () => libraries.zod(value),
      typebox: () => libraries.typebox(value),
    });
  }
  return figures;
}
