import type { regions } from '../../generated/constants.ts';
import type { components } from '../../generated/schema.d.ts';

/** How a function version handles asynchronous invocations (table 2, response body). */
export type AsyncInvokeConfig = components['schemas']['AsyncInvokeConfig'];

/** Where the results of success and of failure are sent; each may be absent (table 3, FuncAsyncDestinationConfig). */
export type DestinationsConfig = components['schemas']['FuncAsyncDestinationConfig'];

/** The names of the services that results can be sent to. */
export type DestinationName = components['schemas']['FuncDestinationConfig']['destination'];

/** One destination as it is on the wire, `param` being JSON in a string (table 4, FuncDestinationConfig). */
export type DestinationConfig<Name extends DestinationName = DestinationName> = Omit<
  components['schemas']['FuncDestinationConfig'],
  'destination'
> & { destination: Name };

/**
 * A side for which no destination is set, as deployments answer it beside the contract, which leaves it out: `{}`, or
 * empty strings.
 */
export type UnsetDestination = components['schemas']['UnsetDestination'];

/** The `param` of an OBS destination: `bucket` and, where they were set, `prefix`, and `expires` in days (0: never). */
export type ObsDestinationParam = components['schemas']['ObsDestinationParam'];

/** The `param` of an SMN destination: `topic_urn`. */
export type SmnDestinationParam = components['schemas']['SmnDestinationParam'];

/** The `param` of a DIS destination: `stream_name`. */
export type DisDestinationParam = components['schemas']['DisDestinationParam'];

/** The `param` of a FunctionGraph destination: `func_urn`. */
export type FunctionGraphDestinationParam = components['schemas']['FunctionGraphDestinationParam'];

/** The body of an answer that is an error. */
export type ErrorBody = components['schemas']['Error'];

/** A region that has an endpoint. */
export type Region = (typeof regions)[number];
