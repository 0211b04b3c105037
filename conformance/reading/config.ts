import type { ValidationError } from '../../generated/validators.js';
import { toFindings } from '../../src/finding.ts';
import type { Contract, JsonObject } from '../contract/contract.ts';
import { configSchema, general } from '../contract/keywords.ts';
import { isObject, type ParsedObject } from './body.ts';
import { pointerToken, readJson } from './json-text.ts';
import { inWords, printable, typeOf } from './words.ts';

/** One way in which a body breaks the schema. */
export interface SchemaError {
  readonly keyword: string;
  /** Where the keyword is written: a JSON pointer into the document. */
  readonly pointer: string;
  /** The offending place in the body, as a JSON pointer that goes on inside `param`. */
  readonly where: string;
  /** The same with `*` for `on_success` and `on_failure`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  /** An integer was asked for, and a number with a fractional part is there. */
  readonly isNumber: boolean;
}

/** A `param` that does not hold one JSON object. */
export interface ParamProblem {
  readonly where: string;
  readonly destination: string;
  readonly actual: string;
}

/** A member that the document does not list, and the listed one it may stand for. */
export interface UnknownMember {
  readonly where: string;
  readonly name: string;
  /** The documented name that is missing and differs only in case or separators. */
  readonly meant?: string;
}

/** What a body of status 200 says, held against the contract. */
export interface ConfigReading {
  readonly config: ParsedObject;
  /** The body's errors against the schema; members that are there under another spelling do not count as missing. */
  readonly errors: readonly SchemaError[];
  readonly params: readonly ParamProblem[];
  readonly unknown: readonly UnknownMember[];
  /** Members that a response should carry and this one does not: JSON pointers of their objects and their names. */
  readonly absent: readonly { readonly where: string; readonly name: string }[];
}

/** Holds a configuration against the contract, `param` inside its string included. */
export function readConfig(config: ParsedObject, contract: Contract): ConfigReading {
  const errors = schemaErrors(contract, configSchema, config, '');
  const unknown = unknownMembers(contract, configSchema, config, '');
  const params: ParamProblem[] = [];
  const destinations = config.destination_config;
  if (isObject(destinations)) {
    unknown.push(
      ...unknownMembers(contract, 'FuncAsyncDestinationConfig', destinations, '/destination_config'),
    );
    for (const [outcome, target] of Object.entries(destinations)) {
      if (outcome !== 'on_success' && outcome !== 'on_failure') continue;
      if (!isObject(target)) continue;
      const { destination } = target;
      const where = `/destination_config/${outcome}`;
      const branches = destinationSchemas(contract);
      const schema = branches.find((name) => constantOf(contract, name) === destination);
      // The branches have the same members, so the names are known even where the destination is not.
      unknown.push(...unknownMembers(contract, schema ?? branches[0] ?? '', target, where));
      if (schema === undefined) continue;
      const read = readParam(target.param);
      if (read === undefined) continue;
      const place = `${where}/param`;
      if ('problem' in read) {
        params.push({ where: place, destination: String(destination), actual: read.problem });
        continue;
      }
      const paramSchema = schemaOfParam(contract, schema);
      if (paramSchema === undefined) continue;
      errors.push(...schemaErrors(contract, paramSchema, read.object, place));
      unknown.push(...unknownMembers(contract, paramSchema, read.object, place));
    }
  }
  const misnamed = new Set(
    unknown.flatMap(({ where, meant }) => (meant === undefined ? [] : [`${where}/${meant}`])),
  );
  const absent = recommended(contract)
    .filter((name) => !Object.hasOwn(config, name) && !misnamed.has(`/${name}`))
    .map((name) => ({ where: '', name }));
  return { config, errors: errors.filter((error) => !misnamed.has(error.where)), params, unknown, absent };
}

/** The schemas of the destinations, by their names. */
function destinationSchemas(contract: Contract): readonly string[] {
  const branches = contract.at('#/components/schemas/FuncDestinationConfig/oneOf') as readonly {
    $ref: string;
  }[];
  return branches.map(({ $ref }) => schemaName($ref));
}

/** The value of `destination` that selects a schema. */
function constantOf(contract: Contract, schema: string): unknown {
  return contract.at(`#/components/schemas/${schema}/properties/destination/const`);
}

function schemaOfParam(contract: Contract, schema: string): string | undefined {
  const reference = contract.at(`#/components/schemas/${schema}/properties/param/contentSchema/$ref`);
  return typeof reference === 'string' ? schemaName(reference) : undefined;
}

function schemaName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function recommended(contract: Contract): readonly string[] {
  return (contract.at(`#/components/schemas/${configSchema}/x-recommended`) ?? []) as readonly string[];
}

function readParam(param: unknown): { object: ParsedObject } | { problem: string } | undefined {
  if (typeof param !== 'string') return undefined;
  try {
    const { value, duplicates } = readJson(param);
    if (duplicates.length > 0) return { problem: `a JSON object with ${duplicates.join(', ')} twice` };
    if (isObject(value)) return { object: value };
    if (typeof value === 'string' && isJson(value))
      return { problem: `JSON that was encoded twice: ${inWords(param)}` };
    return { problem: `${typeOf(value)}: ${inWords(param)}` };
  } catch {
    return { problem: `no JSON: ${inWords(param)}` };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function schemaErrors(contract: Contract, schema: string, value: unknown, base: string): SchemaError[] {
  const validate = contract.validator(schema);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const mistyped = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map((error) => error.instancePath),
  );
  return errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
    .flatMap((error) => schemaError(error, value, base));
}

function schemaError(error: ValidationError, root: unknown, base: string): SchemaError[] {
  const missing =
    error.keyword === 'required' ? `/${pointerToken(String(error.params.missingProperty))}` : '';
  return toFindings(root, [error], base).map(({ keyword, pointer, schemaPointer, expected, actual }) => ({
    keyword,
    pointer: schemaPointer,
    where: pointer + missing,
    path: general(pointer + missing),
    expected,
    actual: printable(actual),
    isNumber: error.keyword === 'type' && error.params.type === 'integer' && actual.startsWith('the number'),
  }));
}

function unknownMembers(
  contract: Contract,
  schema: string,
  object: ParsedObject,
  where: string,
): UnknownMember[] {
  const documented = Object.keys(
    (contract.at(`#/components/schemas/${schema}/properties`) ?? {}) as JsonObject,
  );
  const missing = documented.filter((name) => !Object.hasOwn(object, name));
  return Object.keys(object)
    .filter((name) => !documented.includes(name))
    .map((name) => {
      const meant = missing.find((candidate) => plain(candidate) === plain(name));
      return { where, name, ...(meant !== undefined && { meant }) };
    });
}

function plain(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
