import { expect, test } from 'vitest';
import { readOutput } from './output.ts';

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
])('%j says: %s', (text, kind) => {
  expect(readOutput(text).kind).toBe(kind);
});
