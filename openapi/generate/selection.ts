import type { Json, JsonObject } from '../json.ts';
import type { OpenApiDocument } from './document.ts';

type Schemas = OpenApiDocument['components']['schemas'];

/** A branch that a constant chooses. */
export interface Branch {
  /** The name of the branch's schema. */
  readonly reference: string;
  /** The member that holds the constant. */
  readonly property: string;
  readonly constant: Json;
}

/** The branches of a schema that is nothing but a choice by a constant. */
export function selection(schema: JsonObject | undefined, schemas: Schemas): Branch[] | undefined {
  if (!Array.isArray(schema?.oneOf)) return undefined;
  const branches = schema.oneOf.map((branch) => namedBranch(branch, schemas));
  return branches.every((branch) => branch !== undefined) ? branches : undefined;
}

function namedBranch(branch: Json, schemas: Schemas): Branch | undefined {
  const reference = (branch as JsonObject).$ref;
  if (typeof reference !== 'string') return undefined;
  const properties = schemas[nameOf(reference)]?.properties as JsonObject | undefined;
  for (const [property, schema] of Object.entries(properties ?? {})) {
    const constant = (schema as JsonObject).const;
    if (constant !== undefined) return { reference: nameOf(reference), property, constant };
  }
  return undefined;
}

/** The name of the schema that a reference within the document leads to. */
export function nameOf(reference: string): string {
  return reference.replace('#/components/schemas/', '');
}
