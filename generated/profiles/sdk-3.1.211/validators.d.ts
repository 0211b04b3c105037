// Generated from openapi/overlays/sdk-3.1.211.yaml by `make generate`. Do not edit.
import type { components } from './schema.d.ts';

/** What a validator found in a value. */
export interface ValidationError {
  /** The JSON pointer of the offending place in the value; `''` is the value itself. */
  readonly instancePath: string;
  /** The JSON pointer, in the document, of the keyword that the value breaks. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
}

/** Says whether a value is valid; what is wrong with an invalid one is in `errors` until the next call. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: ValidationError[] | null;
}

export const validateProjectId: Validator<components['schemas']['ProjectId']>;
export const validateFunctionUrn: Validator<components['schemas']['FunctionUrn']>;
export const validateAsyncInvokeConfig: Validator<components['schemas']['AsyncInvokeConfig']>;
export const validateFuncAsyncDestinationConfig: Validator<components['schemas']['FuncAsyncDestinationConfig']>;
export const validateFuncDestinationConfig: Validator<components['schemas']['FuncDestinationConfig']>;
export const validateObsDestinationParam: Validator<components['schemas']['ObsDestinationParam']>;
export const validateSmnDestinationParam: Validator<components['schemas']['SmnDestinationParam']>;
export const validateDisDestinationParam: Validator<components['schemas']['DisDestinationParam']>;
export const validateFunctionGraphDestinationParam: Validator<components['schemas']['FunctionGraphDestinationParam']>;
export const validateError: Validator<components['schemas']['Error']>;
export const validateUnsetDestination: Validator<components['schemas']['UnsetDestination']>;
