import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonLine, layOutJson } from './json-layout.ts';

const shown = (lines: readonly JsonLine[]) =>
  lines.map(({ depth, pieces }) => '  '.repeat(depth) + pieces.map(({ text }) => text).join('')).join('\n');

describe('a JSON text in lines', () => {
  test('looks as JSON.stringify indents it, whatever it is and however it was spaced', () => {
    const spaced = fc.tuple(fc.jsonValue(), fc.constantFrom(0, 1, 4));
    fc.assert(
      fc.property(spaced, ([value, space]) => {
        expect(shown(layOutJson(JSON.stringify(value, null, space)))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  test('keeps the spelling of numbers and strings, and members that come twice', () => {
    expect(shown(layOutJson(String.raw`{"a":3.0,"a":1e2,"\u0062":"\/"}`))).toBe(
      ['{', '  "a": 3.0,', '  "a": 1e2,', String.raw`  "\u0062": "\/"`, '}'].join('\n'),
    );
  });

  test('tells the JSON pointer of each name, value and bracket', () => {
    const pieces = layOutJson('{"a/b":[{"c":1}]}').flatMap((line) => line.pieces);
    const at = (pointer: string) =>
      pieces
        .filter((piece) => piece.pointer === pointer && piece.kind !== 'punctuation')
        .map(({ text }) => text);
    expect(at('')).toEqual(['{', '}']);
    expect(at('/a~1b')).toEqual(['"a/b"', '[', ']']);
    expect(at('/a~1b/0')).toEqual(['{', '}']);
    expect(at('/a~1b/0/c')).toEqual(['"c"', '1']);
  });

  test('refuses what is nested deeper than anybody reads', () => {
    expect(() => layOutJson('['.repeat(101) + ']'.repeat(101))).toThrow(SyntaxError);
    expect(layOutJson('['.repeat(100) + ']'.repeat(100))).toHaveLength(199);
  });

  test.each(['', '{', '{"a":1} x', "{'a':1}"])('refuses %j, which is not JSON', (text) => {
    expect(() => layOutJson(text)).toThrow(SyntaxError);
  });
});
