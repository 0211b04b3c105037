import type { Validator } from '../../generated/validators.js';
import type { Contract, JsonObject } from './contract.ts';
import { configSchema, schemasPointer } from './keywords.ts';

/** The schema of one object in a configuration. */
export interface ObjectSchema {
  /** Where the schema is written: a JSON pointer into the document. */
  readonly pointer: string;
  /** The names of the documented members. */
  readonly members: readonly string[];
  /** The names of those that a response should carry. */
  readonly recommended: readonly string[];
  readonly validate: Validator<unknown>;
}

/** The schemas of the objects in a configuration. */
export interface ConfigSchemas {
  readonly config: ObjectSchema;
  readonly destinationConfig: ObjectSchema;
  readonly destination: ObjectSchema;
  /** The object inside `param`, by the value of `destination`. */
  readonly params: ReadonlyMap<string, ObjectSchema>;
  /** A side for which no destination is set, as deployments answer it beside the contract. */
  readonly unset: (value: unknown) => boolean;
}

const found = new WeakMap<Contract, ConfigSchemas>();

/** The schemas of a configuration, looked up in a contract once, since every answer is held against them. */
export function configSchemas(contract: Contract): ConfigSchemas {
  const known = found.get(contract);
  if (known !== undefined) return known;
  const schemas = {
    config: objectSchema(contract, configSchema),
    destinationConfig: objectSchema(contract, 'FuncAsyncDestinationConfig'),
    destination: objectSchema(contract, 'FuncDestinationConfig'),
    params: paramSchemas(contract),
    unset: contract.validator('UnsetDestination'),
  };
  found.set(contract, schemas);
  return schemas;
}

const names = new WeakMap<Contract, ReadonlySet<string>>();

/** The names of all members that the schemas of a contract describe. */
export function documentedNames(contract: Contract): ReadonlySet<string> {
  const known = names.get(contract);
  if (known !== undefined) return known;
  const schemas = Object.values(contract.at('#/components/schemas') as JsonObject) as JsonObject[];
  const found = new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})));
  names.set(contract, found);
  return found;
}

function paramSchemas(contract: Contract): Map<string, ObjectSchema> {
  const place = `${schemasPointer}FuncDestinationConfig/properties/param/contentSchema/anyOf`;
  const references = contract.at(place) as readonly { readonly $ref: string }[];
  return new Map(
    references.map(({ $ref }) => [
      String(contract.at(`${$ref}/x-destination`)),
      objectSchema(contract, $ref.slice(schemasPointer.length)),
    ]),
  );
}

function objectSchema(contract: Contract, schema: string): ObjectSchema {
  const pointer = `${schemasPointer}${schema}`;
  const at = (keyword: string) => contract.at(`${pointer}/${keyword}`);
  return {
    pointer,
    members: Object.keys((at('properties') ?? {}) as JsonObject),
    recommended: (at('x-recommended') ?? []) as readonly string[],
    validate: contract.validator(schema),
  };
}
