import { describe, expect, test } from 'vitest';
import { generateConstants } from './constants.ts';
import { readDocument } from './document.ts';

const document = await readDocument();

describe('the constants', () => {
  test('follow the document when a bound changes', () => {
    const changed = structuredClone(document);
    const age = (changed.components.schemas.AsyncInvokeConfig!.properties as Members)
      .max_async_event_age_in_seconds as Members;
    age.maximum = 7;
    expect(generateConstants(document)).not.toMatch(/"maximum": 7\b/);
    expect(generateConstants(changed)).toMatch(/"minimum": 60,\s+"maximum": 7\b/);
  });

  test('follow the document when a region or a destination is added', () => {
    const changed = structuredClone(document);
    changed.servers[0]?.variables.region.enum.push('moon-1');
    const { destination } = changed.components.schemas.FuncDestinationConfig!.properties as Members;
    (destination as { enum: string[] }).enum.push('Moon');
    expect(generateConstants(changed)).toContain('"moon-1"');
    expect(generateConstants(changed)).toMatch(/destinations = \[[^\]]+"Moon"\s+\] as const/);
  });

  test('say how each operation is called and what it may answer', () => {
    expect(generateConstants(document)).toContain('export const showFunctionAsyncInvokeConfig = {');
  });

  test('are refused for a document without a server', () => {
    expect(() => generateConstants({ ...document, servers: [] })).toThrow('the document has no server');
  });
});

interface Members {
  [name: string]: unknown;
}
