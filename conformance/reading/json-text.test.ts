import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../exchange/limits.ts';
import { readJson } from './json-text.ts';

/** What a parser makes of a text: a value, or nothing. */
function attempt(parse: (text: string) => unknown, text: string): unknown {
  try {
    return { value: parse(text) };
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    return undefined;
  }
}

const read = (text: string) => readJson(text).value;

describe('a JSON text', () => {
  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(read(text)).toEqual(JSON.parse(text));
        expect(read(JSON.stringify(JSON.parse(text), null, '\t'))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('is refused where JSON.parse refuses it', () => {
    const pieces = [...'{}[]:,"\\ -+.eE019au', 'true', 'null', '"a"', '"\\u00e9"', '\n', '\u0001', '\u00a0'];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (candidate) => {
        expect(attempt(read, candidate)).toEqual(attempt(JSON.parse, candidate));
      }),
      { numRuns: 5000 },
    );
  });

  test.each(['{"a":1,"a":2}', '{"__proto__":{"a":1}}', '"\\ud800"', '1e999', '-0', ' [ ] '])('%s', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
    expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)));
  });

  test('is searched for names that occur twice and for numbers that are spelled as fractions', () => {
    const { duplicates, spelledWhole } = readJson('{"a":[{"b/c":1,"b/c":2.0}],"d":1e2,"e":0.5,"f":10}');
    expect(duplicates).toEqual(['/a/0/b~1c']);
    expect(spelledWhole).toEqual(['/a/0/b~1c', '/d']);
    expect(readJson('{"a":[1],"a":[1]}')).toMatchObject({ duplicates: [], repetitions: ['/a'] });
  });

  test.each([
    '7.9999999999999999999',
    '86400.000000000000001',
    '1e-400',
    '-0.5e-999',
    '12.3e0000000000000000',
  ])('takes %s for what is written, not for what binary numbers make of it', (written) => {
    const { spelledWhole, rounded } = readJson(`[${written}]`);
    expect(spelledWhole).toEqual([]);
    expect(rounded.get('/0') ?? 'a fraction').toBe(
      Number.isInteger(Number(written)) ? written : 'a fraction',
    );
  });

  test.each(['3.0', '36e2', '36.00e2', '0.5e1', '0e-999', '100e-2'])('takes %s for whole', (written) => {
    expect(readJson(`[${written}]`)).toMatchObject({ spelledWhole: ['/0'], rounded: new Map() });
  });
});

describe('whatever is in a text, what is kept of it is small', () => {
  const documented = new Set(['known']);
  const size = (text: string) => JSON.stringify(readJson(text, documented)).length;
  const many = (count: number, item: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => item(index)).join();
  const long = 'n'.repeat(1_000_000);

  test.each([
    ['members', `{${many(100_000, (index) => `"${index}":1`)}}`],
    ['items', `[${many(500_000, () => '{}')}]`],
    ['repeated names under a long one', `{"${long}":{${many(1000, () => '"a":1')}}}`],
    ['long names', `{${many(20, (index) => `"${index}${long}":1`)}}`],
    ['fractions under a long name', `{"${long}":[${many(1000, () => '1.0')}]}`],
    ['a long text', `{"other":"${long}"}`],
  ])('%s', (_what, text) => {
    expect(size(text)).toBeLessThan(limits.findings * limits.findingCharacters * 2 + limits.jsonCharacters);
  });

  test('and documented members are kept in any case, with all that is wrong with them', () => {
    const junk = many(100_000, (index) => `"${index}":1.0,"${index}":1`);
    const { value, omitted, duplicates, spelledWhole } = readJson(
      `{${junk},"known":1,"known":3.0}`,
      documented,
    );
    expect(value).toMatchObject({ known: 3 });
    expect(omitted).toBeGreaterThan(0);
    expect(duplicates).toContain('/known');
    expect(spelledWhole).toContain('/known');
  });

  test('nesting has a bound', () => {
    expect(read(`${'['.repeat(limits.jsonDepth)}${']'.repeat(limits.jsonDepth)}`)).toBeDefined();
    expect(() => read('['.repeat(100_000))).toThrow(`more than ${limits.jsonDepth} levels deep`);
  });
});
