import type { Validator } from '../../generated/validators.js';
import type { Contract, JsonObject } from './contract.ts';
import { configSchema, schemasPointer } from './keywords.ts';

/** The schema of one object in a configuration. */
export interface ObjectSchema {
  /** The names of the documented members. */
  readonly members: readonly string[];
  readonly validate: Validator<unknown>;
}

/** The schemas of the objects in a configuration. */
export interface ConfigSchemas {
  readonly config: ObjectSchema;
  /** Members that a configuration should have. */
  readonly recommended: readonly string[];
  readonly destinationConfig: ObjectSchema;
  readonly destinations: readonly DestinationSchema[];
}

/** The schema of one kind of destination. */
export interface DestinationSchema extends ObjectSchema {
  /** The value of `destination` that selects it. */
  readonly destination: string;
  /** The object inside `param`; absent where the contract does not describe one. */
  readonly param?: ObjectSchema;
}

const found = new WeakMap<Contract, ConfigSchemas>();

/** The schemas of a configuration, looked up in a contract once, since every answer is held against them. */
export function configSchemas(contract: Contract): ConfigSchemas {
  const known = found.get(contract);
  if (known !== undefined) return known;
  const branches = contract.at(`${schemasPointer}FuncDestinationConfig/oneOf`) as readonly Reference[];
  const schemas = {
    config: objectSchema(contract, configSchema),
    recommended: (contract.at(`${schemasPointer}${configSchema}/x-recommended`) ?? []) as readonly string[],
    destinationConfig: objectSchema(contract, 'FuncAsyncDestinationConfig'),
    destinations: branches.map((branch) => destinationSchema(contract, nameIn(branch))),
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

type Reference = { readonly $ref: string };

function destinationSchema(contract: Contract, schema: string): DestinationSchema {
  const properties = `${schemasPointer}${schema}/properties`;
  const param = contract.at(`${properties}/param/contentSchema`) as Reference | undefined;
  return {
    ...objectSchema(contract, schema),
    destination: String(contract.at(`${properties}/destination/const`)),
    ...(param !== undefined && { param: objectSchema(contract, nameIn(param)) }),
  };
}

function objectSchema(contract: Contract, schema: string): ObjectSchema {
  const properties = (contract.at(`${schemasPointer}${schema}/properties`) ?? {}) as JsonObject;
  return { members: Object.keys(properties), validate: contract.validator(schema) };
}

function nameIn({ $ref }: Reference): string {
  return $ref.slice(schemasPointer.length);
}
