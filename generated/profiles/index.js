// Generated from openapi/overlays/ by `make generate`. Do not edit.

export const profiles = {
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
