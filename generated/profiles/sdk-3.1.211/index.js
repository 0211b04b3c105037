// Generated from openapi/overlays/sdk-3.1.211.yaml by `make generate`. Do not edit.

export { default as document } from './openapi.json' with { type: 'json' };
export * as validators from './validators.js';
