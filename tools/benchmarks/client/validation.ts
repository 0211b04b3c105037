import { Ajv2020 } from 'ajv/dist/2020.js';
import document from '../../../generated/openapi.json' with { type: 'json' };
import * as formats from '../../../openapi/generate/formats.ts';
import { bounds, isAsyncInvokeConfig } from '../../../src/index.ts';
import { race } from './stopwatch.ts';

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

/** How long the package takes, and Ajv with the same schema, in microseconds. */
export type ValidationFigures = {
  readonly [value: string]: { readonly ours: number; readonly ajv: number };
};

/** @throws Error where one of them judges a value wrongly, because it would be compared for other work. */
export async function measureValidation(): Promise<ValidationFigures> {
  const ajv = new Ajv2020({ strict: false, formats, schemas: [{ $id: 'contract', ...document }] });
  const compiled = ajv.compile({ $ref: 'contract#/components/schemas/AsyncInvokeConfig' });
  const figures: { [value: string]: { ours: number; ajv: number } } = {};
  for (const [title, value] of Object.entries(values)) {
    for (const check of [isAsyncInvokeConfig, compiled])
      if (check(value) !== (title === 'valid')) throw new Error(`"${title}" is judged wrongly`);
    figures[title] = await race({ ours: () => isAsyncInvokeConfig(value), ajv: () => compiled(value) });
  }
  return figures;
}
