import {
  type Validator,
  validateDisDestinationParam,
  validateFuncDestinationConfig,
  validateFunctionGraphDestinationParam,
  validateObsDestinationParam,
  validateSmnDestinationParam,
} from '../../generated/validators.js';
import { ContractError } from '../errors.ts';
import { describeValue, toFindings } from '../finding.ts';
import type {
  DestinationConfig,
  DisDestinationParam,
  FunctionGraphDestinationParam,
  ObsDestinationParam,
  SmnDestinationParam,
} from './types.ts';

/** The `param` of each destination, by the destination's name. */
export interface DestinationParams {
  OBS: ObsDestinationParam;
  SMN: SmnDestinationParam;
  DIS: DisDestinationParam;
  FunctionGraph: FunctionGraphDestinationParam;
}

/** The names of the services that results can be sent to. */
export type DestinationName = DestinationConfig['destination'];

/** A destination whose `param` is read. `destination` tells which members `param` has. */
export type Destination<Name extends DestinationName = DestinationName> = {
  [Each in Name]: { readonly destination: Each; readonly param: Readonly<DestinationParams[Each]> };
}[Name];

const contracts: {
  readonly [Name in DestinationName]: {
    /** The name of the destination's schema. */
    readonly schema: string;
    readonly validateParam: Validator<DestinationParams[Name]>;
  };
} = {
  OBS: { schema: 'ObsDestination', validateParam: validateObsDestinationParam },
  SMN: { schema: 'SmnDestination', validateParam: validateSmnDestinationParam },
  DIS: { schema: 'DisDestination', validateParam: validateDisDestinationParam },
  FunctionGraph: {
    schema: 'FunctionGraphDestination',
    validateParam: validateFunctionGraphDestinationParam,
  },
};

/**
 * Reads a destination: its `param` becomes the object whose JSON it holds. Members that the contract does not list
 * are kept.
 *
 * @param config - `on_success` or `on_failure` of a configuration.
 * @throws {@link ContractError} where the destination, or what `param` holds, breaks the contract. The pointer of a
 * place inside `param` goes on as if its JSON stood there: `/param/expires`.
 */
export function parseDestination<Name extends DestinationName>(
  config: Extract<DestinationConfig, { destination: Name }>,
): Destination<Name>;
export function parseDestination(config: DestinationConfig): Destination {
  checkConfig(config);
  const { destination, param } = config;
  return { destination, param: checkParam(destination, parseParam(destination, param)) } as Destination;
}

/**
 * Writes a destination as it is on the wire: the reverse of {@link parseDestination}.
 *
 * @throws {@link ContractError} where the destination breaks the contract.
 */
export function formatDestination<Name extends DestinationName>(
  destination: Destination<Name>,
): Extract<DestinationConfig, { destination: Name }>;
export function formatDestination({ destination, param }: Destination): DestinationConfig {
  const config = { destination, param: JSON.stringify(param) };
  checkConfig(config);
  checkParam(destination, param);
  return config;
}

function checkConfig(config: unknown): asserts config is DestinationConfig {
  if (validateFuncDestinationConfig(config)) return;
  throw new ContractError('the destination', toFindings(config, validateFuncDestinationConfig.errors));
}

function checkParam(destination: DestinationName, param: unknown): unknown {
  const { validateParam } = contracts[destination];
  if (validateParam(param)) return param;
  throw new ContractError('the destination', toFindings(param, validateParam.errors, '/param'));
}

function parseParam(destination: DestinationName, param: string): unknown {
  try {
    return JSON.parse(param);
  } catch {
    throw new ContractError('the destination', [
      {
        pointer: '/param',
        schemaPointer: `#/components/schemas/${contracts[destination].schema}/properties/param/contentMediaType`,
        keyword: 'contentMediaType',
        expected: 'a string that holds JSON',
        actual: describeValue(param),
      },
    ]);
  }
}
