// Generated from openapi/overlays/international-2024-03-14.yaml by `make generate`. Do not edit.

export { default as document } from './openapi.json' with { type: 'json' };
export * as validators from './validators.js';
