import type { regions } from '../../generated/constants.ts';
import type { components } from '../../generated/schema.d.ts';

/** How a function version handles asynchronous invocations (table 2, response body). */
export type AsyncInvokeConfig = components['schemas']['AsyncInvokeConfig'];

/** Where the results of success and of failure are sent; each may be absent (table 3, FuncAsyncDestinationConfig). */
export type DestinationsConfig = components['schemas']['FuncAsyncDestinationConfig'];

/** One destination as it is on the wire, `param` being JSON in a string (table 4, FuncDestinationConfig). */
export type DestinationConfig = components['schemas']['FuncDestinationConfig'];

/** The `param` of an OBS destination: `bucket`, `prefix`, and `expires` in days (0: never). */
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
