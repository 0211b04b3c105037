import { operationPointer } from '../contract/examples.ts';
import type { ProbeName } from '../exchange/exchange.ts';
import type { Capability } from '../probes/target.ts';
import type { Finding, Part, Rule } from './rule.ts';
import { judgeEach, withoutServerError } from './rule.ts';

/** A rule that says with which status codes a call is refused. */
export interface Refusal {
  readonly id: string;
  readonly part: Part;
  /** What is refused, as the beginning of a sentence. */
  readonly what: string;
  readonly source: string;
  readonly pointer: string;
  readonly probe: ProbeName;
  readonly needs: readonly Capability[];
  /** The status codes that refuse it, at least two. */
  readonly statuses: readonly number[];
  /** Where this probe was let through, the rule has nothing to add: one fault, one finding. */
  readonly unlessAccepted?: ProbeName;
}

/** Makes the rule of a refusal. A 5xx status is left to `status.no-server-error`. */
export function refusalRule({ statuses, what, probe, unlessAccepted, ...rest }: Refusal): Rule {
  const list = `${statuses.slice(0, -1).join(', ')} or ${statuses.at(-1)}`;
  return {
    ...rest,
    level: 'MUST',
    title: `${what} is refused with ${list}.`,
    probes: [probe],
    ...(unlessAccepted !== undefined && { comparesWith: [unlessAccepted] }),
    check: ({ exchanges, all }) => {
      if (all.some((other) => other.probe === unlessAccepted && isSuccess(other.response?.status)))
        return undefined;
      return judgeEach(exchanges, withoutServerError, ({ status }): Omit<Finding, 'exchange'>[] =>
        statuses.includes(status)
          ? []
          : [{ where: 'status', expected: `status ${list}`, actual: `status ${status}` }],
      );
    },
  };
}

/** The status codes with which a call may be refused, as fits. */
export const refusals = [400, 401, 403, 404] as const;

/** The status codes with which wrong or missing credentials may be refused. */
export const credentialRefusals = [400, 401, 403] as const;

/** Where the OpenAPI document describes the answers. */
export const responsesPointer = `${operationPointer}/responses`;

/** Says whether a call was answered with 2xx. */
export function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300;
}
