// Generated from openapi/overlays/ by `make generate`. Do not edit.

export const profiles = {
  'china-2025-07-31': () => import('./china-2025-07-31/index.js'),
  'international-2024-03-14': () => import('./international-2024-03-14/index.js'),
  'open-telekom-cloud': () => import('./open-telekom-cloud/index.js'),
  'sdk-3.1.211': () => import('./sdk-3.1.211/index.js'),
};
