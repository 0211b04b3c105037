import type { ValidationError } from '../../generated/validators.js';
import { pointerToken } from '../../openapi/json.ts';
import { toFindings } from '../../src/finding.ts';
import { configSchemas, documentedNames, type ObjectSchema } from '../contract/config-schemas.ts';
import type { Contract } from '../contract/contract.ts';
import { general } from '../contract/keywords.ts';
import { isObject, type ParsedObject } from './body.ts';
import { type JsonReading, readJson } from './json-text.ts';
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

/** A member that a response should carry. */
export interface AbsentMember {
  /** The JSON pointer of the object that it belongs to. */
  readonly where: string;
  readonly name: string;
  /** Where the document recommends it: a JSON pointer. */
  readonly pointer: string;
}

/** What a body of status 200 says, held against the contract. */
export interface ConfigReading {
  readonly config: ParsedObject;
  /** Its numbers that are whole in binary only, as they are written. */
  readonly rounded: JsonReading['rounded'];
  /** The documented members that are there and not null, with `*` for `on_success` and `on_failure`. */
  readonly places: ReadonlySet<string>;
  /** The body's errors against the schema; members that are there under another spelling do not count as missing. */
  readonly errors: readonly SchemaError[];
  readonly params: readonly ParamProblem[];
  readonly unknown: readonly UnknownMember[];
  /** Members that a response should carry and this one does not. */
  readonly absent: readonly AbsentMember[];
  /** Sides that are there although no destination is set: JSON pointers. */
  readonly unset: readonly string[];
}

/**
 * Holds a configuration against the contract, `param` inside its string included.
 *
 * @param rounded - its numbers that are whole in binary only, as they are written; none by default.
 */
export function readConfig(
  config: ParsedObject,
  contract: Contract,
  rounded: JsonReading['rounded'] = new Map(),
): ConfigReading {
  const schemas = configSchemas(contract);
  const errors = [
    ...schemaErrors(schemas.config, config, ''),
    ...roundedIntegers(schemas.config, rounded, '', contract),
  ];
  const unknown = unknownMembers(schemas.config, config, '');
  const places = new Set(placesIn(schemas.config, config, ''));
  const params: ParamProblem[] = [];
  const unset: string[] = [];
  const recommended = [{ schema: schemas.config, object: config, where: '' }];
  const destinations = config.destination_config;
  if (isObject(destinations)) {
    unknown.push(...unknownMembers(schemas.destinationConfig, destinations, '/destination_config'));
    for (const [outcome, target] of Object.entries(destinations)) {
      if (outcome !== 'on_success' && outcome !== 'on_failure') continue;
      if (!isObject(target)) continue;
      const where = `/destination_config/${outcome}`;
      places.add(general(where));
      unknown.push(...unknownMembers(schemas.destination, target, where));
      if (schemas.unset(target)) {
        unset.push(where);
        continue;
      }
      for (const place of placesIn(schemas.destination, target, where)) places.add(place);
      const destination = String(target.destination);
      const schema = schemas.params.get(destination);
      if (schema === undefined) continue;
      const read = readParam(target.param, documentedNames(contract));
      if (read === undefined) continue;
      const place = `${where}/param`;
      if ('problem' in read) {
        params.push({ where: place, destination, actual: read.problem });
        continue;
      }
      const own = [
        ...schemaErrors(schema, read.object, place),
        ...roundedIntegers(schema, read.rounded, place, contract),
      ];
      errors.push(...own);
      for (const inside of placesIn(schema, read.object, place)) places.add(inside);
      unknown.push(...unknownMembers(schema, read.object, place));
      // Parameters without what they must have are empty, or another destination's: that is one finding, not two.
      const isWhole = own.every(({ keyword }) => keyword !== 'required');
      if (isWhole) recommended.push({ schema, object: read.object, where: place });
    }
  }
  const misnamed = new Set(
    unknown.flatMap(({ where, meant }) => (meant === undefined ? [] : [`${where}/${meant}`])),
  );
  const absent = recommended.flatMap(({ schema, object, where }) =>
    schema.recommended
      .filter((name) => !Object.hasOwn(object, name) && !misnamed.has(`${where}/${name}`))
      .map((name) => ({ where, name, pointer: `${schema.pointer}/x-recommended` })),
  );
  return {
    config,
    rounded,
    places,
    errors: errors.filter((error) => !misnamed.has(error.where)),
    params,
    unknown,
    absent,
    unset,
  };
}

/**
 * Says whether a configuration keeps the schema of an edition of the contract, `param` inside its string included, so
 * that {@link readConfig} would find no error.
 */
export function keepsSchema({ config, rounded }: ConfigReading, contract: Contract): boolean {
  const schemas = configSchemas(contract);
  if (rounded.size > 0 || !schemas.config.validate(config)) return false;
  const { on_success, on_failure } = isObject(config.destination_config) ? config.destination_config : {};
  return [on_success, on_failure].every((target) => {
    if (!isObject(target) || schemas.unset(target)) return true;
    const schema = schemas.params.get(String(target.destination));
    const read = schema && readParam(target.param, documentedNames(contract));
    if (read === undefined || 'problem' in read) return true;
    return read.rounded.size === 0 && schema?.validate(read.object) === true;
  });
}

/** The members of an object that its schema describes and that say something. */
function placesIn({ members }: ObjectSchema, object: ParsedObject, where: string): string[] {
  const base = general(where);
  return members
    .filter((name) => Object.hasOwn(object, name) && object[name] !== null)
    .map((name) => `${base}/${pointerToken(name)}`);
}

type ParamReading =
  | { readonly object: ParsedObject; readonly rounded: JsonReading['rounded'] }
  | { readonly problem: string };

/** What was read of the latest texts: the functions of a project mostly share a few destinations. */
const knownParams = new WeakMap<ReadonlySet<string>, Map<string, ParamReading>>();

/** So many texts are known, of no more characters than this. */
const mostKnown = { params: 100, characters: 1000 };

function readParam(param: unknown, documented: ReadonlySet<string>): ParamReading | undefined {
  if (typeof param !== 'string') return undefined;
  const known = knownParams.get(documented) ?? new Map<string, ParamReading>();
  knownParams.set(documented, known);
  const same = known.get(param);
  if (same !== undefined) return same;
  const reading = readNewParam(param, documented);
  if (known.size >= mostKnown.params) known.clear();
  if (param.length <= mostKnown.characters) known.set(param, reading);
  return reading;
}

function readNewParam(param: string, documented: ReadonlySet<string>): ParamReading {
  try {
    const { value, duplicates, rounded } = readJson(param, documented);
    if (duplicates.length > 0)
      return { problem: `a JSON object with ${duplicates.slice(0, 3).join(', ')} twice` };
    if (isObject(value)) return { object: value, rounded };
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

function schemaErrors({ validate }: ObjectSchema, value: unknown, base: string): SchemaError[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const mistyped = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map((error) => error.instancePath),
  );
  return errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
    .flatMap((error) => schemaError(error, value, base));
}

/** Integers that are none, which binary numbers hide from a validator. */
function roundedIntegers(
  { pointer, members }: ObjectSchema,
  rounded: JsonReading['rounded'],
  base: string,
  contract: Contract,
): SchemaError[] {
  if (rounded.size === 0) return [];
  return members.flatMap((name) => {
    const written = rounded.get(`/${pointerToken(name)}`);
    const type = `${pointer}/properties/${pointerToken(name)}/type`;
    if (written === undefined || contract.at(type) !== 'integer') return [];
    const where = `${base}/${pointerToken(name)}`;
    const path = general(where);
    const actual = `the number ${written}`;
    return [{ keyword: 'type', pointer: type, where, path, expected: 'an integer', actual, isNumber: true }];
  });
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

function unknownMembers({ members }: ObjectSchema, object: ParsedObject, where: string): UnknownMember[] {
  const missing = members.filter((name) => !Object.hasOwn(object, name));
  return Object.keys(object)
    .filter((name) => !members.includes(name))
    .map((name) => {
      const meant = missing.find((candidate) => plain(candidate) === plain(name));
      return { where, name, ...(meant !== undefined && { meant }) };
    });
}

function plain(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
