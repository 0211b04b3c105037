import { describe, expect, test } from 'vitest';
import type { ValidationError, Validator } from '../../generated/validators.js';
import type { Contract, JsonObject } from '../contract/contract.ts';
import { answered, contract, judge } from '../testing/exchange.ts';
import { rulesFor } from './index.ts';

const pointer = '#/components/schemas/AsyncInvokeConfig';

/** The contract with further keywords at one place of its schema, which every configuration breaks. */
function extended(place: string, instancePath: string, keywords: JsonObject): Contract {
  const at = (wanted: string) => {
    const value = contract.at(wanted);
    return wanted === place ? { ...(value as JsonObject), ...keywords } : value;
  };
  const errors = Object.entries(keywords).map(
    ([keyword, value]): ValidationError => ({
      keyword,
      instancePath,
      schemaPath: `${place}/${keyword}`,
      params: { limit: value, comparison: '>=', allowedValues: value, pattern: value, multipleOf: value },
    }),
  );
  const validator = (schema: string): Validator<unknown> => {
    const validate = contract.validator(schema);
    if (schema !== 'AsyncInvokeConfig') return validate;
    const stricter = (value: unknown): value is unknown => {
      validate(value);
      stricter.errors = [...(validate.errors ?? []), ...errors];
      return false;
    };
    stricter.errors = null as ValidationError[] | null;
    return stricter;
  };
  return { ...contract, at, validator };
}

const added = (judged: Contract) => {
  const known = new Set(rulesFor(contract).map(({ id }) => id));
  return rulesFor(judged).filter(({ id }) => !known.has(id));
};

const found = (judgedBy: Contract) =>
  judge([answered()], judgedBy).flatMap(({ rule, findings }) => (findings.length > 0 ? [rule.id] : []));

describe('rules follow from the document', () => {
  test.each([
    [
      'minLength',
      'created_time',
      20,
      'ranges.created_time.minLength',
      'created_time has at least 20 characters.',
    ],
    ['pattern', 'created_time', '^2', 'ranges.created_time.pattern', 'created_time keeps pattern "^2".'],
    ['multipleOf', 'max_async_retry_attempts', 2, 'ranges.max_async_retry_attempts.multipleOf', undefined],
    ['enum', 'max_async_retry_attempts', [0, 1], 'enums.max_async_retry_attempts', undefined],
  ])('%s of %s makes a rule of its own', (keyword, name, value, id, title) => {
    const place = `${pointer}/properties/${name}`;
    const stricter = extended(place, `/${name}`, { [keyword]: value });
    const [rule, ...others] = added(stricter);
    expect(others).toEqual([]);
    expect(rule).toMatchObject({ id, level: 'MUST', pointer: `${place}/${keyword}` });
    if (title !== undefined) expect(rule?.title).toBe(title);
    expect(found(stricter)).toEqual([id]);
  });

  test('a keyword that has no rule of its own is judged by body.schema, which is there only then', () => {
    const stricter = extended(pointer, '', { minProperties: 7 });
    expect(added(stricter).map(({ id }) => id)).toEqual(['body.schema']);
    expect(found(stricter)).toEqual(['body.schema']);
  });
});

describe('the rules themselves', () => {
  const rules = rulesFor(contract);

  test('have ids that are made of their part and words', () => {
    for (const { id, part } of rules) expect(id).toMatch(new RegExp(`^${part}(\\.[A-Za-z0-9_-]+)+$`));
  });

  test('say in one sentence what they ask for, and where that is written', () => {
    for (const { id, title, source } of rules) {
      expect(title, id).toMatch(/^[\p{L}_].*\.$/u);
      expect(source, id).not.toBe('');
    }
  });
});
