// Generated from openapi/overlays/china-2025-07-31.yaml by `make generate`. Do not edit.

export { default as document } from './openapi.json' with { type: 'json' };
export * as validators from './validators.js';
