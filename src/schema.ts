/**
 * The contract as types, as openapi-typescript writes them: every path, operation and schema.
 *
 * @module
 */
export type { components, operations, paths } from '../generated/schema.d.ts';
