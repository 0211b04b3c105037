import { describe, expect, test } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import {
  assertAsyncInvokeConfig,
  bounds,
  ContractError,
  isAsyncInvokeConfig,
  parseAsyncInvokeConfig,
} from '../index.ts';

const examples = Object.entries(document.components.responses.Ok.content['application/json'].examples);
const example = document.components.responses.Ok.content['application/json'].examples.documented.value;
const { max_async_event_age_in_seconds: age } = bounds.AsyncInvokeConfig;

describe('every example of the document', () => {
  test.each(examples)('%s is a configuration', (_name, { value }) => {
    expect(isAsyncInvokeConfig(value)).toBe(true);
    expect(() => assertAsyncInvokeConfig(value)).not.toThrow();
    expect(parseAsyncInvokeConfig(value)).toBe(value);
  });
});

describe('a value that is no configuration', () => {
  const destination = { destination: 'Kafka', param: '{}' };

  test.each([
    ['null', null, ': expected an object, got null'],
    ['a list', [], ': expected an object, got an array'],
    ['text', '{}', ': expected an object, got the string "{}"'],
    [
      'an age below the minimum',
      { ...example, max_async_event_age_in_seconds: age.minimum - 1 },
      `/max_async_event_age_in_seconds: expected at least ${age.minimum}, got the number ${age.minimum - 1}`,
    ],
    [
      'an age above the maximum',
      { ...example, max_async_event_age_in_seconds: age.maximum + 1 },
      `/max_async_event_age_in_seconds: expected at most ${age.maximum}, got the number ${age.maximum + 1}`,
    ],
    [
      'half a retry',
      { ...example, max_async_retry_attempts: 0.5 },
      '/max_async_retry_attempts: expected an integer, got the number 0.5',
    ],
    [
      'an empty URN',
      { ...example, func_urn: '' },
      '/func_urn: expected at least 1 character, got the string ""',
    ],
    [
      'a time without its T',
      { ...example, last_modified: '2021-03-04 14:50:02' },
      '/last_modified: expected a date-time as RFC 3339 writes it, got the string "2021-03-04 14:50:02"',
    ],
    [
      'an unknown destination',
      { ...example, destination_config: { on_success: destination } },
      '/destination_config/on_success/destination: expected one of "OBS", "SMN", "DIS", "FunctionGraph", got the string "Kafka"',
    ],
    [
      'a destination without its param',
      { ...example, destination_config: { on_failure: { destination: 'OBS' } } },
      '/destination_config/on_failure: expected a member "param", got none',
    ],
  ])('(%s) is refused in words', (_what, value, words) => {
    expect(isAsyncInvokeConfig(value)).toBe(false);
    expect(() => assertAsyncInvokeConfig(value)).toThrow(ContractError);
    expect(() => parseAsyncInvokeConfig(value)).toThrow(
      `the configuration breaks the contract: ${words.startsWith(':') ? 'the value' : ''}${words}`,
    );
  });

  test('is refused with one finding per place', () => {
    const value = { max_async_event_age_in_seconds: 'x', created_time: 'y'.repeat(100) };
    const error = (() => {
      try {
        return parseAsyncInvokeConfig(value);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({
      findings: [
        { pointer: '', keyword: 'required', expected: 'a member "func_urn"', actual: 'none' },
        { pointer: '', keyword: 'required', expected: 'a member "max_async_retry_attempts"', actual: 'none' },
        {
          pointer: '/max_async_event_age_in_seconds',
          schemaPointer:
            '#/components/schemas/AsyncInvokeConfig/properties/max_async_event_age_in_seconds/type',
          keyword: 'type',
        },
        {
          pointer: '/created_time',
          keyword: 'format',
          actual: `the string "${'y'.repeat(60)}… (100 characters)"`,
        },
      ],
    });
  });

  test('may have a side that is not set', () => {
    const unset = { on_success: { destination: '', param: '{}' }, on_failure: {} };
    expect(isAsyncInvokeConfig({ ...example, destination_config: unset })).toBe(true);
  });

  test('may still have members that the contract does not list', () => {
    expect(isAsyncInvokeConfig({ ...example, enable_async_status_log: true })).toBe(true);
  });
});
