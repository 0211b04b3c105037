import { operationPointer } from '../contract/examples.ts';
import type { ProbeName } from '../exchange/exchange.ts';
import type { Capability } from '../probes/target.ts';
import { judgeEach, type Part, type Rule, withoutServerError } from './rule.ts';

/** A rule that says that a call is refused. */
export interface Refusal {
  readonly id: string;
  readonly part: Part;
  /** What is refused, as the beginning of a sentence. */
  readonly what: string;
  readonly source: string;
  readonly pointer: string;
  readonly probe: ProbeName;
  readonly needs: readonly Capability[];
  /** Where this probe was let through, the rule has nothing to add: one fault, one finding. */
  readonly unlessAccepted?: ProbeName;
}

/** Makes the rule of a refusal. A 5xx status is left to `status.no-server-error`. */
export function refusalRule({ what, probe, unlessAccepted, ...rest }: Refusal): Rule {
  return {
    ...rest,
    level: 'MUST',
    title: `${what} is refused with a 4xx status.`,
    probes: [probe],
    ...(unlessAccepted !== undefined && { comparesWith: [unlessAccepted] }),
    check: ({ exchanges, all }) => {
      if (all.some((other) => other.probe === unlessAccepted && isSuccess(other.response?.status)))
        return undefined;
      return judgeEach(exchanges, withoutServerError, ({ status }) =>
        isRefusal(status)
          ? []
          : [{ where: 'status', expected: 'a refusal, status 4xx', actual: `status ${status}` }],
      );
    },
  };
}

/** The 4xx status codes that say "not now" instead of "no". */
const temporary = [408, 429];

/** Says whether a status refuses a call for good. Where the source names no status, any of these fits. */
export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && !temporary.includes(status);
}

/** Where the OpenAPI document describes the answers. */
export const responsesPointer = `${operationPointer}/responses`;

/** Says whether a call was answered with 2xx. */
export function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300;
}
