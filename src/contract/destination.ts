import {
  type Validator,
  validateDisDestinationParam,
  validateFuncDestinationConfig,
  validateFunctionGraphDestinationParam,
  validateObsDestinationParam,
  validateSmnDestinationParam,
  validateUnsetDestination,
} from '../../generated/validators.js';
import { ArgumentError, ContractError } from '../errors.ts';
import { describeValue, toFindings } from '../finding.ts';
import type {
  DestinationConfig,
  DestinationName,
  DisDestinationParam,
  FunctionGraphDestinationParam,
  ObsDestinationParam,
  SmnDestinationParam,
  UnsetDestination,
} from './types.ts';

/** The `param` of each destination, by the destination's name. */
export interface DestinationParams {
  /** Objects in a bucket. */
  OBS: ObsDestinationParam;
  /** Messages to a topic. */
  SMN: SmnDestinationParam;
  /** Records of a stream. */
  DIS: DisDestinationParam;
  /** Invocations of another function. */
  FunctionGraph: FunctionGraphDestinationParam;
}

/** A destination whose `param` is read. `destination` tells which members `param` has. */
export type Destination<Name extends DestinationName = DestinationName> = {
  [Each in Name]: {
    /** The service. Source: Table 4, destination. */
    readonly destination: Each;
    /** What the JSON in `param` holds. Source: Table 4, param. */
    readonly param: Readonly<DestinationParams[Each]>;
  };
}[Name];

const paramValidators: { readonly [Name in DestinationName]: Validator<DestinationParams[Name]> } = {
  OBS: validateObsDestinationParam,
  SMN: validateSmnDestinationParam,
  DIS: validateDisDestinationParam,
  FunctionGraph: validateFunctionGraphDestinationParam,
};

/**
 * Reads a destination: its `param` becomes the object whose JSON it holds. Members that the contract does not list
 * are kept.
 *
 * @param config - `on_success` or `on_failure` of a configuration.
 * @returns `undefined` where no destination is set: the side is absent, an empty object, or of empty strings.
 * @throws {@link ContractError} where the destination, or what `param` holds, breaks the contract. The pointer of a
 * place inside `param` goes on as if its JSON stood there: `/param/expires`.
 */
export function parseDestination<Name extends DestinationName>(
  config: DestinationConfig<Name>,
): Destination<Name>;
export function parseDestination(
  config: DestinationConfig | UnsetDestination | undefined,
): Destination | undefined;
export function parseDestination(
  config: DestinationConfig | UnsetDestination | undefined,
): Destination | undefined {
  if (config === undefined || validateUnsetDestination(config)) return undefined;
  checkConfig(config);
  const { destination, param } = config;
  return { destination, param: checkParam(destination, parseParam(param)) } as Destination;
}

/**
 * Writes a destination as it is on the wire: the reverse of {@link parseDestination}.
 *
 * @throws {@link ContractError} where the destination breaks the contract.
 * @throws {@link ArgumentError} where none is given.
 */
export function formatDestination<Name extends DestinationName>(
  destination: Destination<Name>,
): DestinationConfig<Name>;
export function formatDestination(given: Destination): DestinationConfig {
  if (typeof given !== 'object' || given === null) throw new ArgumentError('destination', 'must be given');
  const { destination, param } = given;
  const config = { destination, param: JSON.stringify(param) };
  checkConfig(config);
  checkParam(destination, param);
  return config;
}

function checkConfig(config: unknown): asserts config is DestinationConfig {
  if (validateFuncDestinationConfig(config)) return;
  throw new ContractError('the destination', toFindings(config, validateFuncDestinationConfig.errors), {
    value: config,
  });
}

function checkParam(destination: DestinationName, param: unknown): unknown {
  const validateParam = paramValidators[destination];
  if (validateParam(param)) return param;
  throw new ContractError('the destination', toFindings(param, validateParam.errors, '/param'), {
    value: param,
  });
}

function parseParam(param: string): unknown {
  try {
    return JSON.parse(param);
  } catch {
    const finding = {
      pointer: '/param',
      schemaPointer: '#/components/schemas/FuncDestinationConfig/properties/param/contentSchema',
      keyword: 'contentSchema',
      expected: 'a string that holds JSON',
      actual: describeValue(param),
    };
    throw new ContractError('the destination', [finding], { value: param });
  }
}
