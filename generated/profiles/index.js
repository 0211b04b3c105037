// Generated from openapi/overlays/ by `make generate`. Do not edit.

export const profiles = {
  'china-2025-07-31': async () => ({
    name: 'china-2025-07-31',
    document: (await import('./china-2025-07-31/openapi.json', { with: { type: 'json' } })).default,
    validators: { ...(await import('./china-2025-07-31/validators.js')) },
  }),
  'international-2024-03-14': async () => ({
    name: 'international-2024-03-14',
    document: (await import('./international-2024-03-14/openapi.json', { with: { type: 'json' } })).default,
    validators: { ...(await import('./international-2024-03-14/validators.js')) },
  }),
  'open-telekom-cloud': async () => ({
    name: 'open-telekom-cloud',
    document: (await import('./open-telekom-cloud/openapi.json', { with: { type: 'json' } })).default,
    validators: { ...(await import('./open-telekom-cloud/validators.js')) },
  }),
  'sdk-3.1.211': async () => ({
    name: 'sdk-3.1.211',
    document: (await import('./sdk-3.1.211/openapi.json', { with: { type: 'json' } })).default,
    validators: { ...(await import('./sdk-3.1.211/validators.js')) },
  }),
};
