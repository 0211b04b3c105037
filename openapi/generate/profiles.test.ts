import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { readSources } from '../sources.ts';
import { readDocument } from './document.ts';
import { placesOf } from './explain.ts';
import { readOverlays } from './overlay.ts';
import { generateProfiles } from './profiles.ts';
import { readTolerated } from './tolerated.ts';

const document = await readDocument();
const overlays = await readOverlays();
const files = await generateProfiles(
  document,
  overlays,
  await readTolerated(),
  placesOf((await readSources()).statements),
);
const generated = new URL('../../generated/profiles/', import.meta.url);

type Validate = ((value: unknown) => boolean) & {
  errors?: Array<{ instancePath: string; schemaPath: string }>;
};

async function validatorsOf(profile: string): Promise<{ [name: string]: Validate }> {
  return import(`data:text/javascript,${encodeURIComponent(files[`${profile}/validators.js`] ?? '')}`);
}

function examplesOf(profile: string): Array<[string, Json]> {
  const { components } = JSON.parse(files[`${profile}/openapi.json`] ?? '');
  const examples = components.responses.Ok.content['application/json'].examples as {
    [name: string]: { value: Json };
  };
  return Object.entries(examples).map(([name, { value }]) => [name, value]);
}

const config = {
  func_urn: 'urn:fss:eu-de:0123456789abcdef0123456789abcdef:function:default:test:latest',
  max_async_event_age_in_seconds: 3600,
  max_async_retry_attempts: 3,
  created_time: '2021-03-04T14:50:02+08:00',
  last_modified: '2021-03-04T14:50:02+08:00',
};

describe('the generated profiles', () => {
  it('are those in generated/', async () => {
    for (const [path, text] of Object.entries(files)) {
      expect(await readFile(new URL(path, generated), 'utf8'), path).toBe(text);
    }
  });

  it.each([...overlays.keys()])('%s accepts its own examples', async (profile) => {
    const { validateAsyncInvokeConfig } = await validatorsOf(profile);
    for (const [name, value] of examplesOf(profile)) {
      expect(
        validateAsyncInvokeConfig?.(value),
        `${name}: ${JSON.stringify(validateAsyncInvokeConfig?.errors)}`,
      ).toBe(true);
    }
  });
});

describe('open-telekom-cloud', async () => {
  const { validateAsyncInvokeConfig: validate } = await validatorsOf('open-telekom-cloud');

  it.each([
    ['an age of one second', { max_async_event_age_in_seconds: 1 }],
    ['a local time of the last change', { last_modified: '2021-03-04 14:50:02' }],
    ['a switch for the status log', { enable_async_status_log: false }],
  ])('accepts %s', (_what, change) => expect(validate?.({ ...config, ...change })).toBe(true));

  it.each([
    [
      'an age of no seconds',
      { max_async_event_age_in_seconds: 0 },
      '/properties/max_async_event_age_in_seconds/minimum',
    ],
    ['a local time of creation', { created_time: '2021-03-04 14:50:02' }, '/properties/created_time/format'],
    ['a time in words', { last_modified: 'yesterday' }, '/properties/last_modified/format'],
    ['a switch in words', { enable_async_status_log: 'on' }, '/properties/enable_async_status_log/type'],
  ])('refuses %s, with one error', (_what, change, pointer) => {
    expect(validate?.({ ...config, ...change })).toBe(false);
    expect(validate?.errors?.map((error) => error.schemaPath)).toEqual([
      `#/components/schemas/AsyncInvokeConfig${pointer}`,
    ]);
  });

  it('takes DIS for a destination, as the deployment does', () => {
    const destination = { destination: 'DIS', param: '{"stream_name":"a"}' };
    expect(validate?.({ ...config, destination_config: { on_failure: destination } })).toBe(true);
  });
});

describe('the dated editions', () => {
  it.each([
    ['international-2024-03-14', 1, 0],
    ['china-2025-07-31', 0, -1],
  ])('%s takes an age of %d and not of %d', async (profile, shortest, tooShort) => {
    const { validateAsyncInvokeConfig: validate } = await validatorsOf(profile);
    expect(validate?.({ ...config, max_async_event_age_in_seconds: shortest })).toBe(true);
    expect(validate?.({ ...config, max_async_event_age_in_seconds: tooShort })).toBe(false);
  });

  it('china-2025-07-31 knows which characters names are made of', async () => {
    const { validateProjectId, validateAsyncInvokeConfig } = await validatorsOf('china-2025-07-31');
    expect(validateProjectId?.('0123456789abcdef0123456789abcdef')).toBe(true);
    expect(validateProjectId?.('0123456789abcdef0123456789abcde')).toBe(false);
    expect(validateProjectId?.('0123456789abcdef0123456789abcde-')).toBe(false);
    expect(validateAsyncInvokeConfig?.({ ...config, func_urn: `${config.func_urn}!` })).toBe(false);
    expect(validateAsyncInvokeConfig?.errors).toMatchObject([
      { schemaPath: '#/components/schemas/FunctionUrn/pattern' },
    ]);
  });
});

describe('sdk-3.1.211', async () => {
  const { validateAsyncInvokeConfig: validate } = await validatorsOf('sdk-3.1.211');

  it('differs from the contract by the switch for the status log only', () => {
    expect(validate?.({ ...config, enable_async_status_log: true })).toBe(true);
    expect(validate?.({ ...config, enable_async_status_log: 1 })).toBe(false);
    expect(validate?.({ ...config, max_async_event_age_in_seconds: 1 })).toBe(false);
  });
});

describe('the index', () => {
  it('loads a profile by its name', async () => {
    const { profiles } = await import(new URL('index.js', generated).href);
    const profile = await profiles['open-telekom-cloud']();
    expect(profile.document).toEqual(JSON.parse(files['open-telekom-cloud/openapi.json'] ?? ''));
    expect(profile.validators.validateAsyncInvokeConfig(config)).toBe(true);
  });
});
