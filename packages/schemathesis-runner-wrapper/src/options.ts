import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { secretFieldName } from '../../../src/redaction/redactor.ts';
import { InvalidOptionsError } from './errors.ts';
import { CHECKS, type CheckName, type Executable, PHASES, type Phase } from './result.ts';

/** HTTP methods an OpenAPI path item can hold. */
export type HttpMethod = 'GET' | 'HEAD' | 'OPTIONS' | 'TRACE' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** A fixed value, or values of which one is taken with a probability (0 < p <= 1, default 1) in positive cases. */
export type ParameterValue =
  | string
  | number
  | boolean
  | { readonly values: readonly (string | number)[]; readonly probability?: number };

/** Status codes (`404`) and ranges (`4xx`). */
export type StatusPattern = number | `${1 | 2 | 3 | 4 | 5}xx` | `${1 | 2 | 3 | 4 | 5}XX`;

/** Checks that compare the status code with a list of expected ones. */
export type StatusCheckName =
  | 'not_a_server_error'
  | 'negative_data_rejection'
  | 'positive_data_acceptance'
  | 'missing_required_header';

/** What to run, and within which bounds. Times are in milliseconds, sizes in bytes. */
export interface RunOptions {
  /** The OpenAPI document: parsed, or the path of a JSON or YAML file. References must stay on this machine. */
  readonly document: object | string;
  /** Where the API is, its base path included: `https://api.example.com/v1`. `servers` are not used. */
  readonly baseUrl: string;
  /** Sent with every request. Values of telling names (`X-Auth-Token`) are treated as secrets. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: examples and coverage, which send a bounded and repeatable set of requests. */
  readonly phases?: readonly Phase[] | undefined;
  /** Default: all of Schemathesis's. */
  readonly checks?: readonly CheckName[] | undefined;
  readonly excludeChecks?: readonly CheckName[] | undefined;
  /** Status codes a check accepts, in place of its own list. */
  readonly expectedStatuses?: Partial<Record<StatusCheckName, readonly StatusPattern[]>> | undefined;
  /** Whether generated data is valid against the document, invalid, or both. Default: `all`. */
  readonly mode?: 'positive' | 'negative' | 'all' | undefined;
  /** Cases per operation in the examples and fuzzing phases. Default: Schemathesis's, 100. */
  readonly maxExamples?: number | undefined;
  /** 0 to 2^32-1. Default: a random one, told in the result. */
  readonly seed?: number | undefined;
  /**
   * Values for parameters, by name or `location.name` (`path.project_id`). A plain value replaces the
   * generated one in every case, so the parameter is no longer varied; `values` are mixed in instead.
   */
  readonly parameters?: Readonly<Record<string, ParameterValue>> | undefined;
  /** Only operations with these methods are tested. Default: every method that the document lists. */
  readonly allowedMethods?: readonly HttpMethod[] | undefined;
  /** Requests per second, minute, hour or day: `10/s`, `100/m`. `false` for no limit. Default: `20/s`. */
  readonly rateLimit?: `${number}/${'s' | 'm' | 'h' | 'd'}` | false | undefined;
  /** Limit of the whole run, installation apart. Default: 600,000 (ten minutes). */
  readonly timeout?: number | undefined;
  /** Limit of the wait for each response. Default: 10,000. */
  readonly requestTimeout?: number | undefined;
  /** Limit of one decoded response body. Default: 10 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** Ends the run and all its processes. */
  readonly signal?: AbortSignal | undefined;
  /** Further secrets to remove from every output, e.g. a signing key used by a proxy. */
  readonly redact?: readonly string[] | undefined;
  /** HTTP proxy for every request. The environment's proxies are not used. */
  readonly proxy?: string | undefined;
  /** `ca`: path of a PEM bundle to trust in place of the default one. `insecure`: accept any certificate. */
  readonly tls?: { readonly ca: string } | { readonly insecure: true } | undefined;
  /** A Schemathesis to use: its path, or what `findSchemathesis` returned. Default: found or brought. */
  readonly schemathesis?: string | Executable | undefined;
  /** Folder for virtual environments. Default: `$SCHEMATHESIS_RUNNER_CACHE`, else the user's cache folder. */
  readonly cacheDirectory?: string | undefined;
  /** Whether Schemathesis is installed where it is not there. Default: true. */
  readonly install?: boolean | undefined;
  /** Environment in which programs are looked for. Default: `process.env`. Little of it is handed down. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/** `RunOptions` with every default filled in and checked. */
export interface Settings {
  readonly document: object | string;
  readonly baseUrl: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly phases: readonly Phase[];
  readonly checks: readonly CheckName[] | undefined;
  readonly excludeChecks: readonly CheckName[];
  readonly expectedStatuses: Readonly<Record<string, readonly StatusPattern[]>>;
  readonly mode: 'positive' | 'negative' | 'all';
  readonly maxExamples: number | undefined;
  readonly seed: number;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly allowedMethods: readonly string[] | undefined;
  readonly rateLimit: string | undefined;
  readonly timeout: number;
  readonly requestTimeout: number;
  readonly maxResponseBytes: number;
  readonly proxy: URL | undefined;
  readonly tls: { readonly ca: string } | { readonly insecure: true } | undefined;
  /** Values to remove from every output. */
  readonly secrets: readonly string[];
}

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'POST', 'PATCH', 'DELETE'];

/** @throws InvalidOptionsError */
export function settle(options: RunOptions): Settings {
  const headers = options.headers ?? {};
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
      throw new InvalidOptionsError('headers', `"${name}" is not a header name`);
    // The value itself may be a secret and is not shown.
    if (/[\0\r\n]/.test(value))
      throw new InvalidOptionsError('headers', `the value of "${name}" contains a line break or NUL`);
  }
  const baseUrl = httpUrl('baseUrl', options.baseUrl);
  const proxy = options.proxy === undefined ? undefined : httpUrl('proxy', options.proxy);
  const { tls } = options;
  if (tls !== undefined && 'ca' in tls && !existsSync(tls.ca)) {
    throw new InvalidOptionsError('tls', `there is no file "${tls.ca}"`);
  }
  return {
    document: documentOf(options.document),
    baseUrl,
    headers,
    phases: subset('phases', options.phases ?? ['examples', 'coverage'], PHASES),
    checks: options.checks === undefined ? undefined : subset('checks', options.checks, CHECKS),
    excludeChecks:
      options.excludeChecks === undefined || options.excludeChecks.length === 0
        ? []
        : subset('excludeChecks', options.excludeChecks, CHECKS),
    expectedStatuses: options.expectedStatuses ?? {},
    mode: options.mode ?? 'all',
    maxExamples:
      options.maxExamples === undefined ? undefined : whole('maxExamples', options.maxExamples, 1, 1_000_000),
    seed: whole('seed', options.seed ?? Math.floor(Math.random() * 2 ** 32), 0, 2 ** 32 - 1),
    parameters: options.parameters ?? {},
    allowedMethods:
      options.allowedMethods === undefined
        ? undefined
        : subset('allowedMethods', options.allowedMethods, METHODS),
    rateLimit: rateLimitOf(options.rateLimit),
    timeout: whole('timeout', options.timeout ?? 600_000, 1, 2 ** 31 - 1),
    requestTimeout: whole('requestTimeout', options.requestTimeout ?? 10_000, 1, 2 ** 31 - 1),
    maxResponseBytes: whole('maxResponseBytes', options.maxResponseBytes ?? 10 * 1024 * 1024, 1, 2 ** 40),
    proxy,
    tls,
    secrets: [
      ...(options.redact ?? []),
      ...Object.entries(headers).flatMap(([name, value]) =>
        secretFieldName(name) ? headerSecrets(value) : [],
      ),
      ...userinfo(baseUrl),
      ...(proxy === undefined ? [] : userinfo(proxy)),
    ],
  };
}

function documentOf(document: object | string): object | string {
  if (typeof document === 'object') return document;
  const path = resolve(document);
  if (!existsSync(path)) throw new InvalidOptionsError('document', `there is no file "${path}"`);
  return path;
}

function httpUrl(option: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new InvalidOptionsError(option, 'an absolute http or https URL is needed');
  }
  return url;
}

function subset<T extends string>(option: string, chosen: readonly T[], known: readonly T[]): readonly T[] {
  if (chosen.length === 0)
    throw new InvalidOptionsError(option, `choose at least one of ${known.join(', ')}`);
  for (const name of chosen) {
    if (!known.includes(name))
      throw new InvalidOptionsError(option, `"${name}" is none of ${known.join(', ')}`);
  }
  return chosen;
}

function whole(option: string, value: number, minimum: number, maximum: number): number {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  throw new InvalidOptionsError(option, `${value} is not a whole number from ${minimum} to ${maximum}`);
}

function rateLimitOf(value: string | false | undefined): string | undefined {
  if (value === false) return undefined;
  const limit = value ?? '20/s';
  if (!/^[1-9]\d*\/[smhd]$/.test(limit))
    throw new InvalidOptionsError('rateLimit', `"${limit}" is not like "100/m"`);
  return limit;
}

/** The value, and what follows an authentication scheme in it. */
function headerSecrets(value: string): string[] {
  const credentials = /^[A-Za-z][\w-]*\s+(\S.*)$/.exec(value)?.[1];
  return credentials === undefined ? [value] : [value, credentials];
}

function userinfo(url: URL): string[] {
  return [url.password, decodeURIComponent(url.password)].filter((part) => part !== '');
}
