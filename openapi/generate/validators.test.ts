import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from './document.ts';
import { generatePredicates } from './predicates.ts';
import { readTolerated, withTolerated } from './tolerated.ts';
import { generateValidators } from './validators.ts';

interface Generated {
  (value: unknown): boolean;
  errors?: unknown;
}

const document = await readDocument();
const { code } = await generateValidators(withTolerated(document, await readTolerated()));
const generated: { [name: string]: Generated } = await import(
  `data:text/javascript,${encodeURIComponent(code)}`
);

const names = [...Object.keys(document.components.schemas), 'UnsetDestination'];
const example = {
  func_urn: 'urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest',
  max_async_event_age_in_seconds: 60,
  max_async_retry_attempts: 1,
  destination_config: { on_failure: { destination: 'DIS', param: '{"stream_name":"failed"}' } },
  created_time: '2021-03-04T14:50:02+08:00',
};

/** Values at and around every bound of the contract, and some of the wrong type. */
const member = fc.oneof(
  fc.constantFrom(...[-1, 0, 1, 8, 9, 59, 60, 365, 366, 86400, 86401, 0.5, Number.NaN, null, true, [], {}]),
  fc.constantFrom('', 'OBS', 'SMN', 'DIS', 'FunctionGraph', 'Kafka', '{}'),
  fc.constantFrom(...[1, 32, 33, 269, 270].flatMap((length) => ['x'.repeat(length), '😀'.repeat(length)])),
  fc.constantFrom('2021-03-04T14:50:02+08:00', '2021-02-29T00:00:00Z', '2021-03-04 14:50:02'),
);

const destination = fc.record({ destination: member, param: member }, { requiredKeys: [] });

const value = fc.oneof(
  member,
  destination,
  fc.record({ bucket: member, prefix: member, expires: member, topic_urn: member, stream_name: member }),
  fc.record({ error_code: member, error_msg: member, request_id: member }, { requiredKeys: [] }),
  fc
    .record(
      {
        func_urn: member,
        max_async_event_age_in_seconds: member,
        max_async_retry_attempts: member,
        destination_config: fc.oneof(
          member,
          fc.record(
            { on_success: destination, on_failure: fc.oneof(member, destination) },
            { requiredKeys: [] },
          ),
        ),
        created_time: member,
        last_modified: member,
      },
      { requiredKeys: [] },
    )
    .map((wrong) => ({ ...example, ...Object.fromEntries(Object.entries(wrong).slice(0, 2)) })),
);

describe('the predicates', () => {
  test.each(names)('is%s accepts what its validator accepts', (name) => {
    fc.assert(
      fc.property(value, (generatedValue) => {
        expect(generated[`is${name}`]!(generatedValue)).toBe(generated[`validate${name}`]!(generatedValue));
      }),
      { numRuns: 500 },
    );
  });

  test('are not written for a schema that they would read wrongly', () => {
    expect(() => generatePredicates({ Odd: { type: 'string', not: {} } })).toThrow('the keyword not');
    expect(() => generatePredicates({ Odd: { type: 'array' } })).toThrow('the type array');
    expect(() => generatePredicates({ Odd: { minimum: 1 } })).toThrow('without a type');
    expect(() => generatePredicates({ Odd: { type: 'object', additionalProperties: {} } })).toThrow(
      'further',
    );
  });
});

describe('the validators', () => {
  test('count characters, not code units', () => {
    expect(generated.validateProjectId!('😀'.repeat(32))).toBe(true);
    expect(generated.validateProjectId!('😀'.repeat(33))).toBe(false);
    expect(generated.validateProjectId!('x'.repeat(33))).toBe(false);
  });

  test('point to the broken statement in the document', () => {
    generated.validateAsyncInvokeConfig!({ ...example, max_async_retry_attempts: 9 });
    expect(generated.validateAsyncInvokeConfig!.errors).toMatchObject([
      {
        instancePath: '/max_async_retry_attempts',
        schemaPath: '#/components/schemas/AsyncInvokeConfig/properties/max_async_retry_attempts/maximum',
        keyword: 'maximum',
      },
    ]);
  });

  test('take a form that is tolerated, and say of others what the document asks for', () => {
    const withSide = (side: object) => ({ ...example, destination_config: { on_success: side } });
    for (const unset of [{}, { destination: '', param: '' }, { destination: '', param: '{}' }]) {
      expect(generated.validateAsyncInvokeConfig!(withSide(unset))).toBe(true);
      expect(generated.validateFuncDestinationConfig!(unset)).toBe(false);
    }
    expect(generated.validateAsyncInvokeConfig!(withSide({ destination: '', param: '[]' }))).toBe(false);
    expect(generated.validateAsyncInvokeConfig!.errors).toMatchObject([
      { schemaPath: '#/components/schemas/FuncDestinationConfig/properties/destination/enum' },
      { keyword: 'if' },
    ]);
  });

  test('are a module without dependencies', () => {
    expect(code).not.toMatch(/\brequire\(|^import /m);
  });

  test('refuse a keyword that they would ignore', async () => {
    const changed = structuredClone(document);
    changed.components.schemas.ProjectId = { type: 'string', maxLenght: 32 };
    await expect(generateValidators(changed)).rejects.toThrow('maxLenght');
  });
});
