import { FormatRegistry, Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import document from '../../../generated/openapi.json' with { type: 'json' };
import { bounds, isAsyncInvokeConfig } from '../../../src/index.ts';

/** Says whether a value is valid. */
export type Check = (value: unknown) => boolean;

/** The libraries that are compared. */
export type Library = 'ours' | 'ajv' | 'zod' | 'typebox';

/** The schema of the configuration as each library takes it. All of them answer yes or no. */
export function validators(): Readonly<Record<Library, Check>> {
  return { ours: isAsyncInvokeConfig, ajv: ajv(), zod: zod(), typebox: typebox() };
}

const { AsyncInvokeConfig: config, FunctionUrn: urn } = bounds;
const { max_async_event_age_in_seconds: age, max_async_retry_attempts: retries } = config;

function ajv(): Check {
  const library = new Ajv2020({ strictTypes: false });
  addFormats.default(library);
  library.addKeyword('components').addVocabulary(['x-recommended']);
  library.addSchema({ $id: 'contract', components: document.components });
  return library.compile({ $ref: 'contract#/components/schemas/AsyncInvokeConfig' });
}

function zod(): Check {
  const destination = (name: string) => z.object({ destination: z.literal(name), param: z.string() });
  const anyDestination = z.discriminatedUnion('destination', [
    destination('OBS'),
    destination('SMN'),
    destination('DIS'),
    destination('FunctionGraph'),
  ]);
  const time = z.iso.datetime({ offset: true });
  const schema = z.object({
    func_urn: z.string().min(urn.minLength).max(urn.maxLength),
    max_async_event_age_in_seconds: z.int().min(age.minimum).max(age.maximum),
    max_async_retry_attempts: z.int().min(retries.minimum).max(retries.maximum),
    destination_config: z
      .object({ on_success: anyDestination.optional(), on_failure: anyDestination.optional() })
      .optional(),
    created_time: time.optional(),
    last_modified: time.optional(),
  });
  return (value) => schema.safeParse(value).success;
}

function typebox(): Check {
  // TypeBox has no formats of its own; its users take those of ajv-formats.
  const { validate } = addFormats.default.get('date-time') as { validate(text: string): boolean };
  FormatRegistry.Set('date-time', validate);
  const destination = (name: string) =>
    Type.Object({ destination: Type.Literal(name), param: Type.String() });
  const anyDestination = Type.Union(['OBS', 'SMN', 'DIS', 'FunctionGraph'].map(destination));
  const time = Type.String({ format: 'date-time' });
  const schema = Type.Object({
    func_urn: Type.String(urn),
    max_async_event_age_in_seconds: Type.Integer(age),
    max_async_retry_attempts: Type.Integer(retries),
    destination_config: Type.Optional(
      Type.Object({
        on_success: Type.Optional(anyDestination),
        on_failure: Type.Optional(anyDestination),
      }),
    ),
    created_time: Type.Optional(time),
    last_modified: Type.Optional(time),
  });
  const compiled = TypeCompiler.Compile(schema);
  return (value) => compiled.Check(value);
}
