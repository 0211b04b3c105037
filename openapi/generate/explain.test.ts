import { describe, expect, test } from 'vitest';
import { readSources } from '../sources.ts';
import { readDocument } from './document.ts';
import { explain, placesOf, placesOfProfile } from './explain.ts';
import { generateTypes } from './types.ts';

const document = await readDocument();
const places = placesOf((await readSources()).statements);

describe('a description', () => {
  test('says range and source, as text and not as code', async () => {
    expect(await generateTypes(explain(document, places))).toContain(`
             * Maximum validity period of a message, in seconds.
             *
             * Range: 60–86,400.
             *
             * Source: Table 2, max_async_event_age_in_seconds.
`);
  });

  test('is that of the schema where a member has none of its own', () => {
    const { AsyncInvokeConfig } = explain(document, places).components.schemas;
    expect(AsyncInvokeConfig).toMatchObject({
      properties: {
        destination_config: { description: expect.stringContaining('`on_failure` when it failed') },
      },
    });
  });

  test('of what a profile changes does not cite the reference for it', () => {
    const profile = structuredClone(document);
    Object.assign(profile.components.schemas.ProjectId ?? {}, { minLength: 32 });
    const { schemas } = explain(profile, placesOfProfile(places, document, profile)).components;
    expect(schemas.ProjectId?.description).toBe('The ID of a project.\n\nRange: 32 characters.');
    expect(schemas.FunctionUrn?.description).toContain('Source: Table 1, function_urn.');
  });
});
