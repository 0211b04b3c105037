import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bounds } from '../index.ts';
import { createPathSerializer } from './path.ts';
import { contract } from './profile.ts';

const serializePath = createPathSerializer(contract);

const template = '/functions/{function_urn}/of/{project_id}';
const serialize = (functionUrn: string) =>
  serializePath(template, { function_urn: functionUrn, project_id: 'p' });

describe('a path', () => {
  test('keeps the colons of a URN and escapes every other reserved character', () => {
    const urn = "urn:a/b?c#d[e]f@g!h$i&j'k(l)m*n+o,p;q=r%s t";
    expect(serialize(urn)).toBe(
      '/functions/urn:a%2Fb%3Fc%23d%5Be%5Df%40g%21h%24i%26j%27k%28l%29m%2An%2Bo%2Cp%3Bq%3Dr%25s%20t/of/p',
    );
  });

  test('survives the URL parser with one segment per parameter, whatever is in it', () => {
    const { minLength, maxLength } = bounds.FunctionUrn;
    const urn = fc
      .string({ unit: 'binary', minLength, maxLength })
      .filter((text) => text !== '.' && text !== '..' && text.length <= maxLength);
    fc.assert(
      fc.property(urn, (text) => {
        const { pathname, search, hash } = new URL(serialize(text), 'https://example.com');
        expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'functions', text, 'of', 'p']);
        expect(search + hash).toBe('');
      }),
    );
  });

  test.each(['.', '..'])('is not led elsewhere by %j', (segment) => {
    expect(() => serialize(segment)).toThrow('functionUrn must not be a dot segment');
  });

  test('takes a value for what it is where it looks like a pattern or another parameter', () => {
    expect(serialize('$&{project_id}')).toBe('/functions/%24%26%7Bproject_id%7D/of/p');
  });

  test('counts characters as the contract does', () => {
    const { maxLength } = bounds.FunctionUrn;
    expect(() => serialize('😀'.repeat(maxLength))).not.toThrow();
    expect(() => serialize('😀'.repeat(maxLength + 1))).toThrow(`expected at most ${maxLength} characters`);
  });

  test('has the region of the URN, where the address leaves it open', () => {
    const values = { function_urn: 'urn:fss:cn-north-4:p:function:default:f:latest' };
    expect(serializePath('https://{region}.example', values)).toBe('https://cn-north-4.example');
    const evil = { function_urn: 'urn:fss:evil.example/:p:function:default:f:latest' };
    expect(() => serializePath('https://{region}.example', evil)).toThrow('functionUrn names no region');
  });

  test('needs every parameter', () => {
    expect(() => serializePath(template, { project_id: 'p' })).toThrow('functionUrn');
  });
});
