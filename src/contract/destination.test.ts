import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bounds, ContractError, type Destination, formatDestination, parseDestination } from '../index.ts';

const { expires } = bounds.ObsDestinationParam;
const { minLength, maxLength } = bounds.FunctionUrn;
const text = fc.string({ unit: 'binary' });

const destination: fc.Arbitrary<Destination> = fc.oneof(
  fc.record({
    destination: fc.constant('OBS'),
    param: fc.record({
      bucket: text,
      prefix: text,
      expires: fc.integer({ min: expires.minimum, max: expires.maximum }),
    }),
  }),
  fc.record({ destination: fc.constant('SMN'), param: fc.record({ topic_urn: text }) }),
  fc.record({ destination: fc.constant('DIS'), param: fc.record({ stream_name: text }) }),
  fc.record({
    destination: fc.constant('FunctionGraph'),
    param: fc.record({ func_urn: fc.string({ minLength, maxLength }) }),
  }),
);

describe('a destination', () => {
  test('is read into its parts', () => {
    const param = '{"bucket":"results","prefix":"failed/","expires":30}';
    expect(parseDestination({ destination: 'OBS', param })).toEqual({
      destination: 'OBS',
      param: { bucket: 'results', prefix: 'failed/', expires: 30 },
    });
  });

  test('is written as it is on the wire', () => {
    expect(formatDestination({ destination: 'DIS', param: { stream_name: 'failed' } })).toEqual({
      destination: 'DIS',
      param: '{"stream_name":"failed"}',
    });
  });

  test('is the same after it was written and read', () => {
    fc.assert(
      fc.property(destination, (original) => {
        expect(parseDestination(formatDestination(original))).toEqual(original);
      }),
    );
  });

  test('is the same after it was read and written, but for spaces in its JSON', () => {
    const config = destination.map(({ destination: name, param }) => ({
      destination: name,
      param: JSON.stringify(param, null, 2),
    }));
    fc.assert(
      fc.property(config, (original) => {
        const { destination: name, param } = formatDestination(parseDestination(original));
        expect({ destination: name, param: JSON.parse(param) }).toEqual({
          destination: original.destination,
          param: JSON.parse(original.param),
        });
      }),
    );
  });

  test('keeps members that the contract does not list', () => {
    const param = '{"stream_name":"failed","partitions":2}';
    expect(parseDestination({ destination: 'DIS', param }).param).toEqual({
      stream_name: 'failed',
      partitions: 2,
    });
  });
});

describe('no destination', () => {
  test.each([
    ['an absent side', undefined],
    ['an empty object', {}],
    ['empty strings', { destination: '', param: '' }],
    ['an empty string and an empty object', { destination: '', param: '{}' }],
  ] as const)('is what %s says', (_what, side) => {
    expect(parseDestination(side)).toBeUndefined();
  });
});

describe('anything else', () => {
  const schemas = '#/components/schemas';
  const flat = `${schemas}/FuncDestinationConfig`;

  test.each([
    ['no object', null, '', `${flat}/type`],
    ['no destination', { param: '{"stream_name":"x"}' }, '', `${flat}/required`],
    [
      'an unknown one',
      { destination: 'Kafka', param: '{}' },
      '/destination',
      `${flat}/properties/destination/enum`,
    ],
    ['an empty one', { destination: '', param: '[]' }, '/destination', `${flat}/properties/destination/enum`],
    ['no param', { destination: 'SMN' }, '', `${flat}/required`],
    [
      'a param that is no string',
      { destination: 'SMN', param: {} },
      '/param',
      `${flat}/properties/param/type`,
    ],
    ['no JSON', { destination: 'SMN', param: '{' }, '/param', `${flat}/properties/param/contentSchema`],
    [
      'no object in it',
      { destination: 'DIS', param: '"x"' },
      '/param',
      `${schemas}/DisDestinationParam/type`,
    ],
    [
      'a member missing',
      { destination: 'DIS', param: '{}' },
      '/param',
      `${schemas}/DisDestinationParam/required`,
    ],
    [
      'the param of another',
      { destination: 'SMN', param: '{"stream_name":"x"}' },
      '/param',
      `${schemas}/SmnDestinationParam/required`,
    ],
    [
      'a bound broken',
      {
        destination: 'OBS',
        param: JSON.stringify({ bucket: 'b', prefix: 'p', expires: expires.maximum + 1 }),
      },
      '/param/expires',
      `${schemas}/ObsDestinationParam/properties/expires/maximum`,
    ],
  ])('(%s) is refused with the place', (_what, config, pointer, schemaPointer) => {
    const error = failure(() => parseDestination(config as never));
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ findings: [{ pointer, schemaPointer }] });
  });

  test.each([
    ['unknown', { destination: 'Kafka', param: {} }],
    ['without param', { destination: 'OBS' }],
    [
      'out of bounds',
      { destination: 'OBS', param: { bucket: 'b', prefix: 'p', expires: expires.minimum - 1 } },
    ],
  ])('(%s) is not written either', (_what, wrong) => {
    expect(failure(() => formatDestination(wrong as never))).toBeInstanceOf(ContractError);
  });

  test('throws nothing but the contract error', () => {
    fc.assert(
      fc.property(
        fc.record({ destination: fc.constantFrom('OBS', 'SMN', 'x'), param: fc.oneof(text, fc.json()) }),
        (config) => {
          const error = failure(() => parseDestination(config as never));
          expect(error === undefined || error instanceof ContractError).toBe(true);
        },
      ),
    );
  });
});

function failure(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('no destination is not written', () => {
  expect(() => formatDestination(undefined as unknown as Destination)).toThrow('destination must be given');
});
