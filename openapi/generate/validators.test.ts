import { describe, expect, test } from 'vitest';
import { readDocument } from './document.ts';
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

const example = {
  func_urn: 'urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest',
  max_async_event_age_in_seconds: 60,
  max_async_retry_attempts: 1,
  destination_config: { on_failure: { destination: 'DIS', param: '{"stream_name":"failed"}' } },
  created_time: '2021-03-04T14:50:02+08:00',
};

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
