import { expect, test } from 'vitest';
import { fits } from './pattern.ts';

test.each([
  ['times.order', 'times.order', true],
  ['times.order', 'times', false],
  ['times.order', '*', true],
  ['times.order', 'times.*', true],
  ['times.order', '*.order', true],
  ['times.order', 't*s*r', true],
  ['times.order', 'x*', false],
  ['aba', 'ab*ba', false],
  ['abba', 'ab*ba', true],
  ['a', '*b*', false],
  ['a.c', 'a?c', false],
])('%s fits %s: %s', (text, pattern, does) => expect(fits(text, pattern)).toBe(does));
