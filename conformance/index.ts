import { checkBaseUrl } from '../src/client/endpoint.ts';
import { loadContract } from './contract/contract.ts';
import { chooseProfile } from './contract/profile.ts';
import { baseUrlOf } from './probes/address.ts';
import {
  type Authentication,
  noAuthentication,
  signatureAuthentication,
  tokenAuthentication,
} from './probes/authentication.ts';
import type { Capability } from './probes/target.ts';
import { capabilityNames, usualCapabilities } from './probes/target.ts';
import { type Rule, rulesFor } from './rules/index.ts';
import { type RunControl, runConformance } from './run.ts';
import { defaults } from './settings.ts';
import type { BaselineEntry } from './verdict/baseline.ts';
import type { Report } from './verdict/report.ts';

export { PlainHttpError } from './exchange/loopback.ts';
export type { Capability } from './probes/target.ts';
export type { BaselineEntry } from './verdict/baseline.ts';
export type { Report, ReportedFinding, ReportedResult, RuleDescription } from './verdict/report.ts';

/** What to check, and how. */
export interface ConformanceOptions extends RunControl {
  /** Where the API is, for example `http://127.0.0.1:4010`. */
  readonly baseUrl: string;
  readonly projectId: string;
  /** The URNs of functions that exist. At least one. */
  readonly functionUrns: readonly string[];
  /** A token, an access key, or `none` for a target that asks for no credentials. */
  readonly credentials:
    | { readonly token: string }
    | { readonly accessKey: string; readonly secretKey: string; readonly securityToken?: string }
    | 'none';
  /** The deployment's variant of the contract; `auto` chooses by the host. The base contract by default. */
  readonly profile?: string;
  /** What the target can do; by default it keeps state and checks credentials. */
  readonly capabilities?: readonly Capability[];
  /** `configured` where every function has a configuration, so that 404 is a violation; by default it is not. */
  readonly expect?: 'configured';
  /** Warnings count as violations; not by default. */
  readonly strict?: boolean;
  /** A rule that met nothing to judge makes the verdict `untested`; not by default. */
  readonly requireExercised?: boolean;
  /**
   * All six wrong signatures with the real access key are tried, where the platform locks a key for some minutes after
   * five failures in a row; two by default.
   */
  readonly thorough?: boolean;
  /** How often each function is asked for; {@link defaults} by default. */
  readonly repeat?: number;
  /** How often a call is repeated whose answer says that it is temporary; {@link defaults} by default. */
  readonly retries?: number;
  /** Seconds that one exchange may take; {@link defaults} by default. */
  readonly timeoutSeconds?: number;
  /** How many calls may be under way at once; {@link defaults} by default. */
  readonly concurrency?: number;
  /** Known failures. */
  readonly baseline?: readonly BaselineEntry[];
}

/**
 * Runs the probes and rules of the suite against a target, without any test framework, and reports what it found.
 *
 * @returns the report that `make conformance` writes as `report.json`. A target that breaks the contract is a
 *   report with the verdict `violates`, not an exception.
 * @throws RangeError for no function, a number that is out of its range, and a profile, capability or rule of the baseline
 *   that there is not, {@link ArgumentError} for a `baseUrl` that is not a URL, has
 *   more than an origin and a path, or would get the credentials unencrypted, {@link PlainHttpError} for a name that
 *   turns out to be another machine's.
 */
export async function checkConformance(options: ConformanceOptions): Promise<Report> {
  const profile = chooseProfile(options.profile, options.baseUrl);
  const contract = await loadContract(profile.name);
  const rules = rulesFor(contract);
  checkOptions(options, rules);
  const isOpen = options.credentials === 'none';
  const address = checkBaseUrl(options.baseUrl, { allowInsecure: isOpen });
  const authentication = authenticationOf(options);
  const capabilities = options.capabilities ?? (isOpen ? (['state'] as const) : usualCapabilities);
  const { report } = await runConformance(
    {
      target: {
        name: address.origin,
        baseUrl: baseUrlOf(address),
        projectId: options.projectId,
        functionUrns: options.functionUrns,
        ...(options.expect === 'configured' && { configured: 'all' }),
        capabilities: new Set(capabilities),
        authentication,
      },
      contract,
      ...(profile.reason !== undefined && { profileReason: profile.reason }),
      rules,
      thorough: options.thorough ?? false,
      repeat: options.repeat ?? defaults.repeat,
      retries: options.retries ?? defaults.retries,
      concurrency: options.concurrency ?? defaults.concurrency,
      strict: options.strict ?? false,
      requireExercised: options.requireExercised ?? false,
      baseline: options.baseline ?? [],
      transport: { timeoutSeconds: options.timeoutSeconds ?? defaults.timeoutSeconds },
      shown: {},
      stages: [],
    },
    options,
  );
  return report;
}

/** The least that an option may be. */
const least = { repeat: 1, retries: 0, concurrency: 1 } as const;

function checkOptions(options: ConformanceOptions, rules: readonly Rule[]): void {
  if (options.functionUrns.length === 0)
    throw new RangeError('functionUrns is empty: name one function that exists');
  for (const [name, minimum] of Object.entries(least) as [keyof typeof least, number][]) {
    const value = options[name] ?? minimum;
    if (!Number.isSafeInteger(value) || value < minimum)
      throw new RangeError(`${name} must be a whole number of ${minimum} or more, not ${value}`);
  }
  const { timeoutSeconds = defaults.timeoutSeconds, expect, capabilities = [], baseline = [] } = options;
  if (!(timeoutSeconds > 0 && timeoutSeconds < Number.POSITIVE_INFINITY))
    throw new RangeError(`timeoutSeconds must be a number above 0, not ${timeoutSeconds}`);
  if (expect !== undefined && expect !== 'configured')
    throw new RangeError(`expect is configured, not ${JSON.stringify(expect)}`);
  const unknown = capabilities.find((name) => !capabilityNames.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`there is no capability ${unknown}; there are ${capabilityNames.join(', ')}`);
  const entry = baseline.find(({ rule }) => !rules.some(({ id }) => id === rule));
  if (entry !== undefined) throw new RangeError(`the baseline names ${entry.rule}, which is no rule`);
}

function authenticationOf({ credentials, projectId }: ConformanceOptions): Authentication {
  if (credentials === 'none') return noAuthentication;
  return 'token' in credentials
    ? tokenAuthentication(credentials.token)
    : signatureAuthentication(credentials, projectId);
}
