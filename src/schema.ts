/** The contract as types, as openapi-typescript writes them: every path, operation and schema. */
export type { components, operations, paths } from '../generated/schema.d.ts';
