import { expect, test } from 'vitest';
import { readOutput } from './output.ts';

/** An object in an object in an object. */
function nested(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}

test.each([
  ['{"config":{"func_urn":"u"}}', 'config'],
  ['{"config":null}', 'no configuration'],
  ['{"error":{"status":404}}', 'error'],
  ['{"skip":"it knows tokens only"}', 'skip'],
  ['starting\n{"error":{}}\n{"level":"info"}\ndone', 'error'],
  ['{"error":{}}\n{"config":null}', 'no configuration'],
  ['', 'nothing'],
  ['{"level":"info"}\n[1]\n{', 'nothing'],
  ['{"config":5}', 'malformed'],
  ['{"config":null,"error":{}}', 'malformed'],
  ['{"error":{"status":"404"}}', 'malformed'],
  [`{"config":${nested(60)}}`, 'config'],
  [`{"config":${nested(64)}}`, 'malformed'],
  [`{"error":${nested(150_000)}}`, 'malformed'],
  [`${nested(150_000)}\n{"error":{}}`, 'error'],
])('%j says: %s', (text, kind) => {
  expect(readOutput(text).kind).toBe(kind);
});

test('the reason of a skip is cut, and cannot change how a terminal shows it', () => {
  const skip = `\u001b[2J\n${'x'.repeat(1000)}`;
  const result = readOutput(JSON.stringify({ skip }));
  expect(result.kind === 'skip' && result.reason).toMatch(/^\\u001b\[2J\\u000ax{195}$/);
});
