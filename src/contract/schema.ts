import type { JsonSchema } from '../../generated/json-schemas.ts';
import type { Validator } from '../../generated/validators.js';
import { memberName } from '../../openapi/json.ts';
import { ArgumentError, ContractError } from '../errors.ts';
import { type Finding, toFindings } from '../finding.ts';

/** The editions of JSON Schema that a schema is there in. */
export type JsonSchemaTarget = 'draft-2020-12' | 'draft-07';

/** What {@link Schema.safeParse} says of a value. */
export type SafeParseResult<T> =
  | {
      /** The value is valid. */
      readonly success: true;
      /** The value: the same object, unchanged. */
      readonly data: T;
    }
  | {
      /** The value breaks the contract. */
      readonly success: false;
      /** How; in `findings` there is one for each place, with numbers where there are any. */
      readonly error: ContractError;
    };

/** What [Standard Schema](https://standardschema.dev) calls an issue. */
export interface StandardIssue {
  /** What is wrong, in words. */
  readonly message: string;
  /** The names that lead to the place. */
  readonly path: readonly string[];
}

/** One type of the contract, as a schema that validators, forms and servers take. */
export interface Schema<T> {
  /** For libraries that take a [Standard Schema](https://standardschema.dev) or a Standard JSON Schema. */
  readonly '~standard': {
    /** The version of the standard. */
    readonly version: 1;
    /** Where the schema comes from. */
    readonly vendor: 'functiongraph-async-invoke-contract';
    /** Not there; TypeScript infers the type of the schema from it. */
    readonly types?: {
      /** What goes in. */
      readonly input: T;
      /** What comes out. */
      readonly output: T;
    };
    /** Says what a value is, or what is wrong with it. */
    readonly validate: (value: unknown) =>
      | {
          /** The value: the same object, unchanged. */
          readonly value: T;
          /** Not there. */
          readonly issues?: undefined;
        }
      | {
          /** What is wrong with the value. */
          readonly issues: readonly StandardIssue[];
        };
    /** The schema as JSON Schema. */
    readonly jsonSchema: {
      /** What goes in. */
      readonly input: (options: {
        /** The edition of JSON Schema. */
        readonly target: string;
      }) => Record<string, unknown>;
      /** What comes out, which is the same. */
      readonly output: (options: {
        /** The edition of JSON Schema. */
        readonly target: string;
      }) => Record<string, unknown>;
    };
  };
  /** Says whether a value is valid. Members that the contract does not list are allowed. */
  is(value: unknown): value is T;
  /**
   * Asserts that a value is valid.
   *
   * @throws {@link ContractError} with one finding for each place that breaks the contract.
   */
  assert(value: unknown): asserts value is T;
  /**
   * Gives a value back as what it is: the same object, unchanged.
   *
   * @throws {@link ContractError} with one finding for each place that breaks the contract.
   */
  parse(value: unknown): T;
  /** Gives a value back as what it is, or what is wrong with it. */
  safeParse(value: unknown): SafeParseResult<T>;
  /**
   * A copy of the schema as JSON Schema that needs no other.
   *
   * @param target - the edition of JSON Schema, 2020-12 by default.
   */
  jsonSchema(target?: JsonSchemaTarget): JsonSchema;
}

/**
 * Makes a schema of a validator.
 *
 * @param subject - what the value is, in words.
 */
export function createSchema<T>(subject: string, validate: Validator<T>, jsonSchema: JsonSchema): Schema<T> {
  const safeParse = (value: unknown): SafeParseResult<T> => {
    if (validate(value)) return { success: true, data: value };
    return {
      success: false,
      error: new ContractError(subject, toFindings(value, validate.errors), { value }),
    };
  };
  const parse = (value: unknown): T => {
    const result = safeParse(value);
    if (!result.success) throw result.error;
    return result.data;
  };
  const write = (target: string = 'draft-2020-12'): JsonSchema => {
    const $schema = editions.get(target);
    if ($schema === undefined)
      throw new ArgumentError('target', `must be one of ${[...editions.keys()].join(', ')}`);
    return { $schema, ...structuredClone(jsonSchema) };
  };
  return {
    '~standard': {
      version: 1,
      vendor: 'functiongraph-async-invoke-contract',
      validate(value) {
        const result = safeParse(value);
        return result.success ? { value: result.data } : { issues: result.error.findings.map(toIssue) };
      },
      jsonSchema: { input: ({ target }) => write(target), output: ({ target }) => write(target) },
    },
    is: (value): value is T => validate(value),
    assert: parse,
    parse,
    safeParse,
    jsonSchema: write,
  };
}

const editions = new Map([
  ['draft-2020-12', 'https://json-schema.org/draft/2020-12/schema'],
  ['draft-07', 'http://json-schema.org/draft-07/schema#'],
] as const) as ReadonlyMap<string, JsonSchema['$schema']>;

function toIssue({ pointer, missing, expected, actual }: Finding): StandardIssue {
  const path = pointer.split('/').slice(1).map(memberName);
  return {
    message: `expected ${expected}, got ${actual}`,
    path: missing === undefined ? path : [...path, missing],
  };
}
