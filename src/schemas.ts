/**
 * Each type of the contract as a schema object: [Standard Schema](https://standardschema.dev), JSON Schema, and functions
 * to check values with.
 *
 * @module
 */
import * as json from '../generated/json-schemas.ts';
import * as validators from '../generated/validators.js';
import { createSchema, type Schema } from './contract/schema.ts';
import type * as types from './contract/types.ts';

export type { JsonSchema } from '../generated/json-schemas.ts';
export type { JsonSchemaTarget, SafeParseResult, Schema, StandardIssue } from './contract/schema.ts';

/** How a function version handles asynchronous invocations (table 2, response body). */
export const AsyncInvokeConfig: Schema<types.AsyncInvokeConfig> = /* @__PURE__ */ createSchema(
  'the configuration',
  validators.validateAsyncInvokeConfig,
  json.AsyncInvokeConfig,
);

/** Where the results of success and of failure are sent (table 3, FuncAsyncDestinationConfig). */
export const DestinationsConfig: Schema<types.DestinationsConfig> = /* @__PURE__ */ createSchema(
  'the destinations',
  validators.validateFuncAsyncDestinationConfig,
  json.FuncAsyncDestinationConfig,
);

/** One destination as it is on the wire, `param` being JSON in a string (table 4, FuncDestinationConfig). */
export const DestinationConfig: Schema<types.DestinationConfig> = /* @__PURE__ */ createSchema(
  'the destination',
  validators.validateFuncDestinationConfig,
  json.FuncDestinationConfig,
);

/** The `param` of an OBS destination, once its JSON is read. */
export const ObsDestinationParam: Schema<types.ObsDestinationParam> = /* @__PURE__ */ createSchema(
  'the param',
  validators.validateObsDestinationParam,
  json.ObsDestinationParam,
);

/** The `param` of an SMN destination, once its JSON is read. */
export const SmnDestinationParam: Schema<types.SmnDestinationParam> = /* @__PURE__ */ createSchema(
  'the param',
  validators.validateSmnDestinationParam,
  json.SmnDestinationParam,
);

/** The `param` of a DIS destination, once its JSON is read. */
export const DisDestinationParam: Schema<types.DisDestinationParam> = /* @__PURE__ */ createSchema(
  'the param',
  validators.validateDisDestinationParam,
  json.DisDestinationParam,
);

/** The `param` of a FunctionGraph destination, once its JSON is read. */
export const FunctionGraphDestinationParam: Schema<types.FunctionGraphDestinationParam> =
  /* @__PURE__ */ createSchema(
    'the param',
    validators.validateFunctionGraphDestinationParam,
    json.FunctionGraphDestinationParam,
  );

/** The body of an answer that is an error. */
export const ErrorBody: Schema<types.ErrorBody> = /* @__PURE__ */ createSchema(
  'the error',
  validators.validateError,
  json.Error,
);

/** The URN of a function version (table 1, function_urn). */
export const FunctionUrn: Schema<string> = /* @__PURE__ */ createSchema(
  'the URN',
  validators.validateFunctionUrn,
  json.FunctionUrn,
);

/** The ID of a project (table 1, project_id). */
export const ProjectId: Schema<string> = /* @__PURE__ */ createSchema(
  'the project ID',
  validators.validateProjectId,
  json.ProjectId,
);
