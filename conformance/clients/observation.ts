import type { Json } from '../../openapi/json.ts';
import type { Outcome } from '../reference/index.ts';
import type { Result } from './output.ts';
import type { ProgramRun } from './program.ts';
import type { Scenario } from './scenario.ts';

/** A request of a client, as it arrived. */
export interface Arrival {
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly target: string;
  /** By their names in lower case, credentials included. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  /** How the endpoint took it; `configuration` where it keeps the contract. */
  readonly outcome: Outcome;
  /** The answer; absent where the request did not come to one. */
  readonly answer?: {
    readonly status: number;
    /** When it says to come back, in milliseconds since 1970. */
    readonly comeBackAt?: number;
    readonly headers: { readonly [name: string]: string | readonly string[] };
    /** The body as JSON; `undefined` where it is none. */
    readonly json: Json | undefined;
    /** The client took all of it. */
    isTaken?: boolean;
  };
}

/** What was seen of a client in one scenario. */
export interface Observation {
  readonly scenario: Scenario;
  readonly arrivals: readonly Arrival[];
  /** The requests that came to the other origin. */
  readonly elsewhere: readonly Pick<Arrival, 'target' | 'headers'>[];
  readonly run: ProgramRun;
  readonly result: Result;
}
