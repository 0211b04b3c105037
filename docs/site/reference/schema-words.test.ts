import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../openapi/generate/document.ts';
import { membersOf } from './schema-words.ts';

const document = await readDocument();
const memberOf = (schema: string, member: string) =>
  membersOf(schema, document).find(({ name }) => name === member);

describe('membersOf', () => {
  it('tells type and bounds', () => {
    expect(memberOf('AsyncInvokeConfig', 'max_async_event_age_in_seconds')?.type).toBe(
      'integer, 60 to 86,400',
    );
    expect(memberOf('AsyncInvokeConfig', 'max_async_retry_attempts')?.type).toBe(
      'integer, 0 to 8, default 3',
    );
    expect(memberOf('AsyncInvokeConfig', 'func_urn')?.type).toBe('string, 1 to 269 characters');
    expect(memberOf('AsyncInvokeConfig', 'created_time')?.type).toBe('string, date-time');
    expect(memberOf('AsyncInvokeConfig', 'destination_config')?.type).toBe('FuncAsyncDestinationConfig');
    expect(memberOf('FuncDestinationConfig', 'destination')?.type).toBe(
      'string, OBS or SMN or DIS or FunctionGraph',
    );
  });

  it('tells how sure a member is to be there', () => {
    expect(memberOf('AsyncInvokeConfig', 'func_urn')?.presence).toBe('always');
    expect(memberOf('AsyncInvokeConfig', 'created_time')?.presence).toBe('recommended');
    expect(memberOf('Error', 'request_id')?.presence).toBe('optional');
  });

  it('prefers the words beside a reference', () => {
    expect(memberOf('AsyncInvokeConfig', 'func_urn')?.description).toContain('the configuration belongs to');
  });

  it('refuses a schema that is not there', () => {
    expect(() => membersOf('Missing', document)).toThrow('no schema Missing');
  });
});
