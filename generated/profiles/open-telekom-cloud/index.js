// Generated from openapi/overlays/open-telekom-cloud.yaml by `make generate`. Do not edit.

export { default as document } from './openapi.json' with { type: 'json' };
export * as validators from './validators.js';
