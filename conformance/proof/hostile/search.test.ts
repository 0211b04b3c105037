import { expect, test } from 'vitest';
import { spellings } from './echoes.ts';
import { canaries } from './hostile.ts';
import { findLeak } from './search.ts';

const secrets = Object.values(canaries);

test.each(Object.entries(spellings))('a secret is found in its spelling: %s', (_name, spell) => {
  expect(findLeak(`before ${spell(canaries.token)} after`, secrets)).toBeDefined();
});

test('eight characters are a leak, seven are not', () => {
  expect(findLeak(`x${canaries.secretKey.slice(10, 18)}x`, secrets)).toBeDefined();
  expect(findLeak(`x${canaries.secretKey.slice(10, 17)}x`, secrets)).toBeUndefined();
});

test('what is not a secret is not found', () => {
  const text =
    'The quick brown fox %41%42 &amp; &#65; \\u0041 deadbeefdeadbeefdeadbeef TWFueSBoYW5kcyBtYWtlIGxpZ2h0IHdvcmsu';
  expect(findLeak(text.repeat(50), secrets)).toBeUndefined();
});
