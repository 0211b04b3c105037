import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import document from '../generated/openapi.json' with { type: 'json' };
import { isDateTime } from '../openapi/date-time.ts';
import { bounds, ContractError } from './index.ts';
import * as schemas from './schemas.ts';

const { examples } = document.components.responses.Ok.content['application/json'];
const { ProjectId, FunctionUrn } = document.components.schemas;
const config = examples.documented.value;
const retries = bounds.AsyncInvokeConfig.max_async_retry_attempts;
const tooMany = { ...config, max_async_retry_attempts: retries.maximum + 1 };

/** Values that are valid, and values that are not, by the name of their schema. */
const values: { readonly [Name in keyof typeof schemas]: readonly [unknown[], unknown[]] } = {
  AsyncInvokeConfig: [Object.values(examples).map(({ value }) => value), [tooMany, {}, null]],
  DestinationsConfig: [[config.destination_config, {}], [{ on_success: { destination: 'OBS' } }]],
  DestinationConfig: [[config.destination_config.on_success], [{ destination: 'FTP', param: '{}' }]],
  ObsDestinationParam: [
    [{ bucket: 'b', expires: 0 }],
    [
      { bucket: 'b', expires: -1 },
      { bucket: 'b', expires: 0.5 },
    ],
  ],
  SmnDestinationParam: [[{ topic_urn: 'urn' }], [{}]],
  DisDestinationParam: [[{ stream_name: 's' }], [{ stream_name: 7 }]],
  FunctionGraphDestinationParam: [[{ func_urn: 'urn' }], [{ func_urn: '' }]],
  ErrorBody: [[{ error_code: 'FSS.0404', error_msg: 'no' }], [{ error_code: 'FSS.0404' }]],
  FunctionUrn: [
    ['urn', 'x'.repeat(FunctionUrn.maxLength)],
    ['', 'x'.repeat(FunctionUrn.maxLength + 1)],
  ],
  ProjectId: [
    ['p', '😀'.repeat(ProjectId.maxLength)],
    ['', 7],
  ],
};

const formats = { 'date-time': isDateTime };
const compilers = {
  'draft-2020-12': new Ajv2020({ strict: true, formats }),
  'draft-07': new Ajv({ strict: true, formats }),
} as const;

describe.each(Object.entries<schemas.Schema<unknown>>(schemas))('%s', (name, schema) => {
  const [valid, invalid] = values[name as keyof typeof schemas];

  test('tells valid values from others, in every way', () => {
    for (const value of valid) {
      expect(schema.is(value)).toBe(true);
      expect(schema.parse(value)).toBe(value);
      expect(schema.safeParse(value)).toEqual({ success: true, data: value });
      expect(schema['~standard'].validate(value)).toEqual({ value });
    }
    for (const value of invalid) {
      expect(schema.is(value)).toBe(false);
      expect(() => schema.assert(value)).toThrow(ContractError);
      expect(schema.safeParse(value)).toMatchObject({ success: false, error: { value } });
      expect(schema['~standard'].validate(value)).toHaveProperty('issues');
    }
  });

  test.each(['draft-2020-12', 'draft-07'] as const)('says the same as %s, without references', (target) => {
    const json = schema.jsonSchema(target);
    expect(schema['~standard'].jsonSchema.output({ target })).toEqual(json);
    const validate = compilers[target].compile(json);
    for (const value of valid) expect(validate(value)).toBe(true);
    for (const value of invalid) expect(validate(value)).toBe(false);
    expect(JSON.stringify(json)).not.toMatch(/\$ref|"x-|contentSchema/);
  });
});

describe('what is wrong', () => {
  test('is told with numbers', () => {
    const result = schemas.AsyncInvokeConfig.safeParse(tooMany);
    expect(result).toMatchObject({
      error: { findings: [{ pointer: '/max_async_retry_attempts', limit: retries.maximum }] },
    });
  });

  test('is told by the names that lead to its place, of a member that is missing, too', () => {
    const { max_async_retry_attempts: _missing, ...rest } = config;
    const wrong = { ...rest, destination_config: { on_failure: { destination: 'OBS', param: 7 } } };
    const issues = [
      {
        path: ['max_async_retry_attempts'],
        message: 'expected a member "max_async_retry_attempts", got none',
      },
      { path: ['destination_config', 'on_failure', 'param'], message: 'expected a string, got the number 7' },
    ];
    const result = schemas.AsyncInvokeConfig['~standard'].validate(wrong);
    expect(result).toEqual({ issues: expect.arrayContaining(issues) });
  });
});

test('a copy of the JSON Schema is one’s own', () => {
  schemas.ProjectId.jsonSchema().description = 'changed';
  expect(schemas.ProjectId.jsonSchema().description).toBe(ProjectId.description);
  expect(() => schemas.ProjectId.jsonSchema('draft-04' as 'draft-07')).toThrow('target must be one of');
});
