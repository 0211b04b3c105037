import { describe, expect, test } from 'vitest';
import { type FunctionUrnParts, formatFunctionUrn, isRegion, parseFunctionUrn } from '../index.ts';

const parts = { region: 'cn-north-4', projectId: 'p1', package: 'default', name: 'hello' };

describe('the URN of a function', () => {
  test.each([
    ['urn:fss:cn-north-4:p1:function:default:hello:latest', { ...parts, version: 'latest' }],
    ['urn:fss:cn-north-4:p1:function:default:hello:!live', { ...parts, version: '!live' }],
    ['urn:fss:cn-north-4:p1:function:default:hello', { ...parts, version: undefined }],
  ])('%s is taken apart and put together', (urn, expected) => {
    expect(parseFunctionUrn(urn)).toEqual(expected);
    expect(formatFunctionUrn(expected)).toBe(urn);
  });

  test.each([
    '',
    'hello',
    'urn:fss:cn-north-4:p1:function:default:hello:',
    'urn:fss:cn-north-4:p1:function:default:hello:v1:more',
    'urn:smn:cn-north-4:p1:function:default:hello:latest',
    `urn:fss:cn-north-4:p1:function:default:${'x'.repeat(300)}:latest`,
    undefined,
  ])('is not %j', (urn) => {
    expect(() => parseFunctionUrn(urn as string)).toThrow(expect.objectContaining({ argument: 'urn' }));
  });

  test.each([
    undefined,
    {},
    { ...parts, name: '' },
    { ...parts, name: 'a:b' },
    { ...parts, region: undefined },
  ])('is not made of %j', (wrong) => {
    expect(() => formatFunctionUrn(wrong as FunctionUrnParts)).toThrow(
      expect.objectContaining({ argument: 'parts' }),
    );
  });
});

test.each([
  ['cn-north-4', true],
  ['moon-1', false],
  [undefined, false],
])('%j is a region: %s', (value, answer) => expect(isRegion(value)).toBe(answer));
