import { regions, serverUrl } from '../../generated/constants.ts';
import {
  type Validator,
  validateAsyncInvokeConfig,
  validateError,
  validateFunctionUrn,
  validateProjectId,
} from '../../generated/validators.js';
import type { AsyncInvokeConfig, ErrorBody } from '../contract/types.ts';

/**
 * A deployment's variant of the contract, as `…/profiles/<name>` exports one: where it is, and what is valid there.
 * `Config` is the configuration that it answers.
 */
export interface Profile<Config = AsyncInvokeConfig> {
  /** The name of the profile, e.g. `open-telekom-cloud`. */
  readonly name: string;
  /** The address of a regional endpoint, before its `{region}` is put in. */
  readonly serverUrl: string;
  /** The regions that have an endpoint. */
  readonly regions: readonly string[];
  /** Say whether values are valid there, by the names of their schemas. */
  readonly validators: {
    /** The body of a successful answer. */
    readonly AsyncInvokeConfig: Validator<Config>;
    /** The body of an answer that is an error. */
    readonly Error: Validator<ErrorBody>;
    /** The argument `functionUrn`. */
    readonly FunctionUrn: Validator<string>;
    /** The argument `projectId`. */
    readonly ProjectId: Validator<string>;
  };
}

/** The contract itself. */
export const contract: Profile = {
  name: 'contract',
  serverUrl,
  regions,
  validators: {
    AsyncInvokeConfig: validateAsyncInvokeConfig,
    Error: validateError,
    FunctionUrn: validateFunctionUrn,
    ProjectId: validateProjectId,
  },
};
