import type { regions } from '../../generated/constants.ts';
import type { components } from '../../generated/schema.d.ts';

type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** How a function version handles asynchronous invocations (table 2, response body). */
export interface AsyncInvokeConfig extends Schema<'AsyncInvokeConfig'> {}

/** Where the results of success and of failure are sent; each may be absent (table 3, FuncAsyncDestinationConfig). */
export interface DestinationsConfig extends Schema<'FuncAsyncDestinationConfig'> {}

/** The names of the services that results can be sent to. */
export type DestinationName = Schema<'FuncDestinationConfig'>['destination'];

/** One destination as it is on the wire, `param` being JSON in a string (table 4, FuncDestinationConfig). */
export interface DestinationConfig<Name extends DestinationName = DestinationName>
  extends Schema<'FuncDestinationConfig'> {
  /** The service. Source: Table 4, destination. */
  destination: Name;
}

/**
 * A side for which no destination is set, as deployments answer it beside the contract, which leaves it out: `{}`, or
 * empty strings.
 */
export interface UnsetDestination extends Schema<'UnsetDestination'> {}

/** The `param` of an OBS destination: `bucket` and, where they were set, `prefix`, and `expires` in days (0: never). */
export interface ObsDestinationParam extends Schema<'ObsDestinationParam'> {}

/** The `param` of an SMN destination: `topic_urn`. */
export interface SmnDestinationParam extends Schema<'SmnDestinationParam'> {}

/** The `param` of a DIS destination: `stream_name`. */
export interface DisDestinationParam extends Schema<'DisDestinationParam'> {}

/** The `param` of a FunctionGraph destination: `func_urn`. */
export interface FunctionGraphDestinationParam extends Schema<'FunctionGraphDestinationParam'> {}

/** The body of an answer that is an error. */
export interface ErrorBody extends Schema<'Error'> {}

/** A region that has an endpoint. */
export type Region = (typeof regions)[number];
